import { describe, expect, it } from "vitest";
import type { DeviceReport } from "../../../domain/model/device-report.ts";
import { findingsOf } from "../../../domain/reading/device-findings.ts";
import { soundDevice } from "../../server/device.ts";

const CASES: readonly (readonly [string, Partial<DeviceReport>, readonly string[]])[] = [
  ["nothing about a sound device", {}, []],
  ["a missing https alone, not what follows from it", { secureContext: false, serviceWorker: false, persisted: null }, ["insecure"]],
  ["a missing service worker", { serviceWorker: false }, ["noWorker"]],
  ["storage that the browser has not promised to keep", { persisted: false }, ["notPersisted"]],
  ["storage of which the browser does not say whether it keeps it", { persisted: null }, ["notPersisted"]],
  ["no clock that is two minutes off", { offsetMs: -120_000 }, []],
  ["a clock that is more than two minutes fast", { offsetMs: -121_000 }, ["clock"]],
  ["a clock that is more than two minutes slow", { offsetMs: 121_000 }, ["clock"]],
  ["no clock that nobody has measured", { offsetMs: null }, []],
  ["an engine before 94", { engine: "Chromium 93.0.4577.82" }, ["oldEngine"]],
  ["no engine from 94 on", { engine: "Chromium 94.0.4606.31" }, []],
  [
    "an engine that is not Chromium",
    { engine: "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0" },
    ["foreignEngine"],
  ],
  ["no storage of which a ninth tenth is taken", { quotaBytes: 1000, usedBytes: 899 }, []],
  ["storage of which the last tenth is touched", { quotaBytes: 1000, usedBytes: 900 }, ["storageFull"]],
  ["no storage that nobody has measured", { quotaBytes: null, usedBytes: null }, []],
  ["a browser without H.264", { codecs: ["vp9", "opus"] }, ["noFilms"]],
  [
    "what does not work before what does not last",
    { serviceWorker: false, persisted: false, offsetMs: 1e9 },
    ["noWorker", "clock", "notPersisted"],
  ],
];

describe("what is wrong with a device", () => {
  it.each(CASES)("names %s", (_, more, findings) => {
    expect(findingsOf(soundDevice(more))).toEqual(findings);
  });
});

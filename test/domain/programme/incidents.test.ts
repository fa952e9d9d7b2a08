import { describe, expect, it } from "vitest";
import { AlertRun, rule } from "./alert-sample.ts";

const MINUTE = 60;

describe("a screen that falls silent", () => {
  it("is an incident after two minutes, over once it has been well for two, and told once each", () => {
    const run = new AlertRun([rule()], [{ id: "Kantine" }]);
    run.watch(0, 300, "Kantine");
    run.watch(301, 600);
    run.watch(601, 900, "Kantine");
    expect(run.sayings()).toEqual(["420 opened Kantine", "721 recovered Kantine"]);
  });

  it("is none if it comes back a second before", () => {
    const run = new AlertRun([rule()], [{ id: "Kantine" }]);
    run.heard(0, "Kantine");
    run.watch(1, 119);
    run.watch(120, 400, "Kantine");
    expect(run.incidents).toEqual([]);
  });

  it("is none if it was never heard of, nor if it is dark by plan", () => {
    const run = new AlertRun([rule()], [{ id: "Neu" }, { id: "Nachts" }]);
    run.change("Nachts", { state: "off" });
    run.watch(0, 1000, "Nachts");
    expect(run.incidents).toEqual([]);
  });

  it("is not over while it is well for less than two minutes at a time", () => {
    const run = new AlertRun([rule()], [{ id: "Kantine" }]);
    run.watch(0, 0, "Kantine");
    run.watch(1, 200);
    for (let start = 201; start < 1000; start += 160) {
      run.watch(start, start + 60, "Kantine");
      run.watch(start + 61, start + 159);
    }
    expect(run.sayings()).toEqual(["120 opened Kantine"]);
  });

  it("is over though it comes back late for a heartbeat now and then", () => {
    const run = new AlertRun([rule()], [{ id: "Kantine" }]);
    run.watch(0, 0, "Kantine");
    run.watch(1, 199);
    for (const second of [200, 245, 290, 335]) {
      run.heard(second, "Kantine");
      run.watch(second, second + 44);
    }
    expect(run.sayings()).toEqual(["120 opened Kantine", "335 recovered Kantine"]);
  });
});

describe("a relapse", () => {
  /** Silent from 0 to 300, well until `again`, silent for `lasting` seconds, well for good. */
  function relapsing(again: number, lasting: number): AlertRun {
    const run = new AlertRun([rule()], [{ id: "Kantine" }]);
    run.watch(0, 0, "Kantine");
    run.watch(1, 299);
    run.watch(300, again, "Kantine");
    run.heard(again, "Kantine");
    run.watch(again + 1, again + lasting);
    run.watch(again + lasting + 1, again + lasting + 1200, "Kantine");
    return run;
  }

  it("within ten minutes is the same incident, without another mail", () => {
    const run = relapsing(1000, 300);
    expect(run.incidents.map(({ id, rounds, overAtMs }) => [id, rounds, overAtMs !== null])).toEqual([["incident 1", 1, true]]);
    expect(run.sayings()).toEqual(["120 opened Kantine", "420 recovered Kantine"]);
  });

  it("that lasts ten minutes is told, because the last that was heard is that it is over", () => {
    const run = relapsing(1000, 900);
    expect(run.sayings()).toEqual(["120 opened Kantine", "420 recovered Kantine", "1600 reopened Kantine", "2021 recovered Kantine"]);
    expect(run.incidents).toHaveLength(1);
  });

  it("counts within ten minutes of its being over: at 1,020 s it is one, at 1,021 s another incident", () => {
    expect(relapsing(1020, 300).incidents).toHaveLength(1);
    expect(relapsing(1021, 300).sayings()).toEqual([
      "120 opened Kantine",
      "420 recovered Kantine",
      "1141 opened Kantine",
      "1442 recovered Kantine",
    ]);
  });

  it("is none of what ended because nobody watched it any more", () => {
    const run = new AlertRun([rule()], [{ id: "Kantine" }]);
    run.watch(0, 0, "Kantine");
    run.watch(1, 200);
    run.rules = [rule({ enabled: false })];
    run.watch(201, 300, "Kantine");
    run.rules = [rule()];
    run.heard(300, "Kantine");
    run.watch(301, 500);
    expect(run.incidents.map(({ ending, rounds }) => [ending, rounds])).toEqual([
      ["gone", 0],
      [null, 0],
    ]);
  });

  it("wants to be acknowledged anew", () => {
    const run = new AlertRun([rule()], [{ id: "Kantine" }]);
    run.watch(0, 0, "Kantine");
    run.watch(1, 200);
    run.acknowledge("incident 1");
    run.watch(201, 500, "Kantine");
    run.watch(501, 700);
    expect(run.open().map(({ rounds, acknowledged }) => [rounds, acknowledged])).toEqual([[1, null]]);
  });
});

describe("other kinds", () => {
  it.each([
    ["faulty", { state: "faulty" }],
    ["storage", { storageTrouble: true }],
    ["version", { otherVersion: true }],
  ] as const)("%s counts from when it was first seen, and is over two minutes after it is well", (kind, change) => {
    const run = new AlertRun([rule({ kind, thresholdMinutes: 5 })], [{ id: "Kantine" }]);
    run.watch(0, 99, "Kantine");
    run.change("Kantine", change);
    run.watch(100, 599, "Kantine");
    run.change("Kantine", { state: "live", storageTrouble: false, otherVersion: false });
    run.watch(600, 800, "Kantine");
    expect(run.sayings()).toEqual(["400 opened Kantine", "720 recovered Kantine"]);
  });

  it("a clock that is off is told at once, by each rule from its own distance on", () => {
    const rules = [
      rule({ kind: "clock", thresholdMinutes: 2 }),
      rule({ id: "far" as never, kind: "clock", thresholdMinutes: 60, channels: ["pager" as never] }),
    ];
    const run = new AlertRun(rules, [{ id: "Kantine" }]);
    run.change("Kantine", { offsetMs: 2 * MINUTE * 1000 });
    run.watch(0, 99, "Kantine");
    expect(run.incidents).toEqual([]);
    run.change("Kantine", { offsetMs: -2 * MINUTE * 1000 - 1 });
    run.watch(100, 199, "Kantine");
    run.change("Kantine", { offsetMs: -61 * MINUTE * 1000 });
    run.watch(200, 299, "Kantine");
    expect(run.told.map(({ second, channel }) => [second, channel])).toEqual([
      [100, "mail"],
      [200, "pager"],
    ]);
  });

  it("go on while a screen is late, from the same instant", () => {
    const run = new AlertRun([rule({ kind: "faulty", thresholdMinutes: 5 })], [{ id: "Kantine" }]);
    run.change("Kantine", { state: "faulty" });
    run.watch(0, 100, "Kantine");
    run.watch(101, 140);
    run.watch(141, 400, "Kantine");
    expect(run.sayings()).toEqual(["300 opened Kantine"]);
  });

  it("neither begin nor end while nothing is heard of the screen", () => {
    const run = new AlertRun([rule({ kind: "storage", thresholdMinutes: 1 })], [{ id: "Kantine" }]);
    run.watch(0, 0, "Kantine");
    run.watch(1, 100);
    run.change("Kantine", { storageTrouble: true });
    run.watch(101, 400);
    expect(run.incidents).toEqual([]);
    run.watch(401, 500, "Kantine");
    expect(run.open()).toHaveLength(1);
    run.change("Kantine", { storageTrouble: null });
    run.watch(501, 1000, "Kantine");
    expect(run.open()).toHaveLength(1);
  });
});

it("is over, and told so, when its screen is unpaired", () => {
  const run = new AlertRun([rule()], [{ id: "Kantine" }]);
  run.watch(0, 0, "Kantine");
  run.watch(1, 200);
  run.remove("Kantine");
  run.look(201);
  expect(run.incidents.map(({ ending }) => ending)).toEqual(["gone"]);
  expect(run.sayings()).toEqual(["120 opened Kantine", "201 recovered Kantine"]);
});

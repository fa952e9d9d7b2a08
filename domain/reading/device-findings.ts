import type { DeviceReport } from "../model/device-report.ts";
import { MINUTE_MS } from "../model/time.ts";

/** What may be wrong with a device. `bad`: something does not work; `warn`: it works, but not for good. */
export const FINDINGS = {
  insecure: "bad",
  noWorker: "bad",
  clock: "warn",
  notPersisted: "warn",
  storageFull: "warn",
  oldEngine: "warn",
  foreignEngine: "warn",
  noFilms: "warn",
} as const;
export type Finding = keyof typeof FINDINGS;

/** From this engine on (televisions of 2023) everything is meant to work; from 80 to here as well as it goes. */
export const SUPPORTED_CHROMIUM = 94;
const CLOCK_TOLERANCE_MS = 2 * MINUTE_MS;
const NEARLY_FULL = 0.9;

/** What is wrong with a device, the worst first. What only follows from something else is left out: a reader should mend one thing at a time. */
export function findingsOf(report: DeviceReport): readonly Finding[] {
  const { secureContext, serviceWorker, persisted, offsetMs, quotaBytes, usedBytes, codecs } = report;
  const version = chromiumOf(report);
  const isWrong: Record<Finding, boolean> = {
    insecure: !secureContext,
    noWorker: secureContext && !serviceWorker,
    clock: Math.abs(offsetMs ?? 0) > CLOCK_TOLERANCE_MS,
    notPersisted: secureContext && persisted !== true,
    storageFull: quotaBytes !== null && usedBytes !== null && usedBytes >= quotaBytes * NEARLY_FULL,
    oldEngine: version !== null && version < SUPPORTED_CHROMIUM,
    foreignEngine: version === null,
    noFilms: !codecs.includes("h264"),
  };
  return (Object.keys(FINDINGS) as Finding[]).filter((finding) => isWrong[finding]);
}

/** Chromium's main version; null for any other engine. */
export function chromiumOf({ engine }: DeviceReport): number | null {
  const version = /^Chromium (\d+)/.exec(engine)?.[1];
  return version === undefined ? null : Number(version);
}

import type { DeviceReport } from "../../domain/model/device-report.ts";
import type { ScreenId } from "../../domain/model/id.ts";
import { MINUTE_MS } from "../../domain/model/time.ts";
import { findingsOf } from "../../domain/reading/device-findings.ts";
import type { Db } from "../platform/database/database.ts";
import { findDeviceReportsSince } from "../presence/device-report-repository.ts";

/** What rules want to know of a device. */
export interface KnownDevice {
  readonly storageTrouble: boolean;
  readonly version: string;
  readonly offsetMs: number | null;
}

const LOOK_EVERY_MS = MINUTE_MS;
/** The clocks of two servers may differ by so much. */
const OVERLAP_MS = MINUTE_MS;

/** What devices have said of themselves last. Every minute the reports that are new are read, also those that another server has kept. */
export class DeviceBook {
  readonly #db: Db;
  readonly #now: () => number;
  readonly #devices = new Map<ScreenId, KnownDevice>();
  #lookedAtMs: number | null = null;
  #newestMs = 0;

  constructor(db: Db, now: () => number) {
    this.#db = db;
    this.#now = now;
  }

  async all(): Promise<ReadonlyMap<ScreenId, KnownDevice>> {
    const nowMs = this.#now();
    if (this.#lookedAtMs !== null && Math.abs(nowMs - this.#lookedAtMs) < LOOK_EVERY_MS) return this.#devices;
    for (const { screenId, report, sinceMs } of await findDeviceReportsSince(this.#db, this.#newestMs - OVERLAP_MS)) {
      this.#devices.set(screenId, toKnown(report));
      this.#newestMs = Math.max(this.#newestMs, sinceMs);
    }
    this.#lookedAtMs = nowMs;
    return this.#devices;
  }
}

function toKnown(report: DeviceReport): KnownDevice {
  const findings = findingsOf(report);
  const storageTrouble = findings.includes("storageFull") || findings.includes("notPersisted");
  return { storageTrouble, version: report.version, offsetMs: report.offsetMs };
}

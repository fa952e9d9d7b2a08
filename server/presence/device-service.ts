import type { DeviceRecord, DeviceReport } from "../../domain/model/device-report.ts";
import type { ScreenId } from "../../domain/model/id.ts";
import type { Actor } from "../../domain/model/user.ts";
import type { Db } from "../platform/database/database.ts";
import type { Log } from "../platform/log.ts";
import type { News } from "../platform/news.ts";
import type { ScreenService } from "../screens/screen-service.ts";
import { findDeviceReport, saveDeviceReport } from "./device-report-repository.ts";

interface Parts {
  readonly db: Db;
  readonly now: () => number;
  readonly log: Pick<Log, "info">;
  readonly news: Pick<News, "tell">;
  readonly screens: Pick<ScreenService, "read">;
}

export type DeviceService = ReturnType<typeof createDeviceService>;

/** What changes by itself from day to day. It is kept, but it is no news. */
const MEASURED: readonly string[] = ["quotaBytes", "usedBytes", "offsetMs"] satisfies readonly (keyof DeviceReport)[];

/** The devices behind the screens, as they describe themselves. */
export function createDeviceService({ db, now, log, news, screens }: Parts) {
  return {
    /** Keeps a report, and writes into the log what is another than last time. The same report again costs no writing. */
    async heard(screenId: ScreenId, report: DeviceReport): Promise<void> {
      const known = await findDeviceReport(db, screenId);
      const changed = known && differences(known.report, report);
      if (changed?.length === 0) return;
      await saveDeviceReport(db, screenId, report, now());
      const telling = changed?.filter((name) => !MEASURED.includes(name));
      if (telling?.length === 0) return;
      if (known === undefined) log.info({ screenId, ...report }, "a screen's device");
      else log.info({ screenId, ...pick(telling ?? [], known.report, report) }, "a screen's device changed");
      news.tell("device-changed", { screenId });
    },

    /** @throws {Problem} `not-found` without such a screen */
    async read(actor: Actor, screenId: ScreenId): Promise<DeviceRecord> {
      await screens.read(actor, screenId);
      return (await findDeviceReport(db, screenId)) ?? { report: null, sinceMs: null };
    },
  };
}

function differences(before: DeviceReport, after: DeviceReport): readonly (keyof DeviceReport)[] {
  const names = Object.keys(after) as (keyof DeviceReport)[];
  return names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
}

function pick(names: readonly (keyof DeviceReport)[], before: DeviceReport, after: DeviceReport) {
  const some = (report: DeviceReport) => Object.fromEntries(names.map((name) => [name, report[name]]));
  return { before: some(before), after: some(after) };
}

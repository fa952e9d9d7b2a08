import { DeviceReport } from "../../domain/model/device-report.ts";
import type { ScreenId } from "../../domain/model/id.ts";
import type { Instant } from "../../domain/model/time.ts";
import type { Db } from "../platform/database/database.ts";
import { inTurns } from "../platform/in-turns.ts";

export interface KnownDevice {
  readonly report: DeviceReport;
  readonly sinceMs: Instant;
}

/** The last report of a screen. One that another version wrote is not worth failing for: the next connection replaces it. */
export async function findDeviceReport(db: Db, screenId: ScreenId): Promise<KnownDevice | undefined> {
  const row = await db.selectFrom("device_report").selectAll().where("screen_id", "=", screenId).executeTakeFirst();
  const report = row && DeviceReport.safeParse(JSON.parse(row.report));
  return report?.success ? { report: report.data, sinceMs: row?.since as Instant } : undefined;
}

/** The reports that were kept at or after an instant. Those that another version wrote are left out. */
export async function findDeviceReportsSince(
  db: Db,
  sinceMs: number,
): Promise<readonly { readonly screenId: ScreenId; readonly report: DeviceReport; readonly sinceMs: number }[]> {
  const rows = await db.selectFrom("device_report").selectAll().where("since", ">=", sinceMs).orderBy("screen_id").execute();
  const read = await inTurns(rows, (row) => ({ row, report: DeviceReport.safeParse(JSON.parse(row.report)) }));
  return read.flatMap(({ row, report }) =>
    report.success ? [{ screenId: row.screen_id as ScreenId, report: report.data, sinceMs: row.since }] : [],
  );
}

/** Keeps a screen's report instead of the one before. A screen that was unpaired meanwhile is passed over. */
export async function saveDeviceReport(db: Db, screenId: ScreenId, report: DeviceReport, nowMs: number): Promise<void> {
  await db
    .insertInto("device_report")
    .columns(["screen_id", "report", "since"])
    .expression((eb) =>
      eb
        .selectFrom("screen")
        .select((select) => [
          "screen.id",
          select.cast<string>(select.val(JSON.stringify(report)), "text").as("report"),
          select.cast<number>(select.val(nowMs), "bigint").as("since"),
        ])
        .where("screen.id", "=", screenId),
    )
    .onConflict((conflict) =>
      conflict.column("screen_id").doUpdateSet((eb) => ({ report: eb.ref("excluded.report"), since: eb.ref("excluded.since") })),
    )
    .execute();
}

import type { Kysely } from "kysely";

/** What the device behind each screen says it is and can do: only the last report, and since when it says so. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("device_report")
    .addColumn("screen_id", "text", (c) => c.primaryKey().references("screen.id").onDelete("cascade"))
    .addColumn("report", "text", (c) => c.notNull())
    .addColumn("since", "bigint", (c) => c.notNull())
    .execute();
}

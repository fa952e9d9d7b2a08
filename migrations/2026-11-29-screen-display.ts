import type { Kysely } from "kysely";

/** How the glass of each screen is: turned, part of a wall, calm, dimmed by hours. Those that hang stay as they are. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const usual = { rotation: 0, overscanPercent: 0, wall: null, calm: false, largeType: false, brightness: [] };
  await db.schema
    .alterTable("screen")
    .addColumn("display", "text", (c) => c.notNull().defaultTo(JSON.stringify(usual)))
    .execute();
}

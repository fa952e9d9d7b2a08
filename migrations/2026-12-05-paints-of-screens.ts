import type { Kysely } from "kysely";

/** Without it every screen that is unpaired looks through all that was ever painted. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.createIndex("announcement_paint_screen").on("announcement_paint").column("screen_id").execute();
}

import type { Kysely } from "kysely";

/** What is known of the spots screens hang at. The photo itself is a file of the library's folder. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("screen_place")
    .addColumn("screen_id", "text", (c) => c.primaryKey().references("screen.id").onDelete("cascade"))
    .addColumn("note", "text", (c) => c.notNull())
    .addColumn("people", "integer")
    .addColumn("photo", "text")
    .addColumn("photo_width", "integer")
    .addColumn("photo_height", "integer")
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("updated_at", "bigint", (c) => c.notNull())
    .execute();
}

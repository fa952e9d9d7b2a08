import { type Kysely, sql } from "kysely";

/**
 * How screens look, and who reads them from where. A look's `id` is that of its group, or `organisation`: null is no key, and a unique index
 * would take it for ever new ones on both databases. A group takes its look along when it goes. Playlists are compiled again at the start.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;

  await schema
    .createTable("look")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("group_id", "text", (c) => c.references("screen_group.id").onDelete("cascade"))
    .addColumn("look", "text", (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("updated_by", "text", (c) => c.notNull().references("account.id"))
    .addColumn("updated_at", "bigint", (c) => c.notNull())
    .execute();
  await schema.createIndex("look_group").on("look").column("group_id").execute();

  for (const column of ["diagonal_inches", "farthest_m"]) {
    await schema.alterTable("screen").addColumn(column, "double precision").execute();
  }

  await sql`delete from audience`.execute(db);
}

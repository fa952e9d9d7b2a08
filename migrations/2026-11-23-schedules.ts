import { type Kysely, sql } from "kysely";

/**
 * Schedules complete: whose holidays a site keeps, how a screen plays, and schedule templates. A screen's audience is now told by these as
 * well; those of before kept no holidays and get the usual programme. Playlists are compiled again at the start.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;

  await schema.alterTable("site").addColumn("region", "text").execute();

  await schema
    .alterTable("screen")
    .addColumn("minimum_shown", "integer", (c) => c.notNull().defaultTo(3))
    .execute();
  await schema
    .alterTable("screen")
    .addColumn("quiet_hours", "text", (c) => c.notNull().defaultTo("[]"))
    .execute();
  await schema
    .alterTable("screen")
    .addColumn("horizon_days", "integer", (c) => c.notNull().defaultTo(14))
    .execute();

  await sql`update screen set audience_key = audience_key || '||3|14|'`.execute(db);
  await sql`delete from audience`.execute(db);

  await schema
    .createTable("schedule_template")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("search", "text", (c) => c.notNull())
    .addColumn("windows", "text", (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("updated_at", "bigint", (c) => c.notNull())
    .execute();

  await schema.createIndex("delivery_pushed").on("delivery").column("pushed_at").execute();
  await schema.createIndex("announcement_paint_painted").on("announcement_paint").column("painted_at").execute();
  await schema.createIndex("playlist_created").on("playlist").column("created_at").execute();
}

import type { Kysely } from "kysely";

/**
 * Proof of play: sums, never single paints. `play_day` is what a screen painted of something on a day of its site, beside what it should have;
 * it outlives the screen, so that taking a broken one away does not take the proof along. `play_hour` only bounds what may still come for an
 * hour. `play_instance` is how far each memory of a screen has been counted; `missing` are batches that never came.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;

  await schema
    .createTable("play_instance")
    .addColumn("screen_id", "text", (c) => c.notNull().references("screen.id").onDelete("cascade"))
    .addColumn("instance", "text", (c) => c.notNull())
    .addColumn("sequence", "bigint", (c) => c.notNull())
    .addColumn("missing", "bigint", (c) => c.notNull())
    .addColumn("heard_at", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("play_instance_key", ["screen_id", "instance"])
    .execute();

  await schema
    .createTable("play_hour")
    .addColumn("screen_id", "text", (c) => c.notNull().references("screen.id").onDelete("cascade"))
    .addColumn("hour", "bigint", (c) => c.notNull())
    .addColumn("painted_count", "bigint", (c) => c.notNull())
    .addColumn("painted_ms", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("play_hour_key", ["screen_id", "hour"])
    .execute();
  await schema.createIndex("play_hour_hour").on("play_hour").column("hour").execute();

  await schema
    .createTable("play_day")
    .addColumn("screen_id", "text", (c) => c.notNull())
    .addColumn("day", "text", (c) => c.notNull())
    .addColumn("subject", "text", (c) => c.notNull())
    .addColumn("site_id", "text", (c) => c.notNull())
    .addColumn("scheduled_count", "bigint", (c) => c.notNull().defaultTo(0))
    .addColumn("scheduled_ms", "bigint", (c) => c.notNull().defaultTo(0))
    .addColumn("painted_count", "bigint", (c) => c.notNull().defaultTo(0))
    .addColumn("on_ms", "bigint", (c) => c.notNull().defaultTo(0))
    .addColumn("off_ms", "bigint", (c) => c.notNull().defaultTo(0))
    .addColumn("unknown_ms", "bigint", (c) => c.notNull().defaultTo(0))
    .addPrimaryKeyConstraint("play_day_key", ["screen_id", "day", "subject"])
    .execute();
  await schema.createIndex("play_day_subject").on("play_day").columns(["subject", "day"]).execute();
  await schema.createIndex("play_day_day").on("play_day").column("day").execute();

  await schema
    .createTable("play_reckoned")
    .addColumn("screen_id", "text", (c) => c.primaryKey().references("screen.id").onDelete("cascade"))
    .addColumn("until_day", "text", (c) => c.notNull())
    .execute();
}

import type { Kysely } from "kysely";

/**
 * Takeovers, whom they are targeted at, and which screens painted them. A target outlives its group: reports of drills are kept. The state
 * follows from the instants and is not stored. `version_since` is when the current words and end began to stand.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;

  await schema
    .createTable("takeover")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("version_since", "bigint")
    .addColumn("message", "text", (c) => c.notNull())
    .addColumn("lasts_ms", "bigint", (c) => c.notNull())
    .addColumn("created_by", "text", (c) => c.notNull().references("account.id"))
    .addColumn("created_at", "bigint", (c) => c.notNull())
    .addColumn("confirmed_by", "text", (c) => c.references("account.id"))
    .addColumn("started_at", "bigint")
    .addColumn("ends_at", "bigint")
    .addColumn("cleared_by", "text", (c) => c.references("account.id"))
    .addColumn("cleared_at", "bigint")
    .execute();
  await schema.createIndex("takeover_created").on("takeover").columns(["created_at", "id"]).execute();
  await schema.createIndex("takeover_ends").on("takeover").column("ends_at").execute();

  await schema
    .createTable("takeover_target")
    .addColumn("takeover_id", "text", (c) => c.notNull().references("takeover.id").onDelete("cascade"))
    .addColumn("group_id", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("takeover_target_key", ["takeover_id", "group_id"])
    .execute();

  await schema
    .createTable("takeover_paint")
    .addColumn("takeover_id", "text", (c) => c.notNull().references("takeover.id").onDelete("cascade"))
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("screen_id", "text", (c) => c.notNull().references("screen.id").onDelete("cascade"))
    .addColumn("painted_at", "bigint", (c) => c.notNull())
    .addColumn("restored_at", "bigint")
    .addPrimaryKeyConstraint("takeover_paint_key", ["takeover_id", "version", "screen_id"])
    .execute();
  await schema.createIndex("takeover_paint_screen").on("takeover_paint").column("screen_id").execute();
}

import type { Kysely } from "kysely";

/** What went wrong on screens: each fault once, with how often and when it was reported. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  await schema
    .createTable("screen_fault")
    .addColumn("screen_id", "text", (c) => c.notNull().references("screen.id").onDelete("cascade"))
    .addColumn("key", "text", (c) => c.notNull())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("slide", "text")
    .addColumn("message", "text", (c) => c.notNull())
    .addColumn("first_at", "bigint", (c) => c.notNull())
    .addColumn("last_at", "bigint", (c) => c.notNull())
    .addColumn("count", "integer", (c) => c.notNull())
    .addPrimaryKeyConstraint("screen_fault_key", ["screen_id", "key"])
    .execute();
  await schema.createIndex("screen_fault_last").on("screen_fault").column("last_at").execute();
}

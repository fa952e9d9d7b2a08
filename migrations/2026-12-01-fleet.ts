import type { Kysely } from "kysely";

/**
 * The fleet: what went wrong on screens (each fault once, with how often and when it was reported), when a server listened to them, and how available
 * each was on each day of its site.
 */
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

  await schema
    .createTable("watch")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("from_at", "bigint", (c) => c.notNull())
    .addColumn("until_at", "bigint", (c) => c.notNull())
    .execute();
  await schema.createIndex("watch_until").on("watch").column("until_at").execute();

  await schema
    .createTable("availability_day")
    .addColumn("screen_id", "text", (c) => c.notNull().references("screen.id").onDelete("cascade"))
    .addColumn("day", "text", (c) => c.notNull())
    .addColumn("heard_ms", "bigint", (c) => c.notNull())
    .addColumn("stale_ms", "bigint", (c) => c.notNull())
    .addColumn("known_ms", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("availability_day_key", ["screen_id", "day"])
    .execute();
  await schema.createIndex("availability_day_day").on("availability_day").column("day").execute();

  await schema
    .createTable("audit_entry")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("at", "bigint", (c) => c.notNull())
    .addColumn("actor_id", "text", (c) => c.notNull())
    .addColumn("action", "text", (c) => c.notNull())
    .addColumn("subject_kind", "text", (c) => c.notNull())
    .addColumn("subject_id", "text")
    .addColumn("details", "text", (c) => c.notNull())
    .execute();
  await schema.createIndex("audit_entry_at").on("audit_entry").columns(["at", "id"]).execute();
  await schema.createIndex("audit_entry_subject").on("audit_entry").columns(["subject_id", "at"]).execute();

  await schema
    .createTable("rollout")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("stage", "integer", (c) => c.notNull())
    .addColumn("stages", "text", (c) => c.notNull())
    .addColumn("culprits", "text", (c) => c.notNull())
    .addColumn("asked_by", "text", (c) => c.notNull().references("account.id"))
    .addColumn("asked_at", "bigint", (c) => c.notNull())
    .execute();
  await schema.createIndex("rollout_asked").on("rollout").columns(["asked_at", "id"]).execute();
  await schema.createIndex("rollout_state").on("rollout").column("state").execute();

  await schema
    .createTable("screen_command")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("screen_id", "text", (c) => c.notNull().references("screen.id").onDelete("cascade"))
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("rollout_id", "text", (c) => c.references("rollout.id").onDelete("cascade"))
    .addColumn("stage", "integer", (c) => c.notNull())
    .addColumn("asked_by", "text", (c) => c.notNull().references("account.id"))
    .addColumn("asked_at", "bigint", (c) => c.notNull())
    .addColumn("held", "integer", (c) => c.notNull())
    .addColumn("expires_at", "bigint", (c) => c.notNull())
    .addColumn("sent_at", "bigint")
    .addColumn("answered_at", "bigint")
    .addColumn("outcome", "text")
    .addColumn("note", "text")
    .execute();
  await schema.createIndex("screen_command_screen").on("screen_command").columns(["screen_id", "asked_at"]).execute();
  await schema.createIndex("screen_command_open").on("screen_command").columns(["outcome", "held"]).execute();
  await schema.createIndex("screen_command_rollout").on("screen_command").columns(["rollout_id", "stage"]).execute();
}

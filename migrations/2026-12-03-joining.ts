import type { Kysely } from "kysely";

/**
 * How screens join: those that are known before they have a device, and secrets by which devices join by themselves. What a device used stays when its
 * screen goes, so that one that was unpaired does not come back by the same secret.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  await schema
    .createTable("expected_screen")
    .addColumn("screen_id", "text", (c) => c.primaryKey().references("screen.id").onDelete("cascade"))
    .addColumn("since", "bigint", (c) => c.notNull())
    .execute();

  await schema
    .createTable("enrolment")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("token_hash", "text", (c) => c.notNull().unique())
    .addColumn("screen_id", "text", (c) => c.references("screen.id").onDelete("cascade"))
    .addColumn("site_id", "text", (c) => c.references("site.id").onDelete("cascade"))
    .addColumn("what", "text", (c) => c.notNull())
    .addColumn("most_uses", "integer", (c) => c.notNull())
    .addColumn("uses", "integer", (c) => c.notNull())
    .addColumn("made_by", "text", (c) => c.notNull().references("account.id"))
    .addColumn("made_at", "bigint", (c) => c.notNull())
    .addColumn("expires_at", "bigint", (c) => c.notNull())
    .addColumn("withdrawn_at", "bigint")
    .execute();
  await schema.createIndex("enrolment_made").on("enrolment").columns(["made_at", "id"]).execute();
  await schema.createIndex("enrolment_screen").on("enrolment").column("screen_id").execute();
  await schema.createIndex("enrolment_site").on("enrolment").column("site_id").execute();
  await schema.createIndex("enrolment_expires").on("enrolment").column("expires_at").execute();

  await schema
    .createTable("enrolment_use")
    .addColumn("enrolment_id", "text", (c) => c.notNull().references("enrolment.id").onDelete("cascade"))
    .addColumn("device_hash", "text", (c) => c.notNull())
    .addColumn("screen_id", "text", (c) => c.notNull())
    .addColumn("used_at", "bigint", (c) => c.notNull())
    .addColumn("repeatable_until", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("enrolment_use_key", ["enrolment_id", "device_hash"])
    .execute();
  await schema.createIndex("enrolment_use_screen").on("enrolment_use").column("screen_id").execute();
}

import type { Kysely } from "kysely";

/**
 * The first schema: people, places, screens, media, announcements in versions, playlists by hash, deliveries by screen and time.
 * Both dialects: text, bigint for instants and counts of bytes, integer for the rest and for 0/1, JSON as text.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;

  await schema
    .createTable("setting")
    .addColumn("key", "text", (c) => c.primaryKey())
    .addColumn("value", "text", (c) => c.notNull())
    .execute();

  await schema
    .createTable("account")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("email", "text", (c) => c.notNull().unique())
    .addColumn("role", "text", (c) => c.notNull())
    .addColumn("password_hash", "text", (c) => c.notNull())
    .addColumn("disabled", "integer", (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("created_at", "bigint", (c) => c.notNull())
    .execute();

  await schema
    .createTable("session")
    .addColumn("token_hash", "text", (c) => c.primaryKey())
    .addColumn("account_id", "text", (c) => c.notNull().references("account.id").onDelete("cascade"))
    .addColumn("created_at", "bigint", (c) => c.notNull())
    .addColumn("last_seen_at", "bigint", (c) => c.notNull())
    .addColumn("expires_at", "bigint", (c) => c.notNull())
    .execute();
  await schema.createIndex("session_account").on("session").column("account_id").execute();

  await schema
    .createTable("setup_link")
    .addColumn("token_hash", "text", (c) => c.primaryKey())
    .addColumn("created_at", "bigint", (c) => c.notNull())
    .execute();

  await schema
    .createTable("idempotency")
    .addColumn("account_id", "text", (c) => c.notNull())
    .addColumn("key", "text", (c) => c.notNull())
    .addColumn("operation", "text", (c) => c.notNull())
    .addColumn("request_hash", "text", (c) => c.notNull())
    .addColumn("response", "text", (c) => c.notNull())
    .addColumn("created_at", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("idempotency_key", ["account_id", "key"])
    .execute();
  await schema.createIndex("idempotency_created").on("idempotency").column("created_at").execute();

  await schema
    .createTable("site")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("zone", "text", (c) => c.notNull())
    .addColumn("headcount", "integer", (c) => c.notNull())
    .addColumn("search", "text", (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("updated_at", "bigint", (c) => c.notNull())
    .execute();

  await schema
    .createTable("screen_group")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("parent_id", "text", (c) => c.references("screen_group.id"))
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("position", "integer", (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("updated_at", "bigint", (c) => c.notNull())
    .execute();
  await schema.createIndex("screen_group_parent").on("screen_group").column("parent_id").execute();

  await schema
    .createTable("screen")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("site_id", "text", (c) => c.notNull().references("site.id"))
    .addColumn("theme", "text", (c) => c.notNull())
    .addColumn("token_hash", "text", (c) => c.notNull().unique())
    .addColumn("audience_key", "text", (c) => c.notNull())
    .addColumn("search", "text", (c) => c.notNull())
    .addColumn("paired_at", "bigint", (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("updated_at", "bigint", (c) => c.notNull())
    .execute();
  await schema.createIndex("screen_site").on("screen").column("site_id").execute();
  await schema.createIndex("screen_audience").on("screen").column("audience_key").execute();

  await schema
    .createTable("screen_membership")
    .addColumn("screen_id", "text", (c) => c.notNull().references("screen.id").onDelete("cascade"))
    .addColumn("group_id", "text", (c) => c.notNull().references("screen_group.id"))
    .addPrimaryKeyConstraint("screen_membership_key", ["screen_id", "group_id"])
    .execute();
  await schema.createIndex("screen_membership_group").on("screen_membership").column("group_id").execute();

  await schema
    .createTable("pairing")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("code", "text", (c) => c.notNull().unique())
    .addColumn("secret_hash", "text", (c) => c.notNull())
    .addColumn("created_at", "bigint", (c) => c.notNull())
    .addColumn("expires_at", "bigint", (c) => c.notNull())
    .addColumn("screen_id", "text", (c) => c.references("screen.id").onDelete("cascade"))
    .execute();
  await schema.createIndex("pairing_expires").on("pairing").column("expires_at").execute();

  await schema
    .createTable("screen_report")
    .addColumn("screen_id", "text", (c) => c.primaryKey().references("screen.id").onDelete("cascade"))
    .addColumn("seen_at", "bigint", (c) => c.notNull())
    .addColumn("report", "text", (c) => c.notNull())
    .execute();

  await schema
    .createTable("screen_state_change")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("screen_id", "text", (c) => c.notNull().references("screen.id").onDelete("cascade"))
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("at", "bigint", (c) => c.notNull())
    .execute();
  await schema.createIndex("screen_state_change_screen").on("screen_state_change").columns(["screen_id", "at"]).execute();

  await schema
    .createTable("media")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("hash", "text", (c) => c.notNull().unique())
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("width", "integer", (c) => c.notNull())
    .addColumn("height", "integer", (c) => c.notNull())
    .addColumn("renditions", "text", (c) => c.notNull())
    .addColumn("thumbnail", "text", (c) => c.notNull())
    .addColumn("created_by", "text", (c) => c.notNull())
    .addColumn("created_at", "bigint", (c) => c.notNull())
    .execute();

  await schema
    .createTable("announcement")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("published_version", "integer")
    .addColumn("published_at", "bigint")
    .addColumn("withdrawn_at", "bigint")
    .addColumn("starts_at", "bigint")
    .addColumn("ends_at", "bigint")
    .addColumn("search", "text", (c) => c.notNull())
    .addColumn("created_at", "bigint", (c) => c.notNull())
    .addColumn("updated_at", "bigint", (c) => c.notNull())
    .execute();
  await schema.createIndex("announcement_updated").on("announcement").columns(["updated_at", "id"]).execute();
  await schema.createIndex("announcement_published").on("announcement").column("published_version").execute();

  await schema
    .createTable("announcement_version")
    .addColumn("announcement_id", "text", (c) => c.notNull().references("announcement.id").onDelete("cascade"))
    .addColumn("number", "integer", (c) => c.notNull())
    .addColumn("content", "text", (c) => c.notNull())
    .addColumn("created_by", "text", (c) => c.notNull().references("account.id"))
    .addColumn("created_at", "bigint", (c) => c.notNull())
    .addColumn("published_at", "bigint")
    .addPrimaryKeyConstraint("announcement_version_key", ["announcement_id", "number"])
    .execute();

  await schema
    .createTable("announcement_target")
    .addColumn("announcement_id", "text", (c) => c.notNull().references("announcement.id").onDelete("cascade"))
    .addColumn("group_id", "text", (c) => c.notNull().references("screen_group.id"))
    .addPrimaryKeyConstraint("announcement_target_key", ["announcement_id", "group_id"])
    .execute();
  await schema.createIndex("announcement_target_group").on("announcement_target").column("group_id").execute();

  await schema
    .createTable("playlist")
    .addColumn("hash", "text", (c) => c.primaryKey())
    .addColumn("document", "text", (c) => c.notNull())
    .addColumn("created_at", "bigint", (c) => c.notNull())
    .execute();

  await schema
    .createTable("audience")
    .addColumn("key", "text", (c) => c.primaryKey())
    .addColumn("playlist_hash", "text", (c) => c.notNull().references("playlist.hash"))
    .addColumn("updated_at", "bigint", (c) => c.notNull())
    .execute();

  await schema
    .createTable("delivery")
    .addColumn("screen_id", "text", (c) => c.notNull().references("screen.id").onDelete("cascade"))
    .addColumn("playlist_hash", "text", (c) => c.notNull())
    .addColumn("pushed_at", "bigint", (c) => c.notNull())
    .addColumn("applied_at", "bigint")
    .addColumn("painted_at", "bigint")
    .addPrimaryKeyConstraint("delivery_key", ["screen_id", "pushed_at", "playlist_hash"])
    .execute();
  await schema.createIndex("delivery_playlist").on("delivery").column("playlist_hash").execute();

  await schema
    .createTable("announcement_paint")
    .addColumn("announcement_id", "text", (c) => c.notNull().references("announcement.id").onDelete("cascade"))
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("screen_id", "text", (c) => c.notNull().references("screen.id").onDelete("cascade"))
    .addColumn("painted_at", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("announcement_paint_key", ["announcement_id", "version", "screen_id"])
    .execute();
}

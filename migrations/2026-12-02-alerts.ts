import type { Kysely } from "kysely";

/**
 * Alerts: whom to tell of what and through which channel, what went wrong with which screens, what is to be told of it (written together with the
 * incident's change, sent by whichever server claims it) and how that went, and when nobody wants to be told because somebody works on screens.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createRules(db);
  await createIncidents(db);
  await createNotices(db);
  await addFirstRule(db);
}

async function createRules({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable("alert_channel")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("target", "text", (c) => c.notNull())
    .addColumn("quiet_hours", "text", (c) => c.notNull())
    .addColumn("secret", "text")
    .addColumn("previous_secret", "text")
    .addColumn("previous_until", "bigint")
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("updated_at", "bigint", (c) => c.notNull())
    .execute();

  await schema
    .createTable("alert_rule")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("group_id", "text", (c) => c.references("screen_group.id").onDelete("cascade"))
    .addColumn("site_id", "text", (c) => c.references("site.id").onDelete("cascade"))
    .addColumn("threshold_minutes", "integer", (c) => c.notNull())
    .addColumn("repeat_hours", "integer")
    .addColumn("escalate_after_minutes", "integer")
    .addColumn("urgent", "integer", (c) => c.notNull())
    .addColumn("enabled", "integer", (c) => c.notNull())
    .addColumn("active_since", "bigint", (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("updated_at", "bigint", (c) => c.notNull())
    .execute();

  await schema
    .createTable("alert_rule_channel")
    .addColumn("rule_id", "text", (c) => c.notNull().references("alert_rule.id").onDelete("cascade"))
    .addColumn("channel_id", "text", (c) => c.notNull().references("alert_channel.id"))
    .addColumn("escalation", "integer", (c) => c.notNull())
    .addColumn("place", "integer", (c) => c.notNull())
    .addPrimaryKeyConstraint("alert_rule_channel_key", ["rule_id", "channel_id", "escalation"])
    .execute();
  await schema.createIndex("alert_rule_channel_channel").on("alert_rule_channel").column("channel_id").execute();

  await schema
    .createTable("maintenance")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("note", "text", (c) => c.notNull())
    .addColumn("group_id", "text", (c) => c.references("screen_group.id").onDelete("cascade"))
    .addColumn("site_id", "text", (c) => c.references("site.id").onDelete("cascade"))
    .addColumn("screens", "text")
    .addColumn("from_at", "bigint", (c) => c.notNull())
    .addColumn("until_at", "bigint", (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("updated_at", "bigint", (c) => c.notNull())
    .execute();
  await schema.createIndex("maintenance_until").on("maintenance").columns(["until_at", "id"]).execute();
}

/** `open_key` is what an incident is about while it is open: two servers cannot open the same one. */
async function createIncidents({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable("incident")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("subject", "text", (c) => c.notNull())
    .addColumn("open_key", "text", (c) => c.unique())
    .addColumn("site_id", "text", (c) => c.notNull())
    .addColumn("site_name", "text", (c) => c.notNull())
    .addColumn("since_at", "bigint", (c) => c.notNull())
    .addColumn("opened_at", "bigint", (c) => c.notNull())
    .addColumn("over_at", "bigint")
    .addColumn("ending", "text")
    .addColumn("rounds", "integer", (c) => c.notNull())
    .addColumn("acknowledged_by", "text", (c) => c.references("account.id"))
    .addColumn("acknowledged_at", "bigint")
    .addColumn("told", "text", (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .execute();
  await schema.createIndex("incident_over").on("incident").column("over_at").execute();
  await schema.createIndex("incident_opened").on("incident").columns(["opened_at", "id"]).execute();
  await schema.createIndex("incident_site").on("incident").columns(["site_id", "opened_at"]).execute();

  await schema
    .createTable("incident_screen")
    .addColumn("incident_id", "text", (c) => c.notNull().references("incident.id").onDelete("cascade"))
    .addColumn("screen_id", "text", (c) => c.notNull())
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("since_at", "bigint", (c) => c.notNull())
    .addColumn("well_since", "bigint")
    .addColumn("gone", "integer", (c) => c.notNull())
    .addPrimaryKeyConstraint("incident_screen_key", ["incident_id", "screen_id"])
    .execute();
  await schema.createIndex("incident_screen_screen").on("incident_screen").column("screen_id").execute();
}

/** `uncertain`: somebody is sending it, or was when the server died; then nobody knows whether it arrived. */
async function createNotices({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable("notice")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("incident_id", "text", (c) => c.notNull().references("incident.id").onDelete("cascade"))
    .addColumn("step", "text", (c) => c.notNull())
    .addColumn("key", "text", (c) => c.notNull())
    .addColumn("channel_id", "text", (c) => c.notNull())
    .addColumn("channel_kind", "text", (c) => c.notNull())
    .addColumn("channel_name", "text", (c) => c.notNull())
    .addColumn("event", "text", (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("number", "bigint", (c) => c.notNull())
    .addColumn("written_at", "bigint", (c) => c.notNull())
    .addColumn("due_at", "bigint", (c) => c.notNull())
    .addColumn("attempts", "integer", (c) => c.notNull())
    .addColumn("claimed_until", "bigint")
    .addColumn("uncertain", "integer", (c) => c.notNull())
    .addColumn("sent_at", "bigint")
    .addColumn("note", "text")
    .addUniqueConstraint("notice_once", ["incident_id", "key", "channel_id"])
    .execute();
  await schema.createIndex("notice_state").on("notice").columns(["state", "due_at"]).execute();

  await schema
    .createTable("notice_attempt")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("notice_id", "text", (c) => c.references("notice.id").onDelete("cascade"))
    .addColumn("channel_id", "text", (c) => c.notNull())
    .addColumn("event_type", "text", (c) => c.notNull())
    .addColumn("at", "bigint", (c) => c.notNull())
    .addColumn("duration_ms", "integer", (c) => c.notNull())
    .addColumn("status", "integer")
    .addColumn("answer", "text", (c) => c.notNull())
    .addColumn("problem", "text")
    .addColumn("manual", "integer", (c) => c.notNull())
    .execute();
  await schema.createIndex("notice_attempt_channel").on("notice_attempt").columns(["channel_id", "at", "id"]).execute();
  await schema.createIndex("notice_attempt_at").on("notice_attempt").column("at").execute();

  await schema
    .createTable("lease")
    .addColumn("name", "text", (c) => c.primaryKey())
    .addColumn("holder", "text", (c) => c.notNull())
    .addColumn("until_at", "bigint", (c) => c.notNull())
    .execute();
}

/** Who has set up already finds the rule that everybody else gets when they do. */
async function addFirstRule(db: Kysely<unknown>): Promise<void> {
  const tables = db as Kysely<{ setting: { key: string; value: string }; alert_rule: Record<string, string | number | null> }>;
  const organisation = await tables.selectFrom("setting").select("value").where("key", "=", "organisation").executeTakeFirst();
  if (organisation === undefined) return;
  const isEnglish = (JSON.parse(organisation.value) as { readonly language?: string }).language === "en";
  const nowMs = Date.now();
  await tables
    .insertInto("alert_rule")
    .values({
      id: crypto.randomUUID(),
      name: isEnglish ? "All screens: not connected for more than 2 minutes" : "Alle Bildschirme: länger als 2 Minuten ohne Verbindung",
      kind: "silent",
      group_id: null,
      site_id: null,
      threshold_minutes: 2,
      repeat_hours: null,
      escalate_after_minutes: null,
      urgent: 0,
      enabled: 1,
      active_since: nowMs,
      version: 1,
      updated_at: nowMs,
    })
    .execute();
}

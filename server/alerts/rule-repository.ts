import * as z from "zod/mini";
import { AlertRule, type AlertRuleDraft, type AlertScope } from "../../domain/model/alert.ts";
import type { AlertRuleId, ChannelId } from "../../domain/model/id.ts";
import type { AlertRuleRow } from "../platform/database/alert-tables.ts";
import type { Db } from "../platform/database/database.ts";
import { type Page, type PageRequest, readCursor, toPage } from "../platform/database/page.ts";

/** All rules, as they are judged by: in an order that is always the same. */
export async function findRules(db: Db): Promise<readonly AlertRule[]> {
  return withChannels(db, await db.selectFrom("alert_rule").selectAll().orderBy("name").orderBy("id").execute());
}

/** Lists rules by name. */
export async function listRules(db: Db, { cursor, limit }: PageRequest): Promise<Page<AlertRule>> {
  const after = readCursor(cursor);
  let query = db.selectFrom("alert_rule").selectAll();
  if (after) query = query.where(({ eb, refTuple, tuple }) => eb(refTuple("name", "id"), ">", tuple(String(after[0]), after[1])));
  const rows = await query
    .orderBy("name")
    .orderBy("id")
    .limit(limit + 1)
    .execute();
  const { items, nextCursor } = toPage(
    rows,
    limit,
    (row) => [row.name, row.id],
    (row) => row,
  );
  return { items: [...(await withChannels(db, items))], nextCursor };
}

export async function findRule(db: Db, id: AlertRuleId): Promise<AlertRule | undefined> {
  const [rule] = await withChannels(db, await db.selectFrom("alert_rule").selectAll().where("id", "=", id).execute());
  return rule;
}

export async function insertRule(tx: Db, id: AlertRuleId, draft: AlertRuleDraft, nowMs: number): Promise<void> {
  await tx
    .insertInto("alert_rule")
    .values({ id, ...toColumns(draft), active_since: nowMs, version: 1, updated_at: nowMs })
    .execute();
  await setChannels(tx, id, draft);
}

/** Changes the rule if it still is at `version`. One that is switched on counts from now on. @returns whether it was */
export async function updateRule(tx: Db, before: AlertRule, version: number, draft: AlertRuleDraft, nowMs: number): Promise<boolean> {
  const isSwitchedOn = draft.enabled && !before.enabled;
  const result = await tx
    .updateTable("alert_rule")
    .set({ ...toColumns(draft), active_since: isSwitchedOn ? nowMs : before.activeSinceMs, version: version + 1, updated_at: nowMs })
    .where("id", "=", before.id)
    .where("version", "=", version)
    .executeTakeFirst();
  if (result.numUpdatedRows !== 1n) return false;
  await tx.deleteFrom("alert_rule_channel").where("rule_id", "=", before.id).execute();
  await setChannels(tx, before.id, draft);
  return true;
}

export async function deleteRule(tx: Db, id: AlertRuleId): Promise<boolean> {
  return (await tx.deleteFrom("alert_rule").where("id", "=", id).executeTakeFirst()).numDeletedRows === 1n;
}

/** Whether a rule tells something through a channel. */
export async function isChannelUsed(db: Db, id: ChannelId): Promise<boolean> {
  const row = await db.selectFrom("alert_rule_channel").select("rule_id").where("channel_id", "=", id).limit(1).executeTakeFirst();
  return row !== undefined;
}

async function setChannels(tx: Db, id: AlertRuleId, { channels, escalation }: AlertRuleDraft): Promise<void> {
  const of = (some: readonly ChannelId[], isFurther: 0 | 1) =>
    some.map((channelId, place) => ({ rule_id: id, channel_id: channelId, escalation: isFurther, place }));
  const rows = [...of(channels, 0), ...of(escalation?.channels ?? [], 1)];
  if (rows.length > 0) await tx.insertInto("alert_rule_channel").values(rows).execute();
}

async function withChannels(db: Db, rows: readonly AlertRuleRow[]): Promise<readonly AlertRule[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const channels = await db
    .selectFrom("alert_rule_channel")
    .selectAll()
    .where("rule_id", "in", ids)
    .orderBy("place")
    .orderBy("channel_id")
    .execute();
  return rows.map((row) => {
    const of = (isFurther: 0 | 1) => channels.filter(({ rule_id, escalation }) => rule_id === row.id && escalation === isFurther);
    return toRule(
      row,
      of(0).map(({ channel_id }) => channel_id),
      of(1).map(({ channel_id }) => channel_id),
    );
  });
}

function toRule(row: AlertRuleRow, channels: readonly string[], further: readonly string[]): AlertRule {
  return z.parse(AlertRule, {
    id: row.id,
    name: row.name,
    kind: row.kind,
    scope: toScope(row),
    thresholdMinutes: row.threshold_minutes,
    channels,
    repeatHours: row.repeat_hours,
    escalation: row.escalate_after_minutes === null ? null : { afterMinutes: row.escalate_after_minutes, channels: further },
    urgent: row.urgent === 1,
    enabled: row.enabled === 1,
    activeSinceMs: row.active_since,
    version: row.version,
    updatedAtMs: row.updated_at,
  });
}

function toColumns(draft: AlertRuleDraft) {
  return {
    name: draft.name,
    kind: draft.kind,
    ...toScopeColumns(draft.scope),
    threshold_minutes: draft.thresholdMinutes,
    repeat_hours: draft.repeatHours,
    escalate_after_minutes: draft.escalation?.afterMinutes ?? null,
    urgent: draft.urgent ? 1 : 0,
    enabled: draft.enabled ? 1 : 0,
  } as const;
}

function toScopeColumns(scope: AlertScope) {
  return { group_id: scope.kind === "group" ? scope.groupId : null, site_id: scope.kind === "site" ? scope.siteId : null };
}

function toScope({ group_id, site_id }: AlertRuleRow) {
  if (group_id !== null) return { kind: "group", groupId: group_id };
  return site_id === null ? { kind: "all" } : { kind: "site", siteId: site_id };
}

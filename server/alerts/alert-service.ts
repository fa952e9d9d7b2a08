import * as z from "zod/mini";
import {
  AlertRule,
  type AlertRuleDraft,
  type AlertScope,
  Maintenance,
  MaintenanceDraft,
  type MaintenanceScope,
  type NewMaintenance,
} from "../../domain/model/alert.ts";
import type { AlertRuleId, ChannelId, MaintenanceId } from "../../domain/model/id.ts";
import { type Issue, Problem } from "../../domain/model/problem.ts";
import { HOUR_MS } from "../../domain/model/time.ts";
import type { Actor } from "../../domain/model/user.ts";
import { noteAudit } from "../audit/audit-log.ts";
import { findGroups } from "../groups/group-repository.ts";
import { requireRole } from "../platform/access.ts";
import type { Db } from "../platform/database/database.ts";
import type { Page, PageRequest } from "../platform/database/page.ts";
import type { News } from "../platform/news.ts";
import { createOnce } from "../platform/once.ts";
import { newId } from "../platform/secret.ts";
import { findScreenIds } from "../screens/screen-choice.ts";
import { findSite } from "../sites/site-repository.ts";
import { findChannels } from "./channel-repository.ts";
import { deleteMaintenance, findMaintenance, insertMaintenance, listMaintenance, updateMaintenance } from "./maintenance-repository.ts";
import { deleteRule, findRule, insertRule, listRules, updateRule } from "./rule-repository.ts";

interface Parts {
  readonly db: Db;
  readonly now: () => number;
  readonly news: Pick<News, "tell">;
}

export type AlertService = ReturnType<typeof createAlertService>;

/** Who is told of what, and when nobody is: editors read it, administrators change it. */
export function createAlertService({ db, now, news }: Parts) {
  const changed = () => news.tell("incidents-changed", { incidentId: null });

  return {
    async rules(actor: Actor, request: PageRequest): Promise<Page<AlertRule>> {
      requireRole(actor, "editor");
      return listRules(db, request);
    },

    /** @throws {Problem} `invalid-input` with `unknown-channel`, `unknown-group` or `unknown-site` */
    async createRule(actor: Actor, draft: AlertRuleDraft, key: string | null): Promise<AlertRule> {
      requireRole(actor, "admin");
      const parse = (value: unknown) => z.parse(AlertRule, value);
      const request = { actor, key, operation: "alerts.createRule", input: draft, nowMs: now(), parse };
      const rule = await createOnce(db, request, async (tx) => {
        await requireKnown(tx, draft);
        const id = newId<AlertRuleId>();
        await insertRule(tx, id, draft, now());
        await noteAudit(tx, actor, { action: "alert-rule-saved", kind: "alert-rule", id, details: { name: draft.name } }, now());
        return existingRule(tx, id);
      });
      changed();
      return rule;
    },

    /** @throws {Problem} `conflict` with the rule as it is now, if somebody else changed it; and as for a new one */
    async updateRule(actor: Actor, id: AlertRuleId, version: number, draft: AlertRuleDraft): Promise<AlertRule> {
      requireRole(actor, "admin");
      const rule = await db.transaction().execute(async (tx) => {
        const current = await existingRule(tx, id);
        await requireKnown(tx, draft);
        if (!(await updateRule(tx, current, version, draft, now()))) throw new Problem("conflict", { current });
        await noteAudit(tx, actor, { action: "alert-rule-saved", kind: "alert-rule", id, details: { name: draft.name } }, now());
        return existingRule(tx, id);
      });
      changed();
      return rule;
    },

    async removeRule(actor: Actor, id: AlertRuleId): Promise<void> {
      requireRole(actor, "admin");
      await db.transaction().execute(async (tx) => {
        const { name } = await existingRule(tx, id);
        await deleteRule(tx, id);
        await noteAudit(tx, actor, { action: "alert-rule-removed", kind: "alert-rule", id, details: { name } }, now());
      });
      changed();
    },

    /** @param onlyCurrent leave out what is over */
    async maintenance(actor: Actor, request: PageRequest, onlyCurrent: boolean): Promise<Page<Maintenance>> {
      requireRole(actor, "editor");
      return listMaintenance(db, { ...request, endingAfterMs: onlyCurrent ? now() : undefined });
    },

    /** @throws {Problem} `invalid-input` with `unknown-group`, `unknown-site` or `unknown-screen` */
    async createMaintenance(actor: Actor, input: NewMaintenance, key: string | null): Promise<Maintenance> {
      requireRole(actor, "admin");
      const parse = (value: unknown) => z.parse(Maintenance, value);
      const request = { actor, key, operation: "alerts.createMaintenance", input, nowMs: now(), parse };
      const window = await createOnce(db, request, async (tx) => {
        const draft = toDraft(input, now());
        await requireKnown(tx, { scope: draft.scope, channels: [], escalation: null });
        const id = newId<MaintenanceId>();
        await insertMaintenance(tx, id, draft, now());
        await noteAudit(tx, actor, { action: "maintenance-saved", kind: "maintenance", id, details: { note: draft.note } }, now());
        return existingMaintenance(tx, id);
      });
      changed();
      return window;
    },

    /** @throws {Problem} `conflict` with the window as it is now, if somebody else changed it; and as for a new one */
    async updateMaintenance(actor: Actor, id: MaintenanceId, version: number, draft: MaintenanceDraft): Promise<Maintenance> {
      requireRole(actor, "admin");
      const window = await db.transaction().execute(async (tx) => {
        const current = await existingMaintenance(tx, id);
        await requireKnown(tx, { scope: draft.scope, channels: [], escalation: null });
        if (!(await updateMaintenance(tx, id, version, draft, now()))) throw new Problem("conflict", { current });
        await noteAudit(tx, actor, { action: "maintenance-saved", kind: "maintenance", id, details: { note: draft.note } }, now());
        return existingMaintenance(tx, id);
      });
      changed();
      return window;
    },

    async removeMaintenance(actor: Actor, id: MaintenanceId): Promise<void> {
      requireRole(actor, "admin");
      await db.transaction().execute(async (tx) => {
        const { note } = await existingMaintenance(tx, id);
        await deleteMaintenance(tx, id);
        await noteAudit(tx, actor, { action: "maintenance-removed", kind: "maintenance", id, details: { note } }, now());
      });
      changed();
    },
  };
}

/** @throws {Problem} `invalid-input` if it would end before it begins, as one that began long ago, or last too long */
function toDraft(input: NewMaintenance, nowMs: number): MaintenanceDraft {
  const { note, scope, fromMs = nowMs, hours = 0 } = input;
  const untilMs = input.untilMs ?? fromMs + hours * HOUR_MS;
  const draft = MaintenanceDraft.safeParse({ note, scope, fromMs, untilMs });
  if (draft.success) return draft.data;
  const rule = untilMs <= fromMs ? "ends-before-start" : "maintenance-too-long";
  throw new Problem("invalid-input", { issues: [{ path: ["untilMs"], rule, message: "" }] });
}

interface Named {
  readonly scope: AlertScope | MaintenanceScope;
  readonly channels: readonly ChannelId[];
  readonly escalation: { readonly channels: readonly ChannelId[] } | null;
}

async function requireKnown(tx: Db, { scope, channels, escalation }: Named): Promise<void> {
  const known = await findChannels(tx, [...channels, ...(escalation?.channels ?? [])]);
  const unknown = (ids: readonly ChannelId[], path: readonly string[]) =>
    ids.flatMap((id, place): Issue[] => (known.has(id) ? [] : [{ path: [...path, place], rule: "unknown-channel", message: "" }]));
  const issues = [
    ...unknown(channels, ["channels"]),
    ...unknown(escalation?.channels ?? [], ["escalation", "channels"]),
    ...(await unknownPlaces(tx, scope)),
  ];
  if (issues.length > 0) throw new Problem("invalid-input", { issues });
}

async function unknownPlaces(tx: Db, scope: Named["scope"]): Promise<readonly Issue[]> {
  const issue = (name: string, rule: string): Issue[] => [{ path: ["scope", name], rule, message: "" }];
  switch (scope.kind) {
    case "all":
      return [];
    case "group":
      return (await findGroups(tx)).some(({ id }) => id === scope.groupId) ? [] : issue("groupId", "unknown-group");
    case "site":
      return (await findSite(tx, scope.siteId)) === undefined ? issue("siteId", "unknown-site") : [];
    case "screens":
      return (await findScreenIds(tx, { ids: scope.screenIds })).length < scope.screenIds.length
        ? issue("screenIds", "unknown-screen")
        : [];
  }
}

async function existingRule(db: Db, id: AlertRuleId): Promise<AlertRule> {
  const rule = await findRule(db, id);
  if (rule === undefined) throw new Problem("not-found");
  return rule;
}

async function existingMaintenance(db: Db, id: MaintenanceId): Promise<Maintenance> {
  const window = await findMaintenance(db, id);
  if (window === undefined) throw new Problem("not-found");
  return window;
}

import { oc } from "@orpc/contract";
import * as z from "zod/mini";
import { AlertRule, AlertRuleDraft, Channel, MailChannelDraft, Maintenance, MaintenanceDraft, NewMaintenance } from "../model/alert.ts";
import { EditVersion } from "../model/edit-version.ts";
import { AlertRuleId, ChannelId, IncidentId, MaintenanceId, ScreenId, SiteId } from "../model/id.ts";
import { Incident, IncidentSummary, Notice } from "../model/incident.ts";
import { page, pageQuery } from "./page.ts";

const tags = ["alerts"];
const rule = z.strictObject({ id: AlertRuleId });
const channel = z.strictObject({ id: ChannelId });
const incident = z.strictObject({ id: IncidentId });
const window = z.strictObject({ id: MaintenanceId });

const rules = oc
  .route({ method: "GET", path: "/alerts/rules", summary: "Who is told of what", tags })
  .input(z.strictObject(pageQuery))
  .output(page(AlertRule));

/** 422 with `unknown-channel`, `unknown-group` or `unknown-site`. */
const createRule = oc
  .route({ method: "POST", path: "/alerts/rules", summary: "Add a rule", tags, successStatus: 201 })
  .input(AlertRuleDraft)
  .output(AlertRule);

const updateRule = oc
  .route({ method: "PUT", path: "/alerts/rules/{id}", summary: "Change a rule", tags })
  .input(z.strictObject({ ...rule.shape, version: EditVersion, ...AlertRuleDraft.shape }))
  .output(AlertRule);

const removeRule = oc
  .route({ method: "DELETE", path: "/alerts/rules/{id}", summary: "Remove a rule", tags, successStatus: 204 })
  .input(rule)
  .output(z.void());

/** Mail channels and webhooks. */
const channels = oc
  .route({ method: "GET", path: "/alerts/channels", summary: "Ways to tell people and programs", tags })
  .input(z.strictObject(pageQuery))
  .output(page(Channel));

const createMailChannel = oc
  .route({ method: "POST", path: "/alerts/channels/mail", summary: "Add a mail channel", tags, successStatus: 201 })
  .input(MailChannelDraft)
  .output(Channel);

const updateMailChannel = oc
  .route({ method: "PUT", path: "/alerts/channels/mail/{id}", summary: "Change a mail channel", tags })
  .input(z.strictObject({ ...channel.shape, version: EditVersion, ...MailChannelDraft.shape }))
  .output(Channel);

/** Refused with `in-use` while a rule tells it something. */
const removeMailChannel = oc
  .route({ method: "DELETE", path: "/alerts/channels/mail/{id}", summary: "Remove a mail channel", tags, successStatus: 204 })
  .input(channel)
  .output(z.void());

/** Sends a test at once, quiet hours or not, and says how it went: `problem` is null if it was taken. */
const testChannel = oc
  .route({ method: "POST", path: "/alerts/channels/{id}/test", summary: "Send a test through a channel", tags })
  .input(channel)
  .output(z.strictObject({ problem: z.nullable(z.string()) }));

/** Newest first, each with what every channel was told last. */
const incidents = oc
  .route({ method: "GET", path: "/alerts/incidents", summary: "What is wrong, and was", tags })
  .input(
    z.strictObject({
      ...pageQuery,
      state: z.optional(z.enum(["open", "over"])),
      siteId: z.optional(SiteId),
      screenId: z.optional(ScreenId),
    }),
  )
  .output(page(IncidentSummary));

/** With what was told of it, to whom and when, oldest first. */
const readIncident = oc
  .route({ method: "GET", path: "/alerts/incidents/{id}", summary: "One incident, and what was told of it", tags })
  .input(incident)
  .output(z.strictObject({ incident: Incident, notices: z.array(Notice) }));

/** Ends repeating and escalating. 409 `already-done` if somebody has, or it is over. */
const acknowledge = oc
  .route({ method: "POST", path: "/alerts/incidents/{id}/acknowledge", summary: "Say that you see to it", tags })
  .input(incident)
  .output(Incident);

/** The last to end first; with `current` only those that are not over. */
const maintenance = oc
  .route({ method: "GET", path: "/alerts/maintenance", summary: "Maintenance windows", tags })
  .input(z.strictObject({ ...pageQuery, current: z.optional(z.stringbool()) }))
  .output(page(Maintenance));

/** From one instant to another, or for so many hours; from now on if it does not say when. */
const createMaintenance = oc
  .route({ method: "POST", path: "/alerts/maintenance", summary: "Plan maintenance, or begin it", tags, successStatus: 201 })
  .input(NewMaintenance)
  .output(Maintenance);

const updateMaintenance = oc
  .route({ method: "PUT", path: "/alerts/maintenance/{id}", summary: "Change maintenance", tags })
  .input(z.strictObject({ ...window.shape, version: EditVersion, window: MaintenanceDraft }))
  .output(Maintenance);

/** Ends it at once if it is going on. */
const removeMaintenance = oc
  .route({ method: "DELETE", path: "/alerts/maintenance/{id}", summary: "Remove maintenance", tags, successStatus: 204 })
  .input(window)
  .output(z.void());

export const alerts = {
  rules,
  createRule,
  updateRule,
  removeRule,
  channels,
  createMailChannel,
  updateMailChannel,
  removeMailChannel,
  testChannel,
  incidents,
  readIncident,
  acknowledge,
  maintenance,
  createMaintenance,
  updateMaintenance,
  removeMaintenance,
};

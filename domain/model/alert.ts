import * as z from "zod/mini";
import { AlertRuleId, ChannelId, GroupId, MaintenanceId, ScreenId, SiteId } from "./id.ts";
import { QuietHours } from "./quiet-hours.ts";
import { line } from "./text.ts";
import { HOUR_MS, Instant } from "./time.ts";
import { Email } from "./user.ts";

const once = <T>(items: readonly T[]) => new Set(items).size === items.length;

/**
 * What an incident is about. `silent`: nothing is heard of screens any more. `faulty`: see `Trouble`. `clock`: the device's clock is off. `storage`: it
 * is nearly full, or the browser may clear it. `version`: the player is another than the server's.
 */
export const IncidentKind = z.enum(["silent", "faulty", "clock", "storage", "version"]);
export type IncidentKind = z.infer<typeof IncidentKind>;

/** What a rule is for: incidents of one kind, or with `site` only silent screens that are a whole site. */
export const AlertKind = z.enum([...IncidentKind.options, "site"]);
export type AlertKind = z.infer<typeof AlertKind>;

const scopeAll = z.strictObject({ kind: z.literal("all") });
const scopeGroup = z.strictObject({ kind: z.literal("group"), groupId: GroupId });
const scopeSite = z.strictObject({ kind: z.literal("site"), siteId: SiteId });

/** Which screens: all, those of a group and below, those of a site. */
export const AlertScope = z.discriminatedUnion("kind", [scopeAll, scopeGroup, scopeSite]);
export type AlertScope = z.infer<typeof AlertScope>;

const minutes = z.int().check(z.minimum(1), z.maximum(1440));
const channelIds = (least: number) =>
  z.array(ChannelId).check(z.minLength(least), z.maxLength(10), z.refine(once, { error: "Each channel only once" }));

/**
 * Who is told when. `thresholdMinutes`: so long it must last, and for `clock` so far the clock must be off, to be told. `repeatHours`: how often it is
 * told again until it is over or somebody has acknowledged it, null for never. `escalation`: whom else to tell if nobody has acknowledged it so long after
 * it was told. `urgent`: told in quiet hours too. Without channels, incidents are seen in the editor only.
 */
export const AlertRuleDraft = z.strictObject({
  name: line(80),
  kind: AlertKind,
  scope: AlertScope,
  thresholdMinutes: minutes,
  channels: channelIds(0),
  repeatHours: z.nullable(z.int().check(z.minimum(1), z.maximum(168))),
  escalation: z.nullable(z.strictObject({ afterMinutes: minutes, channels: channelIds(1) })),
  urgent: z.boolean(),
  enabled: z.boolean(),
});
export type AlertRuleDraft = z.infer<typeof AlertRuleDraft>;

/** `activeSinceMs`: when it was made or last switched on. What stood open before that it does not tell. */
export const AlertRule = z.strictObject({
  ...AlertRuleDraft.shape,
  id: AlertRuleId,
  activeSinceMs: Instant,
  version: z.int(),
  updatedAtMs: Instant,
});
export type AlertRule = z.infer<typeof AlertRule>;

export const ChannelKind = z.enum(["mail", "webhook"]);
export type ChannelKind = z.infer<typeof ChannelKind>;

/** When nothing but what is urgent is told, on the wall clock of the organisation: it waits until they end. */
export const ChannelQuietHours = z.readonly(z.array(QuietHours).check(z.maxLength(7)));

/** Mail to mailboxes of a team. */
export const MailChannelDraft = z.strictObject({
  name: line(80),
  to: z.array(Email).check(z.minLength(1), z.maxLength(20), z.refine(once, { error: "Each address only once" })),
  quietHours: ChannelQuietHours,
});
export type MailChannelDraft = z.infer<typeof MailChannelDraft>;

/** Why a channel cannot be used as this server is set up: it knows no mail server. */
export const ChannelProblem = z.enum(["no-mail-server"]);
export type ChannelProblem = z.infer<typeof ChannelProblem>;

/** The last time something was sent through a channel, and what went wrong, in the words of whoever refused it; null if nothing did. */
export const LastAttempt = z.strictObject({ atMs: Instant, problem: z.nullable(z.string()) });

/** A way to tell people or programs. `to` are the addresses of a mail channel, for administrators only; null otherwise. */
export const Channel = z.strictObject({
  id: ChannelId,
  kind: ChannelKind,
  name: line(80),
  to: z.nullable(z.array(z.string())),
  quietHours: ChannelQuietHours,
  problem: z.nullable(ChannelProblem),
  lastAttempt: z.nullable(LastAttempt),
  version: z.int(),
});
export type Channel = z.infer<typeof Channel>;

/** The longest a maintenance window may last. */
export const LONGEST_MAINTENANCE_MS = 31 * 24 * HOUR_MS;

/** What a maintenance window covers: what a rule may, or screens by name. */
export const MaintenanceScope = z.discriminatedUnion("kind", [
  scopeAll,
  scopeGroup,
  scopeSite,
  z.strictObject({
    kind: z.literal("screens"),
    screenIds: z.array(ScreenId).check(z.minLength(1), z.maxLength(500), z.refine(once, { error: "Each screen only once" })),
  }),
]);
export type MaintenanceScope = z.infer<typeof MaintenanceScope>;

const note = z.string().check(z.trim(), z.maxLength(200), z.regex(/^[^\p{Cc}]*$/u));

/** While somebody works on screens, nothing about them is told; what still stands afterwards is. Half-open. */
export const MaintenanceDraft = z.strictObject({ note, scope: MaintenanceScope, fromMs: Instant, untilMs: Instant }).check(
  z.refine(({ fromMs, untilMs }) => fromMs < untilMs, {
    path: ["untilMs"],
    error: "Ends before it starts",
    params: { rule: "ends-before-start" },
  }),
  z.refine(({ fromMs, untilMs }) => untilMs - fromMs <= LONGEST_MAINTENANCE_MS, {
    path: ["untilMs"],
    error: "Longer than 31 days",
    params: { rule: "maintenance-too-long" },
  }),
);
export type MaintenanceDraft = z.infer<typeof MaintenanceDraft>;

/** A window that begins at an instant, or now, and lasts until another, or for so many hours. */
export const NewMaintenance = z
  .strictObject({
    note,
    scope: MaintenanceScope,
    fromMs: z.optional(Instant),
    untilMs: z.optional(Instant),
    hours: z.optional(z.int().check(z.minimum(1), z.maximum(LONGEST_MAINTENANCE_MS / HOUR_MS))),
  })
  .check(
    z.refine(({ untilMs, hours }) => (untilMs === undefined) !== (hours === undefined), {
      path: ["untilMs"],
      error: "Either until when or for how long",
      params: { rule: "until-or-hours" },
    }),
  );
export type NewMaintenance = z.infer<typeof NewMaintenance>;

export const Maintenance = z.strictObject({
  id: MaintenanceId,
  note: z.string(),
  scope: MaintenanceScope,
  fromMs: Instant,
  untilMs: Instant,
  version: z.int(),
});
export type Maintenance = z.infer<typeof Maintenance>;

import * as z from "zod/mini";
import { ChannelKind, IncidentKind } from "./alert.ts";
import { AlertRuleId, ChannelId, IncidentId, NoticeId, ScreenId, SiteId, UserId } from "./id.ts";
import { Instant } from "./time.ts";

/** A screen of an incident. `wellSinceMs`: since when it is well again, null while it is not. `gone`: it was unpaired, or no rule covers it any more. */
export const IncidentScreen = z.strictObject({
  screenId: ScreenId,
  name: z.string(),
  sinceMs: Instant,
  wellSinceMs: z.nullable(Instant),
  gone: z.boolean(),
});
export type IncidentScreen = z.infer<typeof IncidentScreen>;

/** How an incident ended: its screens are well, they are not watched any more, or it became part of the incident of their whole site. */
export const IncidentEnding = z.enum(["well", "gone", "merged"]);
export type IncidentEnding = z.infer<typeof IncidentEnding>;

/**
 * Something that is wrong with a screen, or with all or nearly all screens of a site at once: one incident, however many they are. It is opened once rules
 * say so, and over once its screens have been well for a while. `rounds` counts how often it came back soon after.
 */
export const Incident = z.strictObject({
  id: IncidentId,
  kind: IncidentKind,
  subject: z.enum(["screen", "site"]),
  siteId: SiteId,
  siteName: z.string(),
  screens: z.readonly(z.array(IncidentScreen)),
  /** Since when it is wrong, and after a relapse since when again. */
  sinceMs: Instant,
  openedAtMs: Instant,
  overAtMs: z.nullable(Instant),
  ending: z.nullable(IncidentEnding),
  rounds: z.int(),
  acknowledged: z.nullable(z.strictObject({ by: UserId, byName: z.string(), atMs: Instant })),
});
export type Incident = z.infer<typeof Incident>;

/** What is told of an incident: that it opened, that it came back, that it stands still, that nobody has acknowledged it, that it is over. */
export const NoticeStep = z.enum(["opened", "reopened", "repeated", "escalated", "recovered"]);
export type NoticeStep = z.infer<typeof NoticeStep>;

/** Where a notice is. `waiting`: for its time or for another try. `cancelled`: it was over before anybody was told. */
export const NoticeState = z.enum(["waiting", "sent", "failed", "cancelled"]);
export type NoticeState = z.infer<typeof NoticeState>;

/** What was told of an incident, through which channel. `note` says why it was not sent so far, in words of whoever refused it. */
export const Notice = z.strictObject({
  id: NoticeId,
  step: NoticeStep,
  channelId: ChannelId,
  channelKind: ChannelKind,
  channelName: z.string(),
  state: NoticeState,
  writtenAtMs: Instant,
  /** Not before this it is tried, or tried again. */
  dueAtMs: Instant,
  attempts: z.int(),
  sentAtMs: z.nullable(Instant),
  note: z.nullable(z.string()),
});
export type Notice = z.infer<typeof Notice>;

/** What a channel was told last of an incident, and when; `atMs` is when it is due as long as it waits. */
export const LastWord = z.strictObject({
  channelId: ChannelId,
  channelKind: ChannelKind,
  channelName: z.string(),
  step: NoticeStep,
  state: NoticeState,
  atMs: Instant,
});
export type LastWord = z.infer<typeof LastWord>;

/** An incident in a list, with what each channel was told last. */
export const IncidentSummary = z.strictObject({ ...Incident.shape, lastWords: z.readonly(z.array(LastWord)) });
export type IncidentSummary = z.infer<typeof IncidentSummary>;

/** How far a rule has told of an incident: in which of its rounds, when, through which channels. */
export const Told = z.strictObject({
  ruleId: AlertRuleId,
  round: z.int(),
  atMs: Instant,
  channels: z.readonly(z.array(ChannelId)),
  repeats: z.int(),
  lastAtMs: Instant,
  escalated: z.boolean(),
});
export type Told = z.infer<typeof Told>;

/** An incident as the rules see it. */
export interface WatchedIncident extends Incident {
  readonly told: readonly Told[];
}

import * as z from "zod/mini";
import { ChannelQuietHours, IncidentKind } from "./alert.ts";
import { AlertRuleId, AttemptId, ChannelId, IncidentId, NoticeId, ScreenId, SiteId } from "./id.ts";
import { IncidentEnding, NoticeStep } from "./incident.ts";
import { TroubleKind } from "./screen.ts";
import { line } from "./text.ts";
import { Instant, TimeZone } from "./time.ts";

/** What an event is about. These names stay. `test` is sent when somebody tries a channel. */
export const EventType = z.enum([
  "incident.opened",
  "incident.reopened",
  "incident.repeated",
  "incident.escalated",
  "incident.recovered",
  "test",
]);
export type EventType = z.infer<typeof EventType>;

export const EVENT_OF_STEP: Readonly<Record<NoticeStep, EventType>> = {
  opened: "incident.opened",
  reopened: "incident.reopened",
  repeated: "incident.repeated",
  escalated: "incident.escalated",
  recovered: "incident.recovered",
};

/** A screen of an incident as it was when the event was written. `wellSinceMs` is null while it is not well; `trouble` says what is wrong with a faulty one, `offsetMs` how far a clock is off. */
export const EventScreen = z.strictObject({
  id: ScreenId,
  name: z.string(),
  sinceMs: Instant,
  wellSinceMs: z.nullable(Instant),
  trouble: z.nullable(TroubleKind),
  offsetMs: z.nullable(z.number()),
});
export type EventScreen = z.infer<typeof EventScreen>;

export const EventIncident = z.strictObject({
  id: IncidentId,
  kind: IncidentKind,
  subject: z.enum(["screen", "site"]),
  site: z.strictObject({ id: SiteId, name: z.string(), zone: TimeZone }),
  screens: z.array(EventScreen),
  sinceMs: Instant,
  openedAtMs: Instant,
  overAtMs: z.nullable(Instant),
  ending: z.nullable(IncidentEnding),
  rounds: z.int(),
});
export type EventIncident = z.infer<typeof EventIncident>;

/**
 * What a webhook receives as JSON, and what mail is made of. `id` stays the same however often it is sent: whoever has seen it has seen it. `step` is null
 * and there is no incident in a test. `url` leads to the editor, null if the server does not know its own address.
 */
export const AlertEvent = z.strictObject({
  id: NoticeId,
  type: EventType,
  atMs: Instant,
  organisation: z.string(),
  step: z.nullable(NoticeStep),
  incident: z.nullable(EventIncident),
  rule: z.nullable(z.strictObject({ id: AlertRuleId, name: z.string() })),
  url: z.nullable(z.string()),
});
export type AlertEvent = z.infer<typeof AlertEvent>;

/** An address of the web. Whether it may be reached is seen when something is sent to it. */
export const WebhookUrl = z.string().check(
  z.maxLength(1000),
  z.refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), {
    error: "Not http or https",
    params: { rule: "not-a-web-address" },
  }),
  z.refine((text) => !URL.canParse(text) || (new URL(text).username === "" && new URL(text).password === ""), {
    error: "Contains a password",
    params: { rule: "password-in-address" },
  }),
);

export const WebhookDraft = z.strictObject({ name: line(80), url: WebhookUrl, quietHours: ChannelQuietHours });
export type WebhookDraft = z.infer<typeof WebhookDraft>;

/** `previousSecretUntilMs`: until then what is sent is also signed with the secret before, null if there is none. */
export const Webhook = z.strictObject({
  ...WebhookDraft.shape,
  id: ChannelId,
  previousSecretUntilMs: z.nullable(Instant),
  version: z.int(),
});
export type Webhook = z.infer<typeof Webhook>;

/** How much of an answer is kept. */
export const ANSWER_LENGTH = 500;

/** One attempt to send something. `status` is null if there was no answer; `problem` says why it does not count as sent; `manual`: somebody sent it again. */
export const WebhookDelivery = z.strictObject({
  id: AttemptId,
  noticeId: z.nullable(NoticeId),
  event: EventType,
  atMs: Instant,
  durationMs: z.int(),
  status: z.nullable(z.int()),
  answer: z.string().check(z.maxLength(ANSWER_LENGTH)),
  problem: z.nullable(z.string()),
  manual: z.boolean(),
});
export type WebhookDelivery = z.infer<typeof WebhookDelivery>;

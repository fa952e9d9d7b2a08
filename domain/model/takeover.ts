import * as z from "zod/mini";
import { GroupId, ScreenId, TakeoverId, UserId } from "./id.ts";
import { Language } from "./language.ts";
import { line, lines } from "./text.ts";
import { Instant, MINUTE_MS } from "./time.ts";

/** What a takeover is about. Each has its icon; all but `other` have a prepared text. */
export const TAKEOVER_KINDS = ["fire", "smoke", "storm", "evacuation", "amok", "power", "other"] as const;
export const TakeoverKind = z.enum(TAKEOVER_KINDS);
export type TakeoverKind = z.infer<typeof TakeoverKind>;

/** How bad it is, worst first, in the words of the Common Alerting Protocol. Of several takeovers the worst is on the glass. */
export const SEVERITIES = ["extreme", "severe", "moderate"] as const;
export const Severity = z.enum(SEVERITIES);
export type Severity = z.infer<typeof Severity>;

/** What happens and what to do, in one language. `body` is Markdown. */
export const TakeoverVariant = z.strictObject({ language: Language, title: line(120), body: lines(600) });
export type TakeoverVariant = z.infer<typeof TakeoverVariant>;

/** The shortest and the longest a takeover may last, and what is offered. A takeover always ends by itself. */
export const TAKEOVER_LASTS = { shortestMs: MINUTE_MS, usualMs: 60 * MINUTE_MS, longestMs: 24 * 60 * MINUTE_MS } as const;

const once = <T>(items: readonly T[]) => new Set(items).size === items.length;

/** The words of a takeover. `drill`: everything says that it is only an exercise. The first variant is the original. */
export const TakeoverMessage = z.strictObject({
  kind: TakeoverKind,
  severity: Severity,
  drill: z.boolean(),
  variants: z.readonly(
    z.array(TakeoverVariant).check(
      z.minLength(1),
      z.maxLength(14),
      z.refine((variants) => once(variants.map(({ language }) => language)), { error: "Each language only once" }),
    ),
  ),
});
export type TakeoverMessage = z.infer<typeof TakeoverMessage>;

export const TakeoverDraft = z.strictObject({
  ...TakeoverMessage.shape,
  targets: z.readonly(
    z.array(GroupId).check(
      z.refine((targets) => targets.length > 0, { error: "Nobody would see it", params: { rule: "target-missing" } }),
      z.maxLength(500),
      z.refine(once, { error: "Each group only once" }),
    ),
  ),
  lastsMs: z.int().check(z.minimum(TAKEOVER_LASTS.shortestMs), z.maximum(TAKEOVER_LASTS.longestMs)),
});
export type TakeoverDraft = z.infer<typeof TakeoverDraft>;

/**
 * Where a takeover stands. `waiting`: a second person has to confirm it. `active`: it is on its screens. `cleared`: somebody gave the all-clear.
 * `ended`: its time was up. `lapsed`: nobody confirmed it in time.
 */
export const TakeoverState = z.enum(["waiting", "active", "cleared", "ended", "lapsed"]);
export type TakeoverState = z.infer<typeof TakeoverState>;

/**
 * An urgent message that displaces everything on its targets. `version` counts changes of its words and its end. `startedAtMs` is null while
 * it waits for a second person; `endsAtMs` is when it ends by itself, `clearedAtMs` when somebody ended it.
 */
export const Takeover = z.strictObject({
  id: TakeoverId,
  version: z.int(),
  state: TakeoverState,
  ...TakeoverMessage.shape,
  targets: z.readonly(z.array(GroupId)),
  lastsMs: z.int(),
  createdAtMs: Instant,
  createdBy: UserId,
  createdByName: z.string(),
  startedAtMs: z.nullable(Instant),
  confirmedByName: z.nullable(z.string()),
  endsAtMs: z.nullable(Instant),
  clearedAtMs: z.nullable(Instant),
  clearedByName: z.nullable(z.string()),
});
export type Takeover = z.infer<typeof Takeover>;

/** A takeover as the resolver reads it: on its targets from `fromMs` until `untilMs` (exclusive). */
export interface StandingTakeover {
  readonly id: TakeoverId;
  readonly version: number;
  readonly message: TakeoverMessage;
  readonly targets: readonly GroupId[];
  readonly fromMs: number;
  readonly untilMs: number;
}

/**
 * How a takeover fared on one of its screens. `confirmed`: the screen reported it painted. `pending`: connected, nothing reported yet.
 * `offline`: not connected and nothing reported. `restored`: after the end, the screen reported its programme painted again.
 */
export const TakeoverReach = z.enum(["confirmed", "pending", "offline", "restored"]);
export type TakeoverReach = z.infer<typeof TakeoverReach>;

/** One screen's line in the report. `afterMs` is the time from the start of this takeover's version to the first paint. */
export const TakeoverScreen = z.strictObject({
  screenId: ScreenId,
  name: z.string(),
  siteName: z.string(),
  reach: TakeoverReach,
  paintedAtMs: z.nullable(Instant),
  afterMs: z.nullable(z.int()),
});
export type TakeoverScreen = z.infer<typeof TakeoverScreen>;

import type { AlertRule, Maintenance } from "../model/alert.ts";
import type { AlertRuleId, ChannelId } from "../model/id.ts";
import type { NoticeStep, Told, WatchedIncident } from "../model/incident.ts";
import { HOUR_MS, type Instant, MINUTE_MS } from "../model/time.ts";
import { covers, type ScreenLook } from "./alert-conditions.ts";
import type { Looks } from "./incident-course.ts";
import { contains } from "./intervals.ts";

/** A relapse that lasts so long is told: the last that people heard is that it was over. */
export const RELAPSE_TOLD_AFTER_MS = 10 * MINUTE_MS;

/** Something to be told of an incident through a channel. `key`: of equal ones, one incident tells each channel only one. */
export interface Telling {
  readonly step: NoticeStep;
  readonly key: string;
  readonly channelId: ChannelId;
  /** Of the rules that want it; null if the rule that told of it is not there any more. */
  readonly rule: AlertRule | null;
}

/** An incident with how far it has been told, and what is to be told of it now. */
export interface Notified {
  readonly incident: WatchedIncident;
  readonly tellings: readonly Telling[];
}

export interface Notifying {
  readonly nowMs: number;
  readonly looks: Looks;
  readonly rules: readonly AlertRule[];
  readonly windows: readonly Maintenance[];
}

/**
 * What is to be told of an incident now, at most one thing through each channel. Each rule over it tells that it opened once its own threshold is reached,
 * then again every so many hours and to further channels, until somebody has acknowledged it. During maintenance nothing of that is told; what stands
 * afterwards is. That it is over is told to all who were told that it is not, and only to them. A relapse is not told before it has lasted.
 */
export function notify(incident: WatchedIncident, notifying: Notifying): Notified {
  return incident.overAtMs === null ? notifyOpen(incident, notifying) : notifyOver(incident, notifying);
}

function notifyOver(incident: WatchedIncident, { rules }: Notifying): Notified {
  const key = `${String(incident.rounds)} recovered`;
  const tellings = incident.told
    .filter(({ round }) => round === incident.rounds)
    .flatMap(({ ruleId, channels }) => {
      const rule = rules.find(({ id }) => id === ruleId) ?? null;
      return channels.map((channelId): Telling => ({ step: "recovered", key, channelId, rule }));
    });
  return { incident, tellings: oncePerChannel(tellings) };
}

function notifyOpen(incident: WatchedIncident, notifying: Notifying): Notified {
  const { looks, rules, windows, nowMs } = notifying;
  const wrong = wrongLooks(incident, looks);
  const isQuiet = windows.filter((window) => contains(window, nowMs));
  if (wrong.length > 0 && wrong.every((look) => isQuiet.some(({ scope }) => covers(scope, look)))) return { incident, tellings: [] };
  let told = incident.told;
  const tellings: Telling[] = [];
  for (const rule of rules) {
    if (!isAbout(rule, incident) || !wrong.some((look) => covers(rule.scope, look))) continue;
    const before = told.find(({ ruleId }) => ruleId === rule.id);
    const next = nextOf(rule, incident, before, wrong, nowMs);
    if (next === null) continue;
    told = [...told.filter(({ ruleId }) => ruleId !== rule.id), next.told];
    tellings.push(...next.channels.map((channelId): Telling => ({ step: next.step, key: next.key, channelId, rule })));
  }
  return { incident: told === incident.told ? incident : { ...incident, told }, tellings: oncePerChannel(tellings) };
}

/** The screens of an incident with which it is not well yet. */
function wrongLooks({ screens }: WatchedIncident, looks: Looks): readonly ScreenLook[] {
  return screens.flatMap(({ screenId, gone, wellSinceMs }) => {
    const look = looks.get(screenId);
    return look === undefined || gone || wellSinceMs !== null ? [] : [look];
  });
}

function isAbout({ kind, enabled, activeSinceMs }: AlertRule, incident: WatchedIncident): boolean {
  const isKind = kind === "site" ? incident.subject === "site" : kind === incident.kind;
  return enabled && isKind && activeSinceMs <= incident.openedAtMs;
}

interface Next {
  readonly step: NoticeStep;
  readonly key: string;
  readonly channels: readonly ChannelId[];
  readonly told: Told;
}

function nextOf(
  rule: AlertRule,
  incident: WatchedIncident,
  before: Told | undefined,
  wrong: readonly ScreenLook[],
  nowMs: number,
): Next | null {
  if (before?.round !== incident.rounds) return firstOf(rule, incident, before, wrong, nowMs);
  if (incident.acknowledged !== null) return null;
  const { escalation, repeatHours, channels } = rule;
  if (escalation !== null && !before.escalated && nowMs - before.atMs >= escalation.afterMinutes * MINUTE_MS) {
    const told = { ...before, escalated: true, channels: union(before.channels, escalation.channels) };
    return { step: "escalated", key: `${String(incident.rounds)} escalated`, channels: escalation.channels, told };
  }
  if (repeatHours === null || nowMs - before.lastAtMs < repeatHours * HOUR_MS) return null;
  const again = before.escalated ? union(channels, escalation?.channels ?? []) : channels;
  const told = { ...before, repeats: before.repeats + 1, lastAtMs: nowMs as Instant, channels: union(before.channels, again) };
  return { step: "repeated", key: keyOfRepeat(rule.id, incident.rounds, told.repeats), channels: again, told };
}

function keyOfRepeat(ruleId: AlertRuleId, round: number, repeats: number): string {
  return `${String(round)} repeated ${String(repeats)} ${ruleId}`;
}

/** That it opened; or, if this rule has told so in an earlier round, that it came back. */
function firstOf(
  rule: AlertRule,
  { rounds, kind, sinceMs }: WatchedIncident,
  before: Told | undefined,
  wrong: readonly ScreenLook[],
  nowMs: number,
): Next | null {
  const step = before === undefined ? "opened" : "reopened";
  const thresholdMs = rule.thresholdMinutes * MINUTE_MS;
  const lastedMs = nowMs - sinceMs;
  if (step === "reopened" && lastedMs < RELAPSE_TOLD_AFTER_MS) return null;
  const isDue =
    kind === "clock"
      ? wrong.some((look) => covers(rule.scope, look) && Math.abs(look.offsetMs ?? 0) > thresholdMs)
      : lastedMs >= thresholdMs;
  if (!isDue) return null;
  const atMs = nowMs as Instant;
  const told = { ruleId: rule.id, round: rounds, atMs, channels: rule.channels, repeats: 0, lastAtMs: atMs, escalated: false };
  return { step, key: `${String(rounds)} opened`, channels: rule.channels, told };
}

function union<T>(some: readonly T[], more: readonly T[]): readonly T[] {
  return [...new Set([...some, ...more])];
}

/** The weightiest of what several rules have to say through one channel at once. */
const WEIGHT: Readonly<Record<NoticeStep, number>> = { recovered: 0, opened: 0, reopened: 1, escalated: 2, repeated: 3 };

function oncePerChannel(tellings: readonly Telling[]): readonly Telling[] {
  const kept = new Map<ChannelId, Telling>();
  for (const telling of tellings.toSorted((a, b) => WEIGHT[a.step] - WEIGHT[b.step] || Number(b.rule?.urgent) - Number(a.rule?.urgent))) {
    if (!kept.has(telling.channelId)) kept.set(telling.channelId, telling);
  }
  return [...kept.values()];
}

import type { IncidentKind } from "../model/alert.ts";
import type { IncidentId, ScreenId } from "../model/id.ts";
import type { IncidentEnding, IncidentScreen, WatchedIncident } from "../model/incident.ts";
import { type Instant, MINUTE_MS } from "../model/time.ts";
import { type ActiveRules, covers, type ScreenLook, thresholdMs, type Verdict, verdictOn } from "./alert-conditions.ts";
import { OFFLINE_AFTER_MS } from "./presence-state.ts";
import { areNearlyAll } from "./site-outage.ts";

/** A screen is well again once it has been for so long. */
export const WELL_AFTER_MS = 2 * MINUTE_MS;
/** What goes wrong again so soon after it was well is the same incident. */
export const RELAPSE_MS = 10 * MINUTE_MS;
/** So long after nearly all screens of a site are well again, those that are not are incidents of their own. */
export const STRAGGLERS_MS = 10 * MINUTE_MS;

/** A screen with which something is wrong, and since when (UTC epoch ms). */
export interface WrongScreen {
  readonly look: ScreenLook;
  readonly sinceMs: number;
}

export type Looks = ReadonlyMap<ScreenId, ScreenLook>;

/**
 * An open incident at the next look: whose screens are well meanwhile, or gone, and whether it is over. It is once all its screens have been well for a
 * while, or nearly all for long. The same object if nothing is new.
 */
export function goOn(incident: WatchedIncident, looks: Looks, rules: ActiveRules, nowMs: number): WatchedIncident {
  const screens = incident.screens.map((screen) => screenNow(incident, screen, looks, rules, nowMs));
  const there = screens.filter(({ gone }) => !gone);
  const areWell = (forMs: number) => there.filter(({ wellSinceMs }) => wellSinceMs !== null && nowMs - wellSinceMs >= forMs).length;
  const areSureToBe = there.every(({ screenId }) => verdictNow(incident.kind, looks.get(screenId), rules) === "well");
  const isOver = areWell(WELL_AFTER_MS) === there.length && areSureToBe;
  const isNearlyOver = areNearlyAll(areWell(STRAGGLERS_MS), there.length);
  if (isOver || isNearlyOver) return ended({ ...incident, screens }, there.length === 0 ? "gone" : "well", nowMs);
  return screens.every((screen, place) => screen === incident.screens[place]) ? incident : { ...incident, screens };
}

export function ended(incident: WatchedIncident, ending: IncidentEnding, nowMs: number): WatchedIncident {
  return { ...incident, overAtMs: nowMs as Instant, ending };
}

function screenNow(
  { kind, subject }: WatchedIncident,
  screen: IncidentScreen,
  looks: Looks,
  rules: ActiveRules,
  nowMs: number,
): IncidentScreen {
  const look = looks.get(screen.screenId);
  const gone = look === undefined || !isWatched(kind, subject, look, rules);
  if (gone) return screen.gone ? screen : { ...screen, gone };
  if (screen.gone) return { ...screen, gone };
  switch (verdictNow(kind, look, rules)) {
    case "well":
      return screen.wellSinceMs === null ? { ...screen, wellSinceMs: nowMs as Instant } : screen;
    case "wrong":
      return screen.wellSinceMs === null ? screen : { ...screen, wellSinceMs: null };
    case "unknown":
      return screen;
  }
}

function verdictNow(kind: IncidentKind, look: ScreenLook | undefined, { byKind }: ActiveRules): Verdict {
  if (look === undefined) return "unknown";
  return verdictOn(kind, look, kind === "clock" ? thresholdMs(byKind.clock, look) : 0);
}

function isWatched(kind: IncidentKind, subject: WatchedIncident["subject"], look: ScreenLook, { byKind, site }: ActiveRules): boolean {
  const isOver = ({ scope }: { readonly scope: Parameters<typeof covers>[0] }) => covers(scope, look);
  return byKind[kind].some(isOver) || (subject === "site" && site.some(isOver));
}

/** Whether a site's outage still is one: who falls silent now belongs to it. */
export function isOn({ screens }: WatchedIncident): boolean {
  const there = screens.filter(({ gone }) => !gone);
  return !areNearlyAll(there.filter(({ wellSinceMs }) => wellSinceMs !== null).length, there.length);
}

/** Whether what is wrong since an instant is this incident, come back: it was over and well, not long before. */
export function isRelapse({ overAtMs, ending }: WatchedIncident, sinceMs: number): boolean {
  // What is well at one look may have fallen silent just before it.
  return ending === "well" && overAtMs !== null && sinceMs > overAtMs - OFFLINE_AFTER_MS && sinceMs <= overAtMs + RELAPSE_MS;
}

/** An incident that came back: the same one, in its next round. Who had acknowledged it took it for over. */
export function reopened(incident: WatchedIncident, wrong: readonly WrongScreen[]): WatchedIncident {
  return {
    ...joined(incident, wrong),
    sinceMs: earliest(wrong),
    overAtMs: null,
    ending: null,
    rounds: incident.rounds + 1,
    acknowledged: null,
  };
}

/** With more screens, or with some of its own that are wrong again. */
export function joined(incident: WatchedIncident, wrong: readonly WrongScreen[]): WatchedIncident {
  const more = new Set(wrong.map(({ look }) => look.screenId));
  return { ...incident, screens: [...incident.screens.filter(({ screenId }) => !more.has(screenId)), ...wrong.map(toScreen)] };
}

/** @param wrong at least one; all of one site */
export function opened(
  id: IncidentId,
  kind: IncidentKind,
  subject: WatchedIncident["subject"],
  wrong: readonly [WrongScreen, ...WrongScreen[]],
  nowMs: number,
): WatchedIncident {
  const { siteId, siteName } = wrong[0].look;
  return {
    id,
    kind,
    subject,
    siteId,
    siteName,
    screens: wrong.map(toScreen),
    sinceMs: earliest(wrong),
    openedAtMs: nowMs as Instant,
    overAtMs: null,
    ending: null,
    rounds: 0,
    acknowledged: null,
    told: [],
  };
}

function toScreen({ look: { screenId, name }, sinceMs }: WrongScreen): IncidentScreen {
  return { screenId, name, sinceMs: sinceMs as Instant, wellSinceMs: null, gone: false };
}

function earliest(wrong: readonly WrongScreen[]): Instant {
  return Math.min(...wrong.map(({ sinceMs }) => sinceMs)) as Instant;
}

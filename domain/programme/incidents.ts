import type { AlertRule, IncidentKind } from "../model/alert.ts";
import type { IncidentId, ScreenId, SiteId } from "../model/id.ts";
import type { WatchedIncident } from "../model/incident.ts";
import { MINUTE_MS } from "../model/time.ts";
import { type ActiveRules, activeRules, type ScreenLook, type Troubles, thresholdMs, verdictOn } from "./alert-conditions.ts";
import { ended, goOn, isOn, isRelapse, joined, type Looks, opened, reopened, type WrongScreen } from "./incident-course.ts";
import { siteOutageFrom } from "./site-outage.ts";

/** So long a screen's own incident is put off while its whole site may be about to fall silent. */
export const HOLD_MS = 0.75 * MINUTE_MS;

/** What it takes to see what is wrong. */
export interface Judging {
  readonly nowMs: number;
  readonly looks: Looks;
  readonly troubles: Troubles;
  readonly rules: readonly AlertRule[];
  /** What stands open, and what was over so lately that it may come back. */
  readonly known: readonly WatchedIncident[];
  readonly newId: () => IncidentId;
}

/**
 * What stands open after one more look at all screens: incidents open once something has lasted as long as the least of the rules over it asks for, grow while
 * a site's outage goes on, are over, and come back. Silent screens of one site are one incident if the whole site is silent.
 * @returns what is known, with what is new; what did not change is the same object
 */
export function judgeIncidents({ nowMs, looks, troubles, rules, known, newId }: Judging): readonly WatchedIncident[] {
  const active = activeRules(rules);
  const board = new Board(known.map((incident) => (incident.overAtMs === null ? goOn(incident, looks, active, nowMs) : incident)));
  openSilent({ board, looks, active, nowMs, newId });
  for (const [screenId, trouble] of troubles) {
    const look = looks.get(screenId);
    if (look === undefined) continue;
    for (const kind of ["faulty", "clock", "storage", "version"] as const) {
      const sinceMs = trouble[kind];
      if (sinceMs === undefined || board.holds(kind, screenId)) continue;
      const limitMs = thresholdMs(active.byKind[kind], look);
      if (verdictOn(kind, look, limitMs) !== "wrong") continue;
      // A clock that is off is so at once: its threshold is how far.
      if (kind === "clock" || nowMs - sinceMs >= limitMs) openOne(board, kind, { look, sinceMs }, nowMs, newId);
    }
  }
  return board.all();
}

/** The incidents while they are judged, and which screens belong to one that is open. */
class Board {
  readonly #incidents: Map<IncidentId, WatchedIncident>;
  readonly #held = new Map<string, IncidentId>();

  constructor(incidents: readonly WatchedIncident[]) {
    this.#incidents = new Map();
    for (const incident of incidents) this.put(incident);
  }

  put(incident: WatchedIncident): void {
    this.#incidents.set(incident.id, incident);
    for (const { screenId, gone } of incident.screens) {
      const key = `${incident.kind} ${screenId}`;
      if (incident.overAtMs === null && !gone) this.#held.set(key, incident.id);
      else if (this.#held.get(key) === incident.id) this.#held.delete(key);
    }
  }

  holds(kind: IncidentKind, screenId: ScreenId): WatchedIncident | undefined {
    const id = this.#held.get(`${kind} ${screenId}`);
    return id === undefined ? undefined : this.#incidents.get(id);
  }

  find(isWanted: (incident: WatchedIncident) => boolean): WatchedIncident | undefined {
    for (const incident of this.#incidents.values()) if (isWanted(incident)) return incident;
    return undefined;
  }

  all(): readonly WatchedIncident[] {
    return [...this.#incidents.values()];
  }
}

interface Opening {
  readonly board: Board;
  readonly looks: Looks;
  readonly active: ActiveRules;
  readonly nowMs: number;
  readonly newId: () => IncidentId;
}

function openSilent(opening: Opening): void {
  for (const site of silentSites(opening.looks)) {
    const standing = opening.board.find(
      ({ kind, subject, siteId, overAtMs }) => kind === "silent" && subject === "site" && siteId === site.siteId && overAtMs === null,
    );
    if (standing === undefined) openSite(opening, site);
    else if (isOn(standing)) joinSite(opening, site, standing);
    openSingle(opening, site, standing === undefined);
  }
}

/** A site with at least one silent screen. `heard`: how many of its others are heard of, those that are late included. */
interface SilentSite {
  readonly siteId: SiteId;
  readonly silent: readonly WrongScreen[];
  readonly lateSinceMs: readonly number[];
  readonly heard: number;
}

function silentSites(looks: Looks): readonly SilentSite[] {
  const silent = new Map<SiteId, WrongScreen[]>();
  for (const look of looks.values()) {
    if (look.silentFromMs === null || verdictOn("silent", look, 0) !== "wrong") continue;
    const there = silent.get(look.siteId) ?? [];
    there.push({ look, sinceMs: look.silentFromMs });
    silent.set(look.siteId, there);
  }
  const others = new Map([...silent.keys()].map((siteId) => [siteId, [] as ScreenLook[]]));
  for (const look of looks.values())
    if (look.state !== "new" && verdictOn("silent", look, 0) !== "wrong") others.get(look.siteId)?.push(look);
  return [...silent].map(([siteId, there]) => {
    const heard = others.get(siteId) ?? [];
    const lateSinceMs = heard.flatMap(({ state, silentFromMs }) => (state === "late" && silentFromMs !== null ? [silentFromMs] : []));
    return { siteId, silent: there, lateSinceMs, heard: heard.length };
  });
}

/** Those about which an incident of their whole site may begin, or grow. */
function dueForSite({ active, nowMs }: Opening, silent: readonly WrongScreen[]): readonly WrongScreen[] {
  const rules = [...active.byKind.silent, ...active.site];
  return silent.filter(({ look, sinceMs }) => nowMs - sinceMs >= thresholdMs(rules, look));
}

function joinSite(opening: Opening, { silent }: SilentSite, standing: WatchedIncident): void {
  const more = dueForSite(opening, silent).filter(({ look }) => opening.board.holds("silent", look.screenId) === undefined);
  if (more.length > 0) opening.board.put(joined(standing, more));
}

/** Opens the incident of a whole site. Incidents that some of its screens have had by themselves since the outage began become part of it. */
function openSite(opening: Opening, { siteId, silent, heard }: SilentSite): void {
  const { board, active, nowMs, newId } = opening;
  const due = new Set(dueForSite(opening, silent).map(({ sinceMs }) => sinceMs));
  if (due.size === 0) return;
  const fromMs = siteOutageFrom(
    silent.map(({ sinceMs }) => sinceMs),
    heard,
    due,
  );
  if (fromMs === null) return;
  const rules = [...active.byKind.silent, ...active.site];
  const [first, ...others] = silent.filter(({ look, sinceMs }) => sinceMs >= fromMs && Number.isFinite(thresholdMs(rules, look)));
  if (first === undefined) return;
  const screens = [first, ...others] as const;
  for (const { look } of screens) {
    const own = board.holds("silent", look.screenId);
    if (own !== undefined) board.put(ended(own, "merged", nowMs));
  }
  const relapsed = board.find(
    (incident) => incident.kind === "silent" && incident.subject === "site" && incident.siteId === siteId && isRelapse(incident, fromMs),
  );
  board.put(relapsed === undefined ? opened(newId(), "silent", "site", screens, nowMs) : reopened(relapsed, screens));
}

/** @param mayBeSite whether its whole site may be about to fall silent: then a screen's own incident waits a little */
function openSingle({ board, active, nowMs, newId }: Opening, { silent, lateSinceMs, heard }: SilentSite, mayBeSite: boolean): void {
  for (const wrong of silent) {
    const limitMs = thresholdMs(active.byKind.silent, wrong.look);
    if (nowMs - wrong.sinceMs < limitMs || board.holds("silent", wrong.look.screenId) !== undefined) continue;
    const isHeld = mayBeSite && nowMs - wrong.sinceMs < limitMs + HOLD_MS && isAboutToBeSite(silent, lateSinceMs, heard, wrong);
    if (!isHeld) openOne(board, "silent", wrong, nowMs, newId);
  }
}

function isAboutToBeSite(silent: readonly WrongScreen[], lateSinceMs: readonly number[], heard: number, about: WrongScreen): boolean {
  const since = [...silent.map(({ sinceMs }) => sinceMs), ...lateSinceMs];
  return siteOutageFrom(since, heard - lateSinceMs.length, new Set([about.sinceMs])) !== null;
}

function openOne(board: Board, kind: IncidentKind, wrong: WrongScreen, nowMs: number, newId: () => IncidentId): void {
  const { screenId } = wrong.look;
  const relapsed = board.find(
    (incident) =>
      incident.kind === kind &&
      incident.subject === "screen" &&
      incident.screens.some((screen) => screen.screenId === screenId) &&
      isRelapse(incident, wrong.sinceMs),
  );
  board.put(relapsed === undefined ? opened(newId(), kind, "screen", [wrong], nowMs) : reopened(relapsed, [wrong]));
}

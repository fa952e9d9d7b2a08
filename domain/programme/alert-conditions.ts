import type { AlertRule, AlertScope, IncidentKind, MaintenanceScope } from "../model/alert.ts";
import type { GroupId, ScreenId, SiteId } from "../model/id.ts";
import type { PresenceState } from "../model/screen.ts";
import { MINUTE_MS } from "../model/time.ts";

/** What is known of one screen, at one look at all of them. */
export interface ScreenLook {
  readonly screenId: ScreenId;
  readonly name: string;
  readonly siteId: SiteId;
  readonly siteName: string;
  /** Its groups and everything above them. */
  readonly groups: ReadonlySet<GroupId>;
  readonly state: PresenceState;
  /** From when its silence counts; null if it was never heard of. */
  readonly silentFromMs: number | null;
  /** How far its device's clock is off, null if nobody knows. */
  readonly offsetMs: number | null;
  /** Whether its storage is nearly full or may be cleared, null if it has not said. */
  readonly storageTrouble: boolean | null;
  /** Whether its player is another than the server's, null if one of them is not known. */
  readonly otherVersion: boolean | null;
}

export type Verdict = "wrong" | "well" | "unknown";

const HEARD: ReadonlySet<PresenceState> = new Set(["live", "off", "faulty"]);

/**
 * Whether something of a kind is wrong with a screen. Dark by plan is well, a screen never heard of is nothing to anybody, and one that is late, or of which
 * nothing is heard, says nothing about its other sides.
 * @param clockLimitMs so far its clock may be off
 */
export function verdictOn(kind: IncidentKind, look: ScreenLook, clockLimitMs: number): Verdict {
  if (kind === "silent") return silence(look.state);
  if (!HEARD.has(look.state)) return "unknown";
  switch (kind) {
    case "faulty":
      return look.state === "faulty" ? "wrong" : "well";
    case "clock":
      return look.offsetMs === null ? "unknown" : verdict(Math.abs(look.offsetMs) > clockLimitMs);
    case "storage":
      return look.storageTrouble === null ? "unknown" : verdict(look.storageTrouble);
    case "version":
      return look.otherVersion === null ? "unknown" : verdict(look.otherVersion);
  }
}

function silence(state: PresenceState): Verdict {
  if (state === "stale" || state === "offline") return "wrong";
  return HEARD.has(state) ? "well" : "unknown";
}

function verdict(isWrong: boolean): Verdict {
  return isWrong ? "wrong" : "well";
}

/** Whether a rule or a maintenance window is about a screen. */
export function covers(scope: AlertScope | MaintenanceScope, { screenId, siteId, groups }: ScreenLook): boolean {
  switch (scope.kind) {
    case "all":
      return true;
    case "group":
      return groups.has(scope.groupId);
    case "site":
      return scope.siteId === siteId;
    case "screens":
      return scope.screenIds.includes(screenId);
  }
}

/** The least of what the rules over a screen ask for, in ms: so long something must last to be an incident. Infinite without a rule. */
export function thresholdMs(rules: readonly Pick<AlertRule, "scope" | "thresholdMinutes">[], look: ScreenLook): number {
  let least = Number.POSITIVE_INFINITY;
  for (const { scope, thresholdMinutes } of rules)
    if (thresholdMinutes * MINUTE_MS < least && covers(scope, look)) least = thresholdMinutes * MINUTE_MS;
  return least;
}

/** The rules that are switched on, by what incidents they are for. Those for whole sites are not among those for silent screens. */
export interface ActiveRules {
  readonly byKind: Readonly<Record<IncidentKind, readonly AlertRule[]>>;
  readonly site: readonly AlertRule[];
}

export function activeRules(rules: readonly AlertRule[]): ActiveRules {
  const enabled = rules.filter((rule) => rule.enabled);
  const of = (kind: AlertRule["kind"]) => enabled.filter((rule) => rule.kind === kind);
  const byKind = { silent: of("silent"), faulty: of("faulty"), clock: of("clock"), storage: of("storage"), version: of("version") };
  return { byKind, site: of("site") };
}

/** Since when something is wrong with a screen (UTC epoch ms), by kind. */
export type Trouble = Readonly<Partial<Record<Exclude<IncidentKind, "silent">, number>>>;
export type Troubles = ReadonlyMap<ScreenId, Trouble>;

const FOLLOWED = ["faulty", "clock", "storage", "version"] as const;

/**
 * Goes on with what was wrong at the look before: what still is keeps its instant, what is well is forgotten, and of what nobody knows nothing changes. How
 * long a screen is silent it is known by itself.
 */
export function followTroubles(before: Troubles, looks: Iterable<ScreenLook>, { byKind }: ActiveRules, nowMs: number): Troubles {
  const kinds = FOLLOWED.filter((kind) => byKind[kind].length > 0);
  const after = new Map<ScreenId, Trouble>();
  for (const look of looks) {
    const known = before.get(look.screenId);
    let trouble: Trouble | undefined;
    for (const kind of kinds) {
      const sinceMs = sinceOf(verdictOn(kind, look, kind === "clock" ? thresholdMs(byKind.clock, look) : 0), known?.[kind], nowMs);
      if (sinceMs !== undefined) trouble = { ...trouble, [kind]: sinceMs };
    }
    if (trouble !== undefined) after.set(look.screenId, trouble);
  }
  return after;
}

function sinceOf(verdict: Verdict, knownMs: number | undefined, nowMs: number): number | undefined {
  if (verdict === "well") return undefined;
  return verdict === "wrong" ? (knownMs ?? nowMs) : knownMs;
}

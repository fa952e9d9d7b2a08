import type { AlertRule, Maintenance } from "../../../domain/model/alert.ts";
import type { AlertRuleId, ChannelId, GroupId, IncidentId, MaintenanceId, ScreenId, SiteId } from "../../../domain/model/id.ts";
import type { WatchedIncident } from "../../../domain/model/incident.ts";
import type { Instant } from "../../../domain/model/time.ts";
import { activeRules, followTroubles, type ScreenLook, type Troubles } from "../../../domain/programme/alert-conditions.ts";
import { type Notified, notify } from "../../../domain/programme/incident-notices.ts";
import { judgeIncidents } from "../../../domain/programme/incidents.ts";
import { presenceState } from "../../../domain/programme/presence-state.ts";

/** Monday, 4 January 2027, 08:00 in Berlin. */
export const START_MS = 1_799_046_000_000;
export const MAIL = "mail" as ChannelId;
export const PAGER = "pager" as ChannelId;

/** Silent screens anywhere for two minutes, told by mail. */
export const rule = (change: Partial<AlertRule> = {}): AlertRule => ({
  id: "rule" as AlertRuleId,
  name: "Alle Bildschirme",
  kind: "silent",
  scope: { kind: "all" },
  thresholdMinutes: 2,
  channels: [MAIL],
  repeatHours: null,
  escalation: null,
  urgent: false,
  enabled: true,
  activeSinceMs: 0 as Instant,
  version: 1,
  updatedAtMs: 0 as Instant,
  ...change,
});

export const maintenance = (fromSecond: number, untilSecond: number, scope: Maintenance["scope"] = { kind: "all" }): Maintenance => ({
  id: "window" as MaintenanceId,
  note: "",
  scope,
  fromMs: (START_MS + fromSecond * 1000) as Instant,
  untilMs: (START_MS + untilSecond * 1000) as Instant,
  version: 1,
});

/** One of the screens of a run. What is not said is as it should be. */
export interface SampleScreen {
  readonly id: string;
  readonly site?: string;
  readonly groups?: readonly string[];
}

/** What was told, at which second of the run, of which screens. */
export interface Heard {
  readonly second: number;
  readonly step: string;
  readonly channel: string;
  readonly subject: string;
  readonly screens: readonly string[];
}

/** A fleet that is looked at second by second: `heard` is what its screens say, `look` what is made of it. */
export class AlertRun {
  rules: readonly AlertRule[];
  windows: readonly Maintenance[] = [];
  incidents: readonly WatchedIncident[] = [];
  readonly told: Heard[] = [];
  readonly #screens = new Map<string, { look: ScreenLook; heardMs: number | null }>();
  #troubles: Troubles = new Map();
  #ids = 0;

  constructor(rules: readonly AlertRule[], screens: readonly SampleScreen[]) {
    this.rules = rules;
    for (const { id, site = "Wache", groups = [] } of screens) {
      const look: ScreenLook = {
        screenId: id as ScreenId,
        name: id,
        siteId: site as SiteId,
        siteName: site,
        groups: new Set(groups as GroupId[]),
        state: "new",
        silentFromMs: null,
        offsetMs: 0,
        storageTrouble: false,
        otherVersion: false,
      };
      this.#screens.set(id, { look, heardMs: null });
    }
  }

  heard(second: number, ...ids: readonly string[]): void {
    for (const id of ids) this.#at(id).heardMs = START_MS + second * 1000;
  }

  /** Something else about a screen, from now on. */
  change(id: string, change: Partial<ScreenLook>): void {
    const screen = this.#at(id);
    screen.look = { ...screen.look, ...change };
  }

  remove(id: string): void {
    this.#screens.delete(id);
  }

  look(second: number): readonly Notified[] {
    const nowMs = START_MS + second * 1000;
    const looks = new Map([...this.#screens.values()].map(({ look, heardMs }) => [look.screenId, this.#lookAt(look, heardMs, nowMs)]));
    this.#troubles = followTroubles(this.#troubles, looks.values(), activeRules(this.rules), nowMs);
    const newId = () => `incident ${String(++this.#ids)}` as IncidentId;
    const judged = judgeIncidents({ nowMs, looks, troubles: this.#troubles, rules: this.rules, known: this.incidents, newId });
    const notified = judged
      .filter((incident) => incident.overAtMs === null || incident.overAtMs === nowMs)
      .map((incident) => notify(incident, { nowMs, looks, rules: this.rules, windows: this.windows }));
    const open = new Map(notified.map(({ incident }) => [incident.id, incident]));
    this.incidents = judged.map((incident) => open.get(incident.id) ?? incident);
    for (const { incident, tellings } of notified) {
      for (const { step, channelId } of tellings) {
        const subject = incident.subject === "site" ? incident.siteName : (incident.screens[0]?.name ?? "");
        this.told.push({ second, step, channel: channelId, subject, screens: incident.screens.map(({ name }) => name).toSorted() });
      }
    }
    return notified;
  }

  /** Looks every second from one to another, both included; meanwhile these screens are heard every fifteen. */
  watch(fromSecond: number, untilSecond: number, ...ids: readonly string[]): void {
    for (let second = fromSecond; second <= untilSecond; second++) {
      if ((second - fromSecond) % 15 === 0) this.heard(second, ...ids);
      this.look(second);
    }
  }

  acknowledge(id: string): void {
    const acknowledged = { by: "user" as never, byName: "Ada", atMs: START_MS as Instant };
    this.incidents = this.incidents.map((incident) => (incident.id === id ? { ...incident, acknowledged } : incident));
  }

  /** What was told, in short. */
  sayings(): readonly string[] {
    return this.told.map(({ second, step, subject }) => `${String(second)} ${step} ${subject}`);
  }

  open(): readonly WatchedIncident[] {
    return this.incidents.filter(({ overAtMs }) => overAtMs === null);
  }

  #lookAt(look: ScreenLook, heardMs: number | null, nowMs: number): ScreenLook {
    const signs = { blankSinceMs: null, behindSinceMs: null, clonedAtMs: null, fault: null };
    const state = presenceState({ silentFromMs: heardMs, player: "live", showsUntilMs: null, hasLeft: false, signs }, nowMs);
    const isSaid = look.state === "off" || look.state === "faulty";
    return { ...look, silentFromMs: heardMs, state: isSaid && state === "live" ? look.state : state };
  }

  #at(id: string) {
    const screen = this.#screens.get(id);
    if (screen === undefined) throw new Error(`no screen ${id}`);
    return screen;
  }
}

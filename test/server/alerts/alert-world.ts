import type { Heartbeat } from "../../../domain/api/player-events.ts";
import { AlertRuleDraft } from "../../../domain/model/alert.ts";
import type { DeviceReport } from "../../../domain/model/device-report.ts";
import type { AlertRuleId, ChannelId, ScreenId, SiteId } from "../../../domain/model/id.ts";
import type { Incident, Notice } from "../../../domain/model/incident.ts";
import type { UiLanguage } from "../../../domain/model/language.ts";
import type { QuietHours } from "../../../domain/model/quiet-hours.ts";
import type { LocalTime, TimeZone } from "../../../domain/model/time.ts";
import type { Organisation } from "../../../domain/model/user.ts";
import { type Alerts, createAlerts } from "../../../server/alerts/alerts.ts";
import { insertChannel, type Target } from "../../../server/alerts/channel-repository.ts";
import { listIncidents } from "../../../server/alerts/incident-repository.ts";
import { findNotices } from "../../../server/alerts/notice-repository.ts";
import { insertRule } from "../../../server/alerts/rule-repository.ts";
import type { Db } from "../../../server/platform/database/database.ts";
import { News } from "../../../server/platform/news.ts";
import { newId } from "../../../server/platform/secret.ts";
import { saveDeviceReport } from "../../../server/presence/device-report-repository.ts";
import { createPresenceService, type PresenceService } from "../../../server/presence/presence-service.ts";
import { soundDevice, soundHeartbeat } from "../device.ts";
import { keepLog, type LoggedLine } from "../logged-lines.ts";
import { addScreen, addSite } from "../places.ts";

/** Monday, 4 January 2027, 9:55 in Berlin. */
export const START_MS = Date.parse("2027-01-04T09:55:00+01:00");

export interface WorldSettings {
  readonly mailUrl?: string;
  readonly language?: UiLanguage;
  readonly publicOrigin?: string | null;
  /** The clock, shared by several servers. */
  readonly clock?: { nowMs: number };
  readonly networks?: { readonly private: boolean; readonly loopback: boolean };
}

/** One server's part in alerts: presence, incidents and what is sent, on a clock that stands still unless `pass` lets it go on. */
export class AlertWorld {
  readonly db: Db;
  readonly clock: { nowMs: number };
  readonly presence: PresenceService;
  readonly alerts: Alerts;
  readonly lines: LoggedLine[];
  /** The player this server serves. */
  playerVersion: string | null = "0123456789ab";
  readonly news = new News((error) => {
    throw error;
  });
  readonly #up = new Map<ScreenId, number>();
  readonly #offsets = new Map<ScreenId, number>();

  constructor(db: Db, { mailUrl, language = "de", publicOrigin = "https://aushang.example", clock, networks }: WorldSettings = {}) {
    this.db = db;
    this.clock = clock ?? { nowMs: START_MS };
    const { log, lines } = keepLog("warn");
    this.lines = lines;
    const now = () => this.clock.nowMs;
    this.presence = createPresenceService({ db, now });
    const mail = mailUrl === undefined ? null : { url: mailUrl, from: "Aushang <aushang@stadt.example>" };
    const config = { mail, publicOrigin, webhookNetworks: networks ?? { private: false, loopback: true } };
    const organisation: Organisation = {
      name: "Stadt Dortmund",
      zone: "Europe/Berlin" as TimeZone,
      language,
      region: null,
      loopLimitMs: 180_000,
      secondPerson: false,
      keepDays: 90,
      webOrigins: [],
    };
    const readOrganisation = async () => organisation;
    const playerVersion = async () => this.playerVersion;
    this.alerts = createAlerts(config, { db, now, news: this.news, log, readOrganisation, presence: this.presence, playerVersion });
  }

  /** Everything about alerts and places is gone, as at the start. */
  async clear(): Promise<void> {
    for (const table of ["incident", "alert_rule", "alert_channel", "maintenance", "lease", "notice_attempt", "screen", "site"] as const) {
      if (table === "alert_channel") await this.db.deleteFrom("alert_rule_channel").execute();
      await this.db.deleteFrom(table).execute();
    }
  }

  addSite(name: string): Promise<SiteId> {
    return addSite(this.db, name);
  }

  /** A screen that is heard of from now on, every fifteen seconds. */
  async addScreen(siteId: SiteId, name: string): Promise<ScreenId> {
    const id = await addScreen(this.db, siteId, { name }, this.clock.nowMs);
    this.presence.add(id, this.clock.nowMs);
    this.news.tell("screen-paired", { screenId: id });
    this.start(id);
    return id;
  }

  /** Its socket is there, or there again. */
  start(...ids: readonly ScreenId[]): void {
    for (const id of ids) {
      this.presence.heard(id, this.#beat(id));
      this.#up.set(id, this.clock.nowMs);
    }
  }

  /** So far its device's clock is behind ours, by what it says from now on. */
  slow(id: ScreenId, offsetMs: number): void {
    this.#offsets.set(id, offsetMs);
    this.presence.heard(id, this.#beat(id));
  }

  #beat(id: ScreenId): Heartbeat {
    return soundHeartbeat({ offsetMs: this.#offsets.get(id) ?? 0 });
  }

  /** What its device says of itself. */
  report(id: ScreenId, report: Partial<DeviceReport>): Promise<void> {
    return saveDeviceReport(this.db, id, soundDevice(report), this.clock.nowMs);
  }

  /** Its socket dies, and nobody is told. */
  die(...ids: readonly ScreenId[]): void {
    for (const id of ids) this.#up.delete(id);
  }

  async addChannel(
    target: Target,
    more: { readonly quietHours?: readonly QuietHours[]; readonly secret?: string } = {},
  ): Promise<ChannelId> {
    const id = newId<ChannelId>();
    const draft = { name: target.kind === "mail" ? "IT-Bereitschaft" : "Leitstelle", target, quietHours: more.quietHours ?? [] };
    await insertChannel(this.db, id, draft, more.secret ?? null, this.clock.nowMs);
    return id;
  }

  async addRule(channels: readonly ChannelId[], more: Partial<AlertRuleDraft> = {}): Promise<AlertRuleId> {
    const id = newId<AlertRuleId>();
    const draft = {
      name: "Alle Bildschirme",
      kind: "silent",
      scope: { kind: "all" },
      thresholdMinutes: 2,
      repeatHours: null,
      escalation: null,
      urgent: false,
      enabled: true,
    };
    await insertRule(this.db, id, AlertRuleDraft.parse({ ...draft, channels: [...channels], ...more }), this.clock.nowMs);
    return id;
  }

  /** Second by second, as the server's jobs do it; what is begun to be sent is waited for. */
  async pass(seconds: number): Promise<void> {
    for (let second = 0; second < seconds; second++) {
      this.clock.nowMs += 1000;
      await this.tick();
    }
  }

  async tick(): Promise<void> {
    const { nowMs } = this.clock;
    for (const [id, last] of this.#up) {
      if (nowMs - last < 15_000) continue;
      this.presence.heard(id, this.#beat(id));
      this.#up.set(id, nowMs);
    }
    this.presence.tick();
    if (nowMs % 5000 === 0) await this.alerts.keep();
    await this.alerts.send();
    await this.alerts.settled();
  }

  /** Over hours in which nothing else happens: only the jobs of alerts, every `stepSeconds`. */
  async sleep(hours: number, stepSeconds = 300): Promise<void> {
    for (let left = hours * 3600; left > 0; left -= stepSeconds) {
      this.clock.nowMs += stepSeconds * 1000;
      await this.tick();
    }
  }

  async incidents(): Promise<readonly Incident[]> {
    return (await listIncidents(this.db, { limit: 100 })).items;
  }

  /** What was told of all incidents, in the order in which they opened. */
  async notices(): Promise<readonly Notice[]> {
    const incidents = [...(await this.incidents())].reverse();
    return (await Promise.all(incidents.map(({ id }) => findNotices(this.db, id)))).flat();
  }

  /** The seconds since the start. */
  seconds(): number {
    return (this.clock.nowMs - START_MS) / 1000;
  }
}

export const everyNight: readonly QuietHours[] = [
  { start: "22:00" as LocalTime, end: "06:00" as LocalTime, weekdays: [1, 2, 3, 4, 5, 6, 7] },
];

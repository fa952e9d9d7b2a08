import { setImmediate as nextTurn } from "node:timers/promises";
import type { AlertRule } from "../../domain/model/alert.ts";
import type { IncidentId, NoticeId } from "../../domain/model/id.ts";
import type { WatchedIncident } from "../../domain/model/incident.ts";
import { MINUTE_MS, SECOND_MS } from "../../domain/model/time.ts";
import type { Organisation } from "../../domain/model/user.ts";
import { activeRules, followTroubles, type Troubles } from "../../domain/programme/alert-conditions.ts";
import { quietUntil } from "../../domain/programme/channel-quiet.ts";
import { RELAPSE_MS } from "../../domain/programme/incident-course.ts";
import { notify, type Telling } from "../../domain/programme/incident-notices.ts";
import { judgeIncidents } from "../../domain/programme/incidents.ts";
import type { Db } from "../platform/database/database.ts";
import { endLease, takeLease } from "../platform/lease.ts";
import type { News } from "../platform/news.ts";
import { newId } from "../platform/secret.ts";
import { type EventParts, toEvent } from "./alert-event.ts";
import { findChannels, type KnownChannel } from "./channel-repository.ts";
import type { FleetLook } from "./fleet-looks.ts";
import { findCurrentIncidents, insertIncident, type StoredIncident, updateIncident } from "./incident-repository.ts";
import { findMaintenanceAt } from "./maintenance-repository.ts";
import { cancelUntold, insertNotice, isWaiting } from "./notice-repository.ts";
import { findRules } from "./rule-repository.ts";

interface Parts {
  readonly db: Db;
  readonly now: () => number;
  readonly news: Pick<News, "tell">;
  /** Looks at all screens; with what devices say of themselves only if somebody wants to know. */
  readonly look: (withDevices: boolean) => Promise<ReadonlyMap<FleetLook["screenId"], FleetLook>>;
  readonly readOrganisation: () => Promise<Organisation>;
  readonly publicOrigin: string | null;
}

const LEASE = "incidents";
/** Whoever judges says so every few seconds; if it dies, another server does after this. */
const LEASE_MS = 20 * SECOND_MS;
const OF_DEVICES: ReadonlySet<AlertRule["kind"]> = new Set(["clock", "storage", "version"]);

export type IncidentKeeper = ReturnType<typeof createIncidentKeeper>;

/**
 * Keeps the incidents: looks at all screens, judges, and writes each change in one transaction with what is to be told of it, so that neither is there
 * without the other. Of several servers one does it at a time. `tick` is one look; call it every five seconds.
 */
export function createIncidentKeeper(parts: Parts) {
  const { db, now, news, look, readOrganisation, publicOrigin } = parts;
  const holder = newId<string>();
  let troubles: Troubles = new Map();
  let heldUntilMs = Number.NEGATIVE_INFINITY;

  async function isMine(nowMs: number): Promise<boolean> {
    if (heldUntilMs - nowMs > LEASE_MS / 2) return true;
    const untilMs = nowMs + LEASE_MS;
    heldUntilMs = (await takeLease(db, LEASE, holder, nowMs, untilMs)) ? untilMs : Number.NEGATIVE_INFINITY;
    return heldUntilMs === untilMs;
  }

  return {
    async tick(): Promise<void> {
      const rules = await findRules(db);
      const looks = await look(rules.some(({ kind, enabled }) => enabled && OF_DEVICES.has(kind)));
      const nowMs = now();
      troubles = followTroubles(troubles, looks.values(), activeRules(rules), nowMs);
      if (!(await isMine(nowMs))) return;

      const stored = new Map((await findCurrentIncidents(db, nowMs - rememberedMs(rules))).map((one) => [one.incident.id, one]));
      const known = [...stored.values()].map(({ incident }) => incident);
      const judged = judgeIncidents({ nowMs, looks, troubles, rules, known, newId: () => newId<IncidentId>() });
      const windows = await findMaintenanceAt(db, nowMs);
      const event = { nowMs, looks, organisation: await readOrganisation(), publicOrigin };
      for (const incident of judged) {
        const before = stored.get(incident.id);
        if (incident === before?.incident && incident.overAtMs !== null) continue;
        const notified = notify(incident, { nowMs, looks, rules, windows });
        if (notified.incident === before?.incident) continue;
        const isWritten = await db.transaction().execute((tx) => write(tx, notified.incident, before, notified.tellings, event));
        if (isWritten) news.tell("incidents-changed", { incidentId: incident.id });
        // Many at once must not hold up heartbeats.
        await nextTurn();
      }
    },

    /** Lets another server judge at once. */
    async stop(): Promise<void> {
      heldUntilMs = Number.NEGATIVE_INFINITY;
      await endLease(db, LEASE, holder);
    },
  };
}

/** So long what is over may still come back: it must begin soon, and then last as long as a rule asks for. */
function rememberedMs(rules: readonly AlertRule[]): number {
  return RELAPSE_MS + MINUTE_MS * (1 + Math.max(0, ...rules.map(({ thresholdMinutes }) => thresholdMinutes)));
}

/** @returns false if somebody else has changed the incident meanwhile: then the next look sees it as it is */
async function write(
  tx: Db,
  incident: WatchedIncident,
  before: StoredIncident | undefined,
  tellings: readonly Telling[],
  event: EventParts,
): Promise<boolean> {
  const isWritten = before === undefined ? await insertIncident(tx, incident) : await updateIncident(tx, incident, before.version);
  if (!isWritten) return false;
  const channels = await findChannels(
    tx,
    tellings.map(({ channelId }) => channelId),
  );
  for (const telling of tellings) {
    const channel = channels.get(telling.channelId);
    if (channel === undefined || !(await isWanted(tx, incident, telling, channel))) continue;
    const id = newId<NoticeId>();
    const { name, target, quietHours } = channel;
    const isUrgent = telling.rule?.urgent ?? false;
    await insertNotice(tx, {
      id,
      incidentId: incident.id,
      step: telling.step,
      key: telling.key,
      channel: { id: channel.id, kind: target.kind, name },
      event: toEvent(id, incident, telling, event),
      number: (before?.version ?? 0) + 1,
      writtenAtMs: event.nowMs,
      dueAtMs: isUrgent ? event.nowMs : quietUntil(quietHours, event.organisation.zone, event.nowMs),
    });
  }
  return true;
}

/**
 * Whether a channel is to be told at all. That it is over only where it was told that it is not; that it still stands only if nothing waits there. That a
 * screen's incident became part of its site's is for programs: people are told of the site.
 */
async function isWanted(
  tx: Db,
  { id, ending }: WatchedIncident,
  { step }: Telling,
  { id: channelId, target }: KnownChannel,
): Promise<boolean> {
  if (step === "repeated") return !(await isWaiting(tx, id, channelId));
  if (step !== "recovered") return true;
  return (await cancelUntold(tx, id, channelId)) && !(ending === "merged" && target.kind === "mail");
}

import type { NoticeId, ScreenId } from "../../domain/model/id.ts";
import type { WatchedIncident } from "../../domain/model/incident.ts";
import type { Instant, TimeZone } from "../../domain/model/time.ts";
import type { Organisation } from "../../domain/model/user.ts";
import { type AlertEvent, EVENT_OF_STEP, type EventIncident } from "../../domain/model/webhook.ts";
import type { Telling } from "../../domain/programme/incident-notices.ts";
import type { FleetLook } from "./fleet-looks.ts";

/** What an event is written from. */
export interface EventParts {
  readonly nowMs: number;
  readonly looks: ReadonlyMap<ScreenId, FleetLook>;
  readonly organisation: Organisation;
  readonly publicOrigin: string | null;
}

/** Writes down what is told: what it says stays as it was at this moment, however much later it is sent. */
export function toEvent(id: NoticeId, incident: WatchedIncident, { step, rule }: Telling, parts: EventParts): AlertEvent {
  return {
    id,
    type: EVENT_OF_STEP[step],
    atMs: parts.nowMs as Instant,
    organisation: parts.organisation.name,
    step,
    incident: toEventIncident(incident, parts),
    rule: rule && { id: rule.id, name: rule.name },
    url: urlOf(incident, parts.publicOrigin),
  };
}

/** What is sent when somebody tries a channel. */
export function testEvent(id: NoticeId, organisation: Organisation, publicOrigin: string | null, nowMs: number): AlertEvent {
  const atMs = nowMs as Instant;
  return { id, type: "test", atMs, organisation: organisation.name, step: null, incident: null, rule: null, url: publicOrigin };
}

function toEventIncident(incident: WatchedIncident, { looks, organisation }: EventParts): EventIncident {
  const { id, kind, subject, siteId, siteName, sinceMs, openedAtMs, overAtMs, ending, rounds } = incident;
  const screens = incident.screens.map(({ screenId, name, sinceMs: since, wellSinceMs }) => {
    const look = looks.get(screenId);
    return { id: screenId, name, sinceMs: since, wellSinceMs, trouble: look?.trouble ?? null, offsetMs: look?.offsetMs ?? null };
  });
  const site = { id: siteId, name: siteName, zone: zoneOf(incident, looks) ?? organisation.zone };
  return { id, kind, subject, site, screens, sinceMs, openedAtMs, overAtMs, ending, rounds };
}

function zoneOf({ screens }: WatchedIncident, looks: EventParts["looks"]): TimeZone | undefined {
  for (const { screenId } of screens) {
    const look = looks.get(screenId);
    if (look !== undefined) return look.zone;
  }
  return undefined;
}

function urlOf({ id }: WatchedIncident, publicOrigin: string | null): string | null {
  return publicOrigin && `${publicOrigin}/incidents/${id}`;
}

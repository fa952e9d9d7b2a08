import type { IncidentId } from "../../domain/model/id.ts";
import type { Incident, IncidentSummary, Notice } from "../../domain/model/incident.ts";
import { Problem } from "../../domain/model/problem.ts";
import { DAY_MS, type Instant } from "../../domain/model/time.ts";
import type { Actor } from "../../domain/model/user.ts";
import { noteAudit } from "../audit/audit-log.ts";
import { requireRole } from "../platform/access.ts";
import type { Db } from "../platform/database/database.ts";
import type { Page } from "../platform/database/page.ts";
import type { News } from "../platform/news.ts";
import { deleteOldAttempts } from "./attempt-repository.ts";
import {
  deleteOldIncidents,
  findIncident,
  type IncidentFilter,
  listIncidents,
  type StoredIncident,
  toIncident,
  updateIncident,
} from "./incident-repository.ts";
import { deleteOldMaintenance } from "./maintenance-repository.ts";
import { findLastWords, findNotices } from "./notice-repository.ts";

interface Parts {
  readonly db: Db;
  readonly now: () => number;
  readonly news: Pick<News, "tell">;
}

/** So long it is kept how each attempt to send something went. */
const KEEP_ATTEMPTS_DAYS = 30;

export type IncidentService = ReturnType<typeof createIncidentService>;

/** What is wrong, and was: editors see it, administrators acknowledge it. */
export function createIncidentService({ db, now, news }: Parts) {
  return {
    async list(actor: Actor, filter: IncidentFilter): Promise<Page<IncidentSummary>> {
      requireRole(actor, "editor");
      const { items, nextCursor } = await listIncidents(db, filter);
      const words = await findLastWords(
        db,
        items.map(({ id }) => id),
      );
      return { items: items.map((incident) => ({ ...incident, lastWords: words.get(incident.id) ?? [] })), nextCursor };
    },

    /** With what was told of it. Why something was not sent may name mailboxes, so only administrators read that. */
    async read(actor: Actor, id: IncidentId): Promise<{ readonly incident: Incident; readonly notices: Notice[] }> {
      requireRole(actor, "editor");
      const { incident } = await existing(db, id);
      const notices = await findNotices(db, id);
      return {
        incident: toIncident(incident),
        notices: actor.role === "admin" ? notices : notices.map((notice) => ({ ...notice, note: null })),
      };
    },

    /** @throws {Problem} `already-done` if somebody has, or it is over */
    async acknowledge(actor: Actor, id: IncidentId): Promise<Incident> {
      requireRole(actor, "admin");
      await db.transaction().execute(async (tx) => {
        const { incident, version } = await existing(tx, id);
        if (incident.acknowledged !== null || incident.overAtMs !== null) throw new Problem("already-done");
        const acknowledged = { by: actor.id, byName: "", atMs: now() as Instant };
        // It changes every few seconds at most: who comes at the same moment asks again.
        if (!(await updateIncident(tx, { ...incident, acknowledged }, version))) throw new Problem("unavailable", { retryAfterSeconds: 1 });
        await noteAudit(tx, actor, { action: "incident-acknowledged", kind: "incident", id }, now());
      });
      news.tell("incidents-changed", { incidentId: id });
      return toIncident((await existing(db, id)).incident);
    },

    /** Forgets what was over before an instant, and sooner how it was sent. @returns how many incidents and attempts */
    async forget(beforeMs: number): Promise<number> {
      await deleteOldMaintenance(db, beforeMs);
      return (await deleteOldIncidents(db, beforeMs)) + (await deleteOldAttempts(db, now() - KEEP_ATTEMPTS_DAYS * DAY_MS));
    },
  };
}

async function existing(db: Db, id: IncidentId): Promise<StoredIncident> {
  const stored = await findIncident(db, id);
  if (stored === undefined) throw new Problem("not-found");
  return stored;
}

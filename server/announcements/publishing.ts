import type { Announcement } from "../../domain/model/announcement.ts";
import type { AnnouncementId, GroupId } from "../../domain/model/id.ts";
import { Problem } from "../../domain/model/problem.ts";
import type { Interval, TimeZone } from "../../domain/model/time.ts";
import type { Actor } from "../../domain/model/user.ts";
import { findGaps, type LibraryFacts } from "../../domain/programme/publishable.ts";
import { validityIn } from "../../domain/programme/validity.ts";
import { requireRole } from "../platform/access.ts";
import type { Db } from "../platform/database/database.ts";
import type { AnnouncementParts } from "./announcement-parts.ts";
import { findTargets, setPublished, setTargets, setWithdrawn } from "./announcement-repository.ts";
import { existing } from "./existing.ts";
import { setHeldMedia } from "./held-media.ts";
import { readLibraryFacts, requireKnownParts } from "./known-parts.ts";
import { markPublished } from "./version-repository.ts";

/** Puts announcements on the screens and takes them off again. */
export function createPublishing({ db, now, news, readOrganisation }: AnnouncementParts) {
  return {
    /**
     * Publishes the newest version. Asked twice for the same version, it publishes once.
     * @throws {Problem} `conflict` if `version` is not the newest, `not-publishable` with everything that is missing
     */
    async publish(actor: Actor, id: AnnouncementId, version: number): Promise<Announcement> {
      requireRole(actor, "editor");
      const { zone } = await readOrganisation();
      const groupIds = await db.transaction().execute((tx) => publishIn(tx, id, version, zone, now()));
      // The screens come first, the answer after.
      if (groupIds !== null) news.tell("announcement-published", { announcementId: id, groupIds });
      return existing(db, id, now());
    },

    /** @throws {Problem} `conflict` if `version` is not the newest, `already-done` if it is not on the screens */
    async withdraw(actor: Actor, id: AnnouncementId, version: number): Promise<Announcement> {
      requireRole(actor, "editor");
      const nowMs = now();
      const { announcement, groupIds } = await db.transaction().execute(async (tx) => {
        const current = await existing(tx, id, nowMs);
        if (current.version !== version) throw new Problem("conflict", { current });
        if (!(await setWithdrawn(tx, id, version, nowMs))) throw new Problem("already-done", { current });
        return { groupIds: await findTargets(tx, id), announcement: await existing(tx, id, nowMs) };
      });
      news.tell("announcement-withdrawn", { announcementId: id, groupIds });
      return announcement;
    },
  };
}

/** @returns every group it was or is targeted at, null if it was published already */
async function publishIn(tx: Db, id: AnnouncementId, version: number, zone: TimeZone, nowMs: number): Promise<readonly GroupId[] | null> {
  const current = await existing(tx, id, nowMs);
  if (current.version !== version) throw new Problem("conflict", { current });
  if (current.publishedVersion === version && current.withdrawnAtMs === null) return null;
  requireComplete(current, await readLibraryFacts(tx, current.content));
  await requireKnownParts(tx, current.content, []);
  const before = await findTargets(tx, id);
  const [startsAtMs, endsAtMs] = toColumns(validityIn(current.content.schedule, zone));
  if (!(await setPublished(tx, { id, version, startsAtMs, endsAtMs, nowMs }))) {
    throw new Problem("conflict", { current: await existing(tx, id, nowMs) });
  }
  await markPublished(tx, id, version, nowMs);
  await setTargets(tx, id, current.content.targets);
  await setHeldMedia(tx, id, [current.content]);
  return [...new Set([...before, ...current.content.targets])];
}

function requireComplete({ content }: Announcement, library: LibraryFacts): void {
  const gaps = findGaps(content, library);
  if (gaps.length > 0) throw new Problem("not-publishable", { issues: gaps.map((gap) => ({ ...gap, message: "" })) });
}

function toColumns({ fromMs, untilMs }: Interval): [number | null, number | null] {
  return [Number.isFinite(fromMs) ? fromMs : null, Number.isFinite(untilMs) ? untilMs : null];
}

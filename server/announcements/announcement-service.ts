import * as z from "zod/mini";
import { Announcement, type AnnouncementContent, type AnnouncementVersion } from "../../domain/model/announcement.ts";
import type { AnnouncementId } from "../../domain/model/id.ts";
import { Problem } from "../../domain/model/problem.ts";
import type { Actor } from "../../domain/model/user.ts";
import { canonicalJson } from "../../domain/programme/canonical-json.ts";
import { requireRole } from "../platform/access.ts";
import type { Db } from "../platform/database/database.ts";
import { type Page, type PageRequest, readNumberCursor, toPage } from "../platform/database/page.ts";
import { createOnce } from "../platform/once.ts";
import { newId } from "../platform/secret.ts";
import type { AnnouncementParts } from "./announcement-parts.ts";
import {
  type AnnouncementFilter,
  advanceVersion,
  deleteDraft,
  findPublished,
  insertAnnouncement,
  listAnnouncements,
  setTargets,
} from "./announcement-repository.ts";
import { existing } from "./existing.ts";
import { setHeldMedia } from "./held-media.ts";
import { toHistory } from "./history.ts";
import { requireKnownParts } from "./known-parts.ts";
import { createPublishing } from "./publishing.ts";
import { findVersionMarks, findVersions, insertVersion } from "./version-repository.ts";

export type AnnouncementService = ReturnType<typeof createAnnouncementService>;

/** Announcements in versions: every save appends one, publishing marks one, nothing is overwritten. */
export function createAnnouncementService(parts: AnnouncementParts) {
  const { db, now, news } = parts;

  return {
    ...createPublishing(parts),

    async list(actor: Actor, filter: AnnouncementFilter): Promise<Page<Announcement>> {
      requireRole(actor, "editor");
      return listAnnouncements(db, filter, now());
    },

    async read(actor: Actor, id: AnnouncementId): Promise<Announcement> {
      requireRole(actor, "editor");
      return existing(db, id, now());
    },

    async create(actor: Actor, content: AnnouncementContent, key: string | null): Promise<Announcement> {
      requireRole(actor, "editor");
      const nowMs = now();
      const parse = (value: unknown) => z.parse(Announcement, value);
      const made = await createOnce(db, { actor, key, operation: "announcements.create", input: content, nowMs, parse }, async (tx) => {
        await requireKnownParts(tx, content, []);
        const id = newId<AnnouncementId>();
        await insertAnnouncement(tx, id, content, nowMs);
        await insertVersion(tx, { id, number: 1, content, createdBy: actor.id, nowMs });
        await setTargets(tx, id, content.targets);
        await setHeldMedia(tx, id, [content]);
        return existing(tx, id, nowMs);
      });
      news.tell("announcement-saved", { announcementId: made.id });
      return made;
    },

    /** @throws {Problem} `conflict` with the announcement as it is now, if somebody else saved since `version` */
    async save(actor: Actor, id: AnnouncementId, version: number, content: AnnouncementContent): Promise<Announcement> {
      requireRole(actor, "editor");
      const nowMs = now();
      const saved = await db.transaction().execute(async (tx) => {
        const current = await existing(tx, id, nowMs);
        if (current.version === version && isSame(current.content, content)) return current;
        await requireKnownParts(tx, content, ["content"]);
        if (!(await advanceVersion(tx, id, version, content, nowMs))) {
          throw new Problem("conflict", { current: await existing(tx, id, nowMs) });
        }
        await insertVersion(tx, { id, number: version + 1, content, createdBy: actor.id, nowMs });
        const standing = [content, ...(await standingContents(tx, current))];
        await setTargets(
          tx,
          id,
          standing.flatMap(({ targets }) => targets),
        );
        await setHeldMedia(tx, id, standing);
        return existing(tx, id, nowMs);
      });
      news.tell("announcement-saved", { announcementId: id });
      return saved;
    },

    async versions(actor: Actor, id: AnnouncementId, { cursor, limit }: PageRequest): Promise<Page<AnnouncementVersion>> {
      requireRole(actor, "editor");
      await existing(db, id, now());
      const after = readNumberCursor(cursor);
      const numbers = toHistory(await findVersionMarks(db, id)).filter((number) => after === null || number < after[0]);
      const rows = await findVersions(db, id, numbers.slice(0, limit + 1));
      return toPage(
        rows,
        limit,
        (row) => [row.number, id],
        (row) => row,
      );
    },

    /** @throws {Problem} `already-done` if it was ever published: then it can only be withdrawn */
    async remove(actor: Actor, id: AnnouncementId): Promise<void> {
      requireRole(actor, "editor");
      await existing(db, id, now());
      if (!(await deleteDraft(db, id))) throw new Problem("already-done");
      news.tell("announcement-saved", { announcementId: id });
    },
  };
}

/** What is on the screens of it, if it is there at all. */
async function standingContents(db: Db, { id, publishedVersion, withdrawnAtMs }: Announcement): Promise<readonly AnnouncementContent[]> {
  if (publishedVersion === null || withdrawnAtMs !== null) return [];
  const published = await findPublished(db, id);
  return published === undefined ? [] : [published.content];
}

function isSame(a: AnnouncementContent, b: AnnouncementContent): boolean {
  return canonicalJson(a) === canonicalJson(b);
}

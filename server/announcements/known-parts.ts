import * as z from "zod/mini";
import type { AnnouncementContent } from "../../domain/model/announcement.ts";
import type { MediaId } from "../../domain/model/id.ts";
import { DocumentPage, MediaState } from "../../domain/model/media.ts";
import { type Issue, Problem } from "../../domain/model/problem.ts";
import { mediaOf, mediaOfSlide } from "../../domain/programme/content.ts";
import type { LibraryFact, LibraryFacts } from "../../domain/programme/publishable.ts";
import { countPages } from "../../domain/programme/slide-count.ts";
import { findGroups } from "../groups/group-repository.ts";
import type { Db } from "../platform/database/database.ts";
import { readJson } from "../platform/database/json-column.ts";

const Pages = z.array(DocumentPage);

/** What publishing asks about everything in a content from the library. */
export async function readLibraryFacts(db: Db, content: AnnouncementContent): Promise<LibraryFacts> {
  const ids = mediaOf(content);
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom("media")
    .select(["id", "state", "pages"])
    .where("id", "in", [...ids])
    .where("deleted_at", "is", null)
    .execute();
  const there = new Map<string, LibraryFact>(
    rows.map((row) => [row.id, { pages: countPages({ state: z.parse(MediaState, row.state), pages: readJson(Pages, row.pages) }) }]),
  );
  return new Map(ids.map((id) => [id, there.get(id) ?? "deleted"]));
}

/**
 * Checks that the groups and all that stands in a content from the library exist.
 * @param at where the content stands in the request, for the issues' paths
 * @throws {Problem} `invalid-input` naming each that does not
 */
export async function requireKnownParts(db: Db, { targets, slides }: AnnouncementContent, at: Issue["path"]): Promise<void> {
  const known = new Set((await findGroups(db)).map((group) => group.id));
  const issues: Issue[] = targets.flatMap((id, index) =>
    known.has(id) ? [] : [{ path: [...at, "targets", index], rule: "unknown-group", message: "" }],
  );
  const library = await findMediaIds(db, slides.flatMap(mediaOfSlide));
  for (const [index, slide] of slides.entries()) {
    if (mediaOfSlide(slide).every((id) => library.has(id))) continue;
    issues.push({ path: [...at, "slides", index, "fields"], rule: "unknown-media", message: "" });
  }
  if (issues.length > 0) throw new Problem("invalid-input", { issues });
}

async function findMediaIds(db: Db, ids: readonly MediaId[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .selectFrom("media")
    .select("id")
    .where("id", "in", [...new Set(ids)])
    .execute();
  return new Set(rows.map(({ id }) => id));
}

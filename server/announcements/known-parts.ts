import type { AnnouncementContent } from "../../domain/model/announcement.ts";
import type { MediaId } from "../../domain/model/id.ts";
import { type Issue, Problem } from "../../domain/model/problem.ts";
import { mediaOfSlide } from "../../domain/programme/content.ts";
import { findGroups } from "../groups/group-repository.ts";
import type { Db } from "../platform/database/database.ts";

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

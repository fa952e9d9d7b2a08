import type { AnnouncementContent } from "../../domain/model/announcement.ts";
import { type Issue, Problem } from "../../domain/model/problem.ts";
import { findGroups } from "../groups/group-repository.ts";
import type { Db } from "../platform/database/database.ts";

/**
 * Checks that the groups and the picture of a content exist.
 * @param at where the content stands in the request, for the issues' paths
 * @throws {Problem} `invalid-input` naming each that does not
 */
export async function requireKnownParts(db: Db, { targets, picture }: AnnouncementContent, at: Issue["path"]): Promise<void> {
  const known = new Set((await findGroups(db)).map((group) => group.id));
  const issues: Issue[] = targets.flatMap((id, index) =>
    known.has(id) ? [] : [{ path: [...at, "targets", index], rule: "unknown-group", message: "" }],
  );
  if (picture !== null && !(await hasMedia(db, picture.mediaId))) {
    issues.push({ path: [...at, "picture", "mediaId"], rule: "unknown-media", message: "" });
  }
  if (issues.length > 0) throw new Problem("invalid-input", { issues });
}

async function hasMedia(db: Db, mediaId: string): Promise<boolean> {
  return (await db.selectFrom("media").select("id").where("id", "=", mediaId).executeTakeFirst()) !== undefined;
}

import type { LookSummary, StoredLook } from "../../domain/api/looks.ts";
import type { GroupId, MediaId } from "../../domain/model/id.ts";
import type { Look } from "../../domain/model/look.ts";
import { type Issue, Problem } from "../../domain/model/problem.ts";
import type { Actor } from "../../domain/model/user.ts";
import type { GroupNode } from "../../domain/programme/city.ts";
import { lookGroupFor } from "../../domain/programme/looks.ts";
import { isReadableAccent } from "../../domain/reading/look-contrast.ts";
import { findGroups } from "../groups/group-repository.ts";
import { requireRole } from "../platform/access.ts";
import type { Db } from "../platform/database/database.ts";
import type { News } from "../platform/news.ts";
import { deleteLook, findGroupsOfScreens, findLook, findLooks, insertLook, updateLook } from "./look-repository.ts";

interface Parts {
  readonly db: Db;
  readonly now: () => number;
  readonly news: News;
}

export type LookService = ReturnType<typeof createLookService>;

/** How screens look: everyone signed in sees it, administrators change it. */
export function createLookService({ db, now, news }: Parts) {
  return {
    async list(actor: Actor): Promise<LookSummary[]> {
      requireRole(actor, "editor");
      return withScreens(await findLooks(db), await findGroups(db), await findGroupsOfScreens(db));
    },

    /**
     * @throws {Problem} `invalid-input` with `contrast-too-low`, `unknown-media`, `not-an-image`, `not-ready` or `unknown-group`;
     *   `conflict` with the look as it is now; `not-found` if the group's own look was taken away in the meantime
     */
    async save(actor: Actor, change: StoredLook): Promise<StoredLook> {
      requireRole(actor, "admin");
      const { groupId, look, version } = change;
      const saved = await db.transaction().execute(async (tx) => {
        await requireUsable(tx, groupId, look);
        const written = { ...change, updatedBy: actor.id, nowMs: now() };
        const isSaved = version === 0 ? await insertLook(tx, written) : await updateLook(tx, written);
        if (!isSaved) throw new Problem("conflict", { current: await existing(tx, groupId) });
        return existing(tx, groupId);
      });
      news.tell("looks-changed", { groupId });
      return saved;
    },

    /** @throws {Problem} `conflict` with the look as it is now, if somebody changed it; `not-found` if it is gone */
    async remove(actor: Actor, groupId: GroupId, version: number): Promise<void> {
      requireRole(actor, "admin");
      await db.transaction().execute(async (tx) => {
        const current = await existing(tx, groupId);
        if (!(await deleteLook(tx, groupId, version))) throw new Problem("conflict", { current });
      });
      news.tell("looks-changed", { groupId });
    },
  };
}

/** Counts for each look the screens that have it. */
function withScreens(looks: readonly StoredLook[], groups: readonly GroupNode[], screens: readonly (readonly GroupId[])[]): LookSummary[] {
  const own = new Map(looks.flatMap(({ groupId, look }) => (groupId === null ? [] : [[groupId, look]])));
  const counts = Map.groupBy(screens, (groupIds) => lookGroupFor(own, groups, groupIds));
  return looks.map((look) => ({ ...look, screens: counts.get(look.groupId)?.length ?? 0 }));
}

async function existing(db: Db, groupId: GroupId | null): Promise<StoredLook> {
  const look = await findLook(db, groupId);
  if (look === undefined) throw new Problem("not-found");
  return look;
}

/** @throws {Problem} `invalid-input` naming everything that is wrong */
async function requireUsable(db: Db, groupId: GroupId | null, look: Look): Promise<void> {
  const wrong = (path: Issue["path"], rule: string | null): readonly Issue[] => (rule === null ? [] : [{ path, rule, message: "" }]);
  const isReadable = look.accent === null || isReadableAccent(look.accent, look.tone);
  const issues = [
    ...wrong(["groupId"], await whatIsWrongWithGroup(db, groupId)),
    ...wrong(["look", "accent"], isReadable ? null : "contrast-too-low"),
    ...wrong(["look", "logo"], await whatIsWrongWithLogo(db, look.logo)),
  ];
  if (issues.length > 0) throw new Problem("invalid-input", { issues });
}

async function whatIsWrongWithGroup(db: Db, groupId: GroupId | null): Promise<string | null> {
  if (groupId === null) return null;
  return (await findGroups(db)).some(({ id }) => id === groupId) ? null : "unknown-group";
}

async function whatIsWrongWithLogo(db: Db, logo: MediaId | null): Promise<string | null> {
  if (logo === null) return null;
  const row = await db
    .selectFrom("media")
    .select(["kind", "state"])
    .where("id", "=", logo)
    .where("deleted_at", "is", null)
    .executeTakeFirst();
  if (row === undefined) return "unknown-media";
  if (row.kind !== "image") return "not-an-image";
  return row.state === "ready" ? null : "not-ready";
}

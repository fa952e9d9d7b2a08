import * as z from "zod/mini";
import type { GroupId } from "../../domain/model/id.ts";
import { Group, type GroupDraft } from "../../domain/model/place.ts";
import { Problem } from "../../domain/model/problem.ts";
import type { Actor } from "../../domain/model/user.ts";
import { requireRole } from "../platform/access.ts";
import type { Db } from "../platform/database/database.ts";
import type { Page, PageRequest } from "../platform/database/page.ts";
import { readCursor } from "../platform/database/page.ts";
import type { News } from "../platform/news.ts";
import { createOnce } from "../platform/once.ts";
import { newId } from "../platform/secret.ts";
import { countUses, deleteGroup, findGroups, findMemberships, insertGroup, setPosition, updateGroup } from "./group-repository.ts";
import { isInBranch, sortSiblings, toTree } from "./group-tree.ts";

interface Parts {
  readonly db: Db;
  readonly now: () => number;
  readonly news: News;
}

export type GroupService = ReturnType<typeof createGroupService>;

/** The tree of groups: everyone signed in reads it, administrators change it. */
export function createGroupService({ db, now, news }: Parts) {
  return {
    async list(actor: Actor, { cursor, limit }: PageRequest): Promise<Page<Group>> {
      requireRole(actor, "editor");
      const tree = await readTree(db);
      const after = readCursor(cursor);
      const start = after === null ? 0 : tree.findIndex((group) => group.id === after[1]) + 1;
      const items = tree.slice(start, start + limit);
      const last = items.at(-1);
      const more = last !== undefined && start + limit < tree.length;
      return { items, nextCursor: more ? Buffer.from(JSON.stringify([0, last.id])).toString("base64url") : null };
    },

    async create(actor: Actor, draft: GroupDraft, key: string | null): Promise<Group> {
      requireRole(actor, "admin");
      const request = {
        actor,
        key,
        operation: "groups.create",
        input: draft,
        nowMs: now(),
        parse: (value: unknown) => z.parse(Group, value),
      };
      const group = await createOnce(db, request, async (tx) => {
        const nodes = await findGroups(tx);
        requireParent(nodes, draft.parentId);
        const id = newId<GroupId>();
        const position = nodes.filter((node) => node.parentId === draft.parentId).length;
        await insertGroup(tx, id, draft, position, now());
        return existing(tx, id);
      });
      news.tell("groups-changed", { groupId: group.id });
      return group;
    },

    /** @throws {Problem} `conflict` with the group as it is now; `invalid-input` if it would end up below itself */
    async update(actor: Actor, id: GroupId, version: number, draft: GroupDraft, position: number): Promise<Group> {
      requireRole(actor, "admin");
      const group = await db.transaction().execute(async (tx) => {
        const nodes = await findGroups(tx);
        requireParent(nodes, draft.parentId);
        if (isInBranch(nodes, id, draft.parentId)) throw invalidParent("below-itself");
        const changed = await updateGroup(tx, id, version, draft, now());
        if (!changed) throw new Problem("conflict", { current: await existing(tx, id) });
        await placeAmongSiblings(tx, id, draft.parentId, position);
        return existing(tx, id);
      });
      news.tell("groups-changed", { groupId: id });
      return group;
    },

    /** @throws {Problem} `in-use` while it has children or screens, or something is targeted at it */
    async remove(actor: Actor, id: GroupId): Promise<void> {
      requireRole(actor, "admin");
      await db.transaction().execute(async (tx) => {
        await existing(tx, id);
        if ((await countUses(tx, id)) > 0) throw new Problem("in-use");
        await deleteGroup(tx, id);
      });
      news.tell("groups-changed", { groupId: id });
    },
  };
}

async function readTree(db: Db): Promise<Group[]> {
  return toTree(await findGroups(db), await findMemberships(db));
}

async function existing(db: Db, id: GroupId): Promise<Group> {
  const group = (await readTree(db)).find((candidate) => candidate.id === id);
  if (group === undefined) throw new Problem("not-found");
  return group;
}

async function placeAmongSiblings(tx: Db, id: GroupId, parentId: GroupId | null, position: number): Promise<void> {
  const nodes = await findGroups(tx);
  const others = sortSiblings(nodes.filter((node) => node.parentId === parentId && node.id !== id)).map((node) => node.id);
  const order = others.toSpliced(Math.min(position, others.length), 0, id);
  for (const [index, sibling] of order.entries()) await setPosition(tx, sibling, index);
}

function requireParent(nodes: readonly { readonly id: GroupId }[], parentId: GroupId | null): void {
  if (parentId !== null && !nodes.some((node) => node.id === parentId)) throw invalidParent("unknown-group");
}

function invalidParent(rule: string): Problem {
  return new Problem("invalid-input", { issues: [{ path: ["parentId"], rule, message: "" }] });
}

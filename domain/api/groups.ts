import { oc } from "@orpc/contract";
import * as z from "zod/mini";
import { EditVersion } from "../model/edit-version.ts";
import { GroupId } from "../model/id.ts";
import { Group, GroupDraft } from "../model/place.ts";
import { page, pageQuery } from "./page.ts";

/** The whole tree, parents before their children, siblings by position. */
const list = oc
  .route({ method: "GET", path: "/groups", summary: "List groups", tags: ["groups"] })
  .input(z.strictObject({ ...pageQuery, limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(1000)), 1000) }))
  .output(page(Group));

const create = oc
  .route({ method: "POST", path: "/groups", summary: "Add a group", tags: ["groups"], successStatus: 201 })
  .input(GroupDraft)
  .output(Group);

/** Renames or moves: `position` is the place among the siblings under `parentId`. A group cannot move below itself. */
const update = oc
  .route({ method: "PUT", path: "/groups/{id}", summary: "Change or move a group", tags: ["groups"] })
  .input(
    z.strictObject({ id: GroupId, version: EditVersion, ...GroupDraft.shape, position: z.int().check(z.minimum(0), z.maximum(10_000)) }),
  )
  .output(Group);

/** Refused with `in-use` while it has children or screens or is targeted by a published announcement. */
const remove = oc
  .route({ method: "DELETE", path: "/groups/{id}", summary: "Remove a group", tags: ["groups"], successStatus: 204 })
  .input(z.strictObject({ id: GroupId }))
  .output(z.void());

export const groups = { list, create, update, remove };

import { oc } from "@orpc/contract";
import * as z from "zod/mini";
import { EditVersion } from "../model/edit-version.ts";
import { GroupId } from "../model/id.ts";
import { Look } from "../model/look.ts";

const tags = ["looks"];

/** The look of a group, or with `groupId: null` of the whole organisation. `version` counts edits; 0 for the organisation's before the first. */
export const StoredLook = z.strictObject({ groupId: z.nullable(GroupId), look: Look, version: z.int() });
export type StoredLook = z.infer<typeof StoredLook>;

/** With how many screens have it. */
export const LookSummary = z.strictObject({ ...StoredLook.shape, screens: z.int() });
export type LookSummary = z.infer<typeof LookSummary>;

/** All looks: the organisation's first, then those of groups that have their own. Few enough for one answer. */
const list = oc
  .route({ method: "GET", path: "/looks", summary: "How screens look", tags })
  .output(z.strictObject({ items: z.array(LookSummary), nextCursor: z.null() }));

/**
 * Sets the look of the organisation or gives a group its own; `version` is the one it is based on, 0 for a first one. The screens follow at
 * once. 422 `invalid-input` with rule `contrast-too-low` at `accent`, 409 with the newest in `current` if somebody was faster.
 */
const save = oc
  .route({ method: "PUT", path: "/looks", summary: "Set how screens look", tags })
  .input(z.strictObject({ groupId: z.nullable(GroupId), version: z.int().check(z.minimum(0)), look: Look }))
  .output(StoredLook);

/** The group looks like the one above it again. */
const remove = oc
  .route({ method: "DELETE", path: "/looks/{groupId}", summary: "Take a group's own look away", tags, successStatus: 204 })
  .input(z.strictObject({ groupId: GroupId, version: EditVersion }))
  .output(z.void());

export const looks = { list, save, remove };

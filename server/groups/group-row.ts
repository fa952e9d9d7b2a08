import * as z from "zod/mini";
import { Group } from "../../domain/model/place.ts";
import type { GroupRow } from "../platform/database/tables.ts";

/** A group without its count of screens, which only the whole tree knows. */
const GroupNode = z.omit(Group, { screenCount: true });
export type GroupNode = z.infer<typeof GroupNode>;

export function toGroupNode(row: GroupRow): GroupNode {
  const { id, parent_id: parentId, name, position, version, updated_at: updatedAtMs } = row;
  return z.parse(GroupNode, { id, parentId, name, position, version, updatedAtMs });
}

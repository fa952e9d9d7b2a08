import type { Group } from "../../domain/model/place.ts";
import type { Choice } from "../elements/combo-field.ts";
import { depthOf } from "./tree.ts";

/** The tree as choices of a `<combo-field>`, each as far in as it stands. */
export function treeChoices(groups: readonly Group[]): readonly Choice[] {
  return groups.map((group) => ({ value: group.id, label: group.name, hint: String(group.screenCount), depth: depthOf(groups, group) }));
}

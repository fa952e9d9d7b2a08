import { insertGroup } from "./groups/group-repository.ts";
import type { Db } from "./platform/database/database.ts";
import { newId } from "./platform/secret.ts";
import { addFirstTemplates } from "./schedules/first-templates.ts";
import { readOrganisation } from "./settings/settings-service.ts";

/** What a city needs besides its first administrator, in the same transaction: the group everybody belongs to, and schedule templates. */
export async function addFirstThings(tx: Db, nowMs: number): Promise<void> {
  await insertGroup(tx, newId(), { name: "Alle Beschäftigten", parentId: null }, 0, nowMs);
  await addFirstTemplates(tx, (await readOrganisation(tx)).language, nowMs);
}

import { addFirstRule } from "./alerts/first-rule.ts";
import { insertGroup } from "./groups/group-repository.ts";
import type { Db } from "./platform/database/database.ts";
import { newId } from "./platform/secret.ts";
import { addFirstTemplates } from "./schedules/first-templates.ts";
import { readOrganisation } from "./settings/settings-service.ts";

/** What a city needs besides its first administrator, in the same transaction: the group everybody belongs to, schedule templates, and a rule for alerts. */
export async function addFirstThings(tx: Db, nowMs: number): Promise<void> {
  const { language } = await readOrganisation(tx);
  await insertGroup(tx, newId(), { name: "Alle Beschäftigten", parentId: null }, 0, nowMs);
  await addFirstTemplates(tx, language, nowMs);
  await addFirstRule(tx, language, nowMs);
}

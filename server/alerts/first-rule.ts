import { AlertRuleDraft } from "../../domain/model/alert.ts";
import type { AlertRuleId } from "../../domain/model/id.ts";
import type { UiLanguage } from "../../domain/model/language.ts";
import type { Db } from "../platform/database/database.ts";
import { newId } from "../platform/secret.ts";
import { insertRule } from "./rule-repository.ts";

const NAMES = {
  de: "Alle Bildschirme: länger als 2 Minuten ohne Verbindung",
  en: "All screens: not connected for more than 2 minutes",
} as const satisfies Readonly<Record<UiLanguage, string>>;

/** What an organisation finds when it starts: outages show in the editor at once, and nobody is told before somebody says whom. */
export async function addFirstRule(tx: Db, language: UiLanguage, nowMs: number): Promise<void> {
  const draft = AlertRuleDraft.parse({
    name: NAMES[language],
    kind: "silent",
    scope: { kind: "all" },
    thresholdMinutes: 2,
    channels: [],
    repeatHours: null,
    escalation: null,
    urgent: false,
    enabled: true,
  });
  await insertRule(tx, newId<AlertRuleId>(), draft, nowMs);
}

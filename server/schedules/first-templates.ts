import * as z from "zod/mini";
import type { UiLanguage } from "../../domain/model/language.ts";
import { ScheduleTemplateDraft } from "../../domain/model/schedule.ts";
import type { Db } from "../platform/database/database.ts";
import { newId } from "../platform/secret.ts";
import { insertTemplate } from "./template-repository.ts";

const NAMES = {
  de: { shiftChange: "Schichtwechsel", lunchBreak: "Mittagspause" },
  en: { shiftChange: "Shift change", lunchBreak: "Lunch break" },
} as const;

/** What an organisation finds when it starts: the times at which people without a desk pass by a screen. */
export async function addFirstTemplates(tx: Db, language: UiLanguage, nowMs: number): Promise<void> {
  const { shiftChange, lunchBreak } = NAMES[language];
  const everyDay = (start: string, end: string) => daily([1, 2, 3, 4, 5, 6, 7], start, end);
  const templates = [
    { name: shiftChange, windows: [everyDay("05:30", "06:30"), everyDay("13:30", "14:30"), everyDay("21:30", "22:30")] },
    { name: lunchBreak, windows: [daily([1, 2, 3, 4, 5], "11:30", "13:30")] },
  ];
  for (const template of templates) await insertTemplate(tx, newId(), z.parse(ScheduleTemplateDraft, template), nowMs);
}

function daily(weekdays: readonly number[], start: string, end: string) {
  return { start, end, days: { kind: "weekdays", weekdays }, except: [], skipHolidays: false };
}

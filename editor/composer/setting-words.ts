import { categoryName, languageName } from "../announcement-look.ts";
import { wording } from "../schedule/calendar-words.ts";
import { scheduleSentence } from "../schedule/sentence.ts";
import { today } from "../schedule/today.ts";
import { t } from "../texts.ts";
import type { DraftContent } from "./draft-content.ts";

type Setting = "category" | "languages" | "targets" | "schedule" | "precedence" | "weight";

/** What belongs to an announcement as a whole: what it is called and how its value is said. */
export function settingWords(
  setting: Setting,
  groupName: (id: string) => string,
): { readonly label: string; readonly words: (content: DraftContent) => string } {
  switch (setting) {
    case "category":
      return { label: t("composer.category"), words: ({ category }) => categoryName(category) };
    case "languages":
      return { label: t("compare.languages"), words: ({ languages }) => languages.map(languageName).join(", ") };
    case "targets":
      return { label: t("composer.targets"), words: ({ targets }) => targets.map(groupName).join(", ") };
    case "schedule":
      return { label: t("composer.when"), words: ({ schedule }) => scheduleSentence(schedule, wording(today())) };
    case "precedence":
      return { label: t("composer.precedence"), words: ({ precedence }) => t(`composer.precedence.${precedence}`) };
    case "weight":
      return { label: t("composer.weight"), words: ({ weight }) => t("composer.weightOption", { times: weight }) };
  }
}

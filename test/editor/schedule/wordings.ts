import { IntlMessageFormat } from "intl-messageformat";
import { LocalDate } from "../../../domain/model/time.ts";
import type { Wording } from "../../../editor/schedule/calendar-words.ts";
import german from "../../../editor/texts/de.json" with { type: "json" };
import english from "../../../editor/texts/en.json" with { type: "json" };

/** The words of both languages as somebody reads them on a day. */
export function wordingsOn(day: string): Readonly<Record<"de" | "en", Wording>> {
  const today = LocalDate.parse(day);
  return {
    de: { language: "de", today, t: (key, args) => String(new IntlMessageFormat(german[key], "de").format(args)) },
    en: { language: "en", today, t: (key, args) => String(new IntlMessageFormat(english[key], "en").format(args)) },
  };
}

import type { Language } from "../../domain/model/language.ts";
import type { LocalDate, LocalTime } from "../../domain/model/time.ts";
import { isGerman } from "./german.ts";

/** `Mo`, `Mon`, `пн`: the day of the week. Leichte Sprache abbreviates nothing. */
export function weekdayOf(day: LocalDate, language: Language): string {
  return partOf(day, language, { weekday: language === "de-x-leicht" ? "long" : "short" });
}

/** `Nov`, `Nov`, `листоп`: the month. */
export function monthOf(day: LocalDate, language: Language): string {
  return partOf(day, language, { month: language === "de-x-leicht" ? "long" : "short" });
}

/** `23.` in German, `23` elsewhere: the day of the month, in the digits everything else on the glass has. */
export function dayOfMonth(day: LocalDate, language: Language): string {
  return `${Number(day.slice(8))}${isGerman(language) ? "." : ""}`;
}

/** `6:00 Uhr` in German, never apart, `6:00` elsewhere. */
export function timeOf(time: LocalTime, language: Language): string {
  return time.replace(/^0/, "") + (isGerman(language) ? "\u00a0Uhr" : "");
}

function partOf(day: LocalDate, language: Language, part: Intl.DateTimeFormatOptions): string {
  return new Date(day).toLocaleDateString(language, { ...part, timeZone: "UTC" }).replace(/\.$/, "");
}

/** The day on which a clock at the site reads `wallMs` (ms since 1970-01-01T00:00 there), `YYYY-MM-DD`. */
export function todayAt(wallMs: number): string {
  return new Date(wallMs).toISOString().slice(0, 10);
}

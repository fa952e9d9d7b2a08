import type { UiLanguage } from "../../domain/model/language.ts";
import { DAY_MS, type LocalDate, type LocalTime, type Weekday } from "../../domain/model/time.ts";
import { dateOf, dayNumber } from "../../domain/programme/wall-clock.ts";
import { currentLanguage, type TextArguments, type TextKey, t } from "../texts.ts";

/** Whose words a sentence is made of, and the day it is read on: years other than that day's are named. */
export interface Wording {
  readonly language: UiLanguage;
  readonly t: (key: TextKey, args?: TextArguments) => string;
  readonly today: LocalDate;
}

/** The editor's own words. */
export function wording(today: LocalDate): Wording {
  return { language: currentLanguage(), t, today };
}

/** Month by month, "28. und 30. November, 1. Dezember". @param dates ascending */
export function datesWords(dates: readonly LocalDate[], words: Wording): string {
  const months = Map.groupBy(dates, (date) => date.slice(0, 7));
  const parts = [...months.values()].map((group) => {
    const days = group.map((date) => words.t("schedule.dayNumber", { day: Number(date.slice(8)) }));
    return `${and(days, words)} ${monthOf(group[0] ?? words.today, words)}`;
  });
  return parts.join(", ");
}

export function dateWords(date: LocalDate, words: Wording): string {
  return datesWords([date], words);
}

/** "21. bis 25. November", "21. November bis 5. Januar 2027". */
export function rangeWords(first: LocalDate, last: LocalDate, words: Wording): string {
  const isSameMonth = first.slice(0, 7) === last.slice(0, 7);
  const start = isSameMonth ? words.t("schedule.dayNumber", { day: Number(first.slice(8)) }) : dateWords(first, words);
  return words.t("schedule.range", { first: start, last: dateWords(last, words) });
}

/** A time of day as it is said: no zero before the hour. */
export function timeWords(time: LocalTime | "24:00"): string {
  return time.replace(/^0/, "");
}

const A_MONDAY_MS = Date.UTC(2024, 0, 1);

export function weekdayWord(weekday: Weekday, { language }: Pick<Wording, "language">, style: "long" | "short"): string {
  return new Intl.DateTimeFormat(language, { weekday: style, timeZone: "UTC" }).format(A_MONDAY_MS + (weekday - 1) * DAY_MS);
}

/** "Mo bis Fr", "Mo, Mi und Fr"; three and more in a row are a span. A single one in full: "Dienstag". */
export function weekdaysWords(weekdays: readonly Weekday[], words: Wording): string {
  const [only, ...rest] = weekdays;
  if (only !== undefined && rest.length === 0) return weekdayWord(only, words, "long");
  const name = (weekday: Weekday) => weekdayWord(weekday, words, "short");
  const runs: Weekday[][] = [];
  for (const weekday of weekdays.toSorted()) {
    const run = runs.at(-1);
    if (run?.at(-1) === weekday - 1) run.push(weekday);
    else runs.push([weekday]);
  }
  const parts = runs.flatMap((run) =>
    run.length < 3 ? run.map(name) : words.t("schedule.weekdays.span", { first: name(run[0] ?? 1), last: name(run.at(-1) ?? 7) }),
  );
  return and(parts, words);
}

export function monthWord(month: number, { language }: Pick<Wording, "language">): string {
  return new Intl.DateTimeFormat(language, { month: "long", timeZone: "UTC" }).format(Date.UTC(2024, month - 1, 1));
}

/** "a, b und c"; British where English, without the comma before the "and". */
export function and(items: readonly string[], { language }: Pick<Wording, "language">): string {
  return new Intl.ListFormat(language === "en" ? "en-GB" : language, { type: "conjunction" }).format(items);
}

/** Whether the dates follow each other day by day. @param dates ascending */
export function isRun(dates: readonly LocalDate[]): boolean {
  return dates.every((date, index) => index === 0 || dayNumber(date) === dayNumber(dates[index - 1] ?? date) + 1);
}

export function dayBefore(date: LocalDate): LocalDate {
  return dateOf(dayNumber(date) - 1);
}

function monthOf(date: LocalDate, words: Wording): string {
  const month = monthWord(Number(date.slice(5, 7)), words);
  const year = date.slice(0, 4);
  return year === words.today.slice(0, 4) ? month : `${month} ${year}`;
}

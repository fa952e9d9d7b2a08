import type { LocalDate } from "../../domain/model/time.ts";
import { dateOf, dayAt, dayNumber } from "../../domain/programme/wall-clock.ts";
import { currentSession } from "../session.ts";
import { currentLanguage } from "../texts.ts";

/** A stretch of days; `until` is not in it. */
export interface Days {
  readonly from: LocalDate;
  readonly until: LocalDate;
}

/** Today by the organisation's calendar. */
export function today(): LocalDate {
  return dateOf(dayAt(Date.now(), currentSession().organisation.zone));
}

/** So many days, the last of which is today. */
export function lastDays(count: number): Days {
  const number = dayNumber(today());
  return { from: dateOf(number + 1 - count), until: dateOf(number + 1) };
}

export function dayAfter(day: LocalDate): LocalDate {
  return dateOf(dayNumber(day) + 1);
}

/** "Mo., 11. Januar" */
export function dayText(day: LocalDate): string {
  return new Intl.DateTimeFormat(currentLanguage(), { weekday: "short", day: "numeric", month: "long", timeZone: "UTC" }).format(
    Date.parse(day),
  );
}

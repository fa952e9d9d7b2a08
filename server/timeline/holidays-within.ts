import type { Holiday } from "../../domain/api/schedules.ts";
import type { HolidayCalendar, HolidayRegion } from "../../domain/model/holiday.ts";
import type { Interval, TimeZone } from "../../domain/model/time.ts";
import { dateOf, dayAt } from "../../domain/programme/wall-clock.ts";

/** The public holidays of a region on the days of a zone that a frame touches, in order; none without a region. */
export function holidaysWithin(
  holidays: HolidayCalendar,
  region: HolidayRegion | null,
  zone: TimeZone,
  { fromMs, untilMs }: Interval,
): readonly Holiday[] {
  if (region === null) return [];
  const first = dateOf(dayAt(fromMs, zone));
  const last = dateOf(dayAt(untilMs - 1, zone));
  const found: Holiday[] = [];
  for (let year = Number(first.slice(0, 4)); year <= Number(last.slice(0, 4)); year++) {
    for (const [date, name] of holidays(region, year)) if (date >= first && date <= last) found.push({ date, name });
  }
  return found.sort((a, b) => (a.date < b.date ? -1 : 1));
}

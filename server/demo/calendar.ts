import { LocalDate, LocalDateTime } from "../../domain/model/time.ts";

const MONDAY = 1;
export const WEEKDAYS = { monday: MONDAY, tuesday: 2, wednesday: 3, thursday: 4, friday: 5 } as const;

/** Days seen from the day on which the demo was made, so that its announcements speak of what is ahead. */
export class Calendar {
  readonly #today: Temporal.PlainDate;

  constructor(nowMs: number, zone: string) {
    this.#today = Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO(zone).toPlainDate();
  }

  /** The first such weekday that is at least `daysAhead` days away. */
  next(weekday: keyof typeof WEEKDAYS, daysAhead: number): Temporal.PlainDate {
    const earliest = this.#today.add({ days: daysAhead });
    return earliest.add({ days: (WEEKDAYS[weekday] - earliest.dayOfWeek + 7) % 7 });
  }

  dayOf(date: Temporal.PlainDate): LocalDate {
    return LocalDate.parse(date.toString());
  }

  /** A wall time on a day. */
  on(date: Temporal.PlainDate, time: string): LocalDateTime {
    return LocalDateTime.parse(`${date.toString()}T${time}`);
  }

  /** Wall time so many days from today, or ago if negative. */
  at(days: number, time: string): LocalDateTime {
    return LocalDateTime.parse(`${this.#today.add({ days }).toString()}T${time}`);
  }
}

/** A date as people say it: "Mittwoch, 25. November", "Wednesday 25 November", "25 Kasım Çarşamba". */
export function spoken(date: Temporal.PlainDate, language: "de-DE" | "en-GB" | "tr-TR"): string {
  return date.toLocaleString(language, { weekday: "long", day: "numeric", month: "long" });
}

/** Without the weekday: "25. November". */
export function dayAndMonth(date: Temporal.PlainDate): string {
  return date.toLocaleString("de-DE", { day: "numeric", month: "long" });
}

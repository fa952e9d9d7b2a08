import { RecurrenceRule } from "../../domain/model/recurrence.ts";
import type { Schedule, TimeWindow, WindowDays } from "../../domain/model/schedule.ts";
import type { LocalDate } from "../../domain/model/time.ts";
import { LocalTime } from "../../domain/model/time.ts";

export const ALWAYS: Schedule = { from: null, until: null, windows: [] };
const DAILY: WindowDays = { kind: "weekdays", weekdays: [1, 2, 3, 4, 5, 6, 7] };
const WORKDAYS: WindowDays = { kind: "weekdays", weekdays: [1, 2, 3, 4, 5] };

/** Around the three changes of shift of a fire station. */
export const SHIFT_CHANGES: readonly TimeWindow[] = [
  window("05:30", "07:00", DAILY),
  window("13:30", "15:00", DAILY),
  window("21:30", "23:00", DAILY),
];

/** While a kindergarten is open; not on public holidays. */
export const OPENING_HOURS: readonly TimeWindow[] = [{ ...window("06:30", "17:30", WORKDAYS), skipHolidays: true }];

/** Every second Tuesday in the morning, counted from a day. */
export function everySecondTuesday(anchor: LocalDate): readonly TimeWindow[] {
  return [window("06:00", "09:00", { kind: "rule", rule: RecurrenceRule.parse("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"), anchor })];
}

/** The quarter of an hour with which the week begins. */
export const MONDAY_MEETING: readonly TimeWindow[] = [window("07:00", "07:15", { kind: "weekdays", weekdays: [1] })];

function window(start: string, end: string, days: WindowDays): TimeWindow {
  return { start: LocalTime.parse(start), end: LocalTime.parse(end), days, except: [], skipHolidays: false };
}

import type { Schedule, TimeWindow, WindowDays } from "../../domain/model/schedule.ts";
import { LocalTime } from "../../domain/model/time.ts";
import { ruleOf, weekdayOf } from "./rule-controls.ts";
import { today } from "./today.ts";

/** The plain kinds of "when". A schedule without windows is always open. */
export const KINDS = ["always", "weekdays", "rule", "dates"] as const;
export type Kind = (typeof KINDS)[number];
export type DaysKind = WindowDays["kind"];

export const MIDNIGHT = LocalTime.parse("00:00");

export function kindOf({ windows }: Schedule): Kind {
  return windows[0]?.days.kind ?? "always";
}

/** A window as it is offered first: working hours on working days, every week from today, or no day yet. */
export function newWindow(kind: DaysKind): TimeWindow {
  return { start: LocalTime.parse("06:00"), end: LocalTime.parse("18:00"), days: newDays(kind), except: [], skipHolidays: false };
}

export function newDays(kind: DaysKind): WindowDays {
  if (kind === "dates") return { kind, dates: [] };
  if (kind === "weekdays") return { kind, weekdays: [1, 2, 3, 4, 5] };
  const anchor = today();
  return { kind, rule: ruleOf({ unit: "week", every: 1, weekdays: [weekdayOf(anchor)] }), anchor };
}

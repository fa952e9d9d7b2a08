import { partsOf, RecurrenceRule } from "../../domain/model/recurrence.ts";
import type { LocalDate, Weekday } from "../../domain/model/time.ts";
import { dayNumber } from "../../domain/programme/wall-clock.ts";

/** Which day of a month: a number (-1 is the last), the n-th of a weekday (-1 is the last one), or its first or last working day. */
export type MonthDay =
  | { readonly by: "date"; readonly day: number }
  | { readonly by: "weekday"; readonly nth: number; readonly weekday: Weekday }
  | { readonly by: "workday"; readonly nth: 1 | -1 };

/** A recurrence as the form's controls hold it. `every` counts units from the anchor on. */
export type RuleControls =
  | { readonly unit: "day"; readonly every: number }
  | { readonly unit: "week"; readonly every: number; readonly weekdays: readonly Weekday[] }
  | { readonly unit: "month"; readonly every: number; readonly on: MonthDay }
  | { readonly unit: "year"; readonly every: number; readonly month: number; readonly on: MonthDay };

export const UNITS = ["day", "week", "month", "year"] as const;
/** The n-th weekdays the controls offer: a fifth is not in every month. */
export const NTHS = [1, 2, 3, 4, -1] as const;
/** Days of the week as RFC 5545 writes them, Monday first. */
const DAY_CODES: readonly string[] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

const FREQUENCIES = { day: "DAILY", week: "WEEKLY", month: "MONTHLY", year: "YEARLY" } as const;
const WORKDAYS = "MO,TU,WE,TH,FR";

/** The rule that the controls say. @throws {Error} if a week has no weekday */
export function ruleOf(controls: RuleControls): RecurrenceRule {
  const parts = [`FREQ=${FREQUENCIES[controls.unit]}`, ...(controls.every > 1 ? [`INTERVAL=${String(controls.every)}`] : [])];
  if (controls.unit === "week") parts.push(`BYDAY=${controls.weekdays.toSorted().map(codeOf).join()}`);
  if (controls.unit === "year") parts.push(`BYMONTH=${String(controls.month)}`);
  if (controls.unit === "month" || controls.unit === "year") parts.push(monthDayPart(controls.on));
  return RecurrenceRule.parse(parts.join(";"));
}

/** The controls that say a rule; undefined if they cannot. What a rule leaves to its anchor is taken from there. */
export function controlsOf(rule: RecurrenceRule, anchor: LocalDate): RuleControls | undefined {
  const parts = new Map(partsOf(rule));
  const every = Number(parts.get("INTERVAL") ?? 1);
  const frequency = parts.get("FREQ");
  for (const known of ["FREQ", "INTERVAL"]) parts.delete(known);
  // Weeks begin on Monday unless said otherwise.
  if (parts.get("WKST") === "MO") parts.delete("WKST");
  if (frequency === "DAILY") return parts.size === 0 ? { unit: "day", every } : undefined;
  if (frequency === "WEEKLY") return weekControls(every, parts, anchor);
  return frequency === "MONTHLY" ? monthControls(every, parts, anchor) : yearControls(every, parts, anchor);
}

/** The weekday of a date, 1 for Monday. */
export function weekdayOf(date: LocalDate): Weekday {
  // 1970-01-01 was a Thursday.
  return ((dayNumber(date) + 3) % 7) + 1;
}

export function weekdayOfCode(code: string): Weekday {
  return DAY_CODES.indexOf(code) + 1;
}

function codeOf(weekday: Weekday): string {
  return DAY_CODES[weekday - 1] ?? "MO";
}

function monthDayPart(on: MonthDay): string {
  if (on.by === "date") return `BYMONTHDAY=${String(on.day)}`;
  return on.by === "weekday" ? `BYDAY=${String(on.nth)}${codeOf(on.weekday)}` : `BYDAY=${WORKDAYS};BYSETPOS=${String(on.nth)}`;
}

function weekControls(every: number, parts: ReadonlyMap<string, string>, anchor: LocalDate): RuleControls | undefined {
  if (parts.size === 0) return { unit: "week", every, weekdays: [weekdayOf(anchor)] };
  const days = parts.get("BYDAY")?.split(",") ?? [];
  return parts.size === 1 && days.length > 0 ? { unit: "week", every, weekdays: days.map(weekdayOfCode).toSorted() } : undefined;
}

function monthControls(every: number, parts: ReadonlyMap<string, string>, anchor: LocalDate): RuleControls | undefined {
  const on = parts.size === 0 ? { by: "date" as const, day: Number(anchor.slice(8)) } : monthDayOf(parts);
  return on && { unit: "month", every, on };
}

function yearControls(every: number, parts: Map<string, string>, anchor: LocalDate): RuleControls | undefined {
  const month = parts.get("BYMONTH") ?? (parts.size === 0 ? String(Number(anchor.slice(5, 7))) : "");
  parts.delete("BYMONTH");
  const on = parts.size === 0 ? { by: "date" as const, day: Number(anchor.slice(8)) } : monthDayOf(parts);
  return on && /^\d+$/.test(month) ? { unit: "year", every, month: Number(month), on } : undefined;
}

function monthDayOf(parts: ReadonlyMap<string, string>): MonthDay | undefined {
  const said = [...parts]
    .map((part) => part.join("="))
    .toSorted()
    .join(";");
  const date = /^BYMONTHDAY=(-1|\d+)$/.exec(said);
  if (date) return { by: "date", day: Number(date[1]) };
  const weekday = /^BYDAY=(-1|[1-4])([A-Z]{2})$/.exec(said);
  if (weekday) return { by: "weekday", nth: Number(weekday[1]), weekday: weekdayOfCode(weekday[2] ?? "") };
  const workday = new RegExp(`^BYDAY=${WORKDAYS};BYSETPOS=(-1|1)$`).exec(said);
  return workday ? { by: "workday", nth: workday[1] === "1" ? 1 : -1 } : undefined;
}

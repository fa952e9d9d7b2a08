import { RRuleTemporal } from "rrule-temporal";
import type { RecurrenceRule } from "../model/recurrence.ts";
import { DAY_MS, type LocalDate } from "../model/time.ts";

/** Years of rules remembered: some thousands of different rules over the years a horizon touches. */
const MAX_REMEMBERED = 10_000;
const remembered = new Map<string, readonly number[]>();

/**
 * The days a rule chooses in a calendar year, ascending, as day numbers. Only days are asked of the rule, never times: expanders of RFC 5545
 * disagree about wall times that a zone skips.
 */
export function daysOfRule(rule: RecurrenceRule, anchor: LocalDate, year: number): readonly number[] {
  const key = `${rule}|${anchor}|${String(year)}`;
  const known = remembered.get(key);
  if (known !== undefined) return known;
  if (remembered.size >= MAX_REMEMBERED) remembered.clear();
  const days = expand(rule, anchor, `${String(year)}-01-01` as LocalDate, `${String(year)}-12-31` as LocalDate);
  remembered.set(key, days);
  return days;
}

/** The Gregorian calendar repeats every 400 years, but no two days a rule can tell apart are further apart than this. */
const LONGEST_PAUSE_YEARS = 40;

/** Whether a rule chooses no day at all from its anchor on, such as every 30 February. */
export function neverFires(rule: RecurrenceRule, anchor: LocalDate): boolean {
  const first = Number(anchor.slice(0, 4));
  for (let year = first; year <= first + LONGEST_PAUSE_YEARS; year++) if (daysOfRule(rule, anchor, year).length > 0) return false;
  return true;
}

function expand(rule: RecurrenceRule, anchor: LocalDate, from: LocalDate, until: LocalDate): readonly number[] {
  const expander = new RRuleTemporal({ rruleString: `DTSTART;TZID=UTC:${compact(anchor)}T000000\nRRULE:${inUtc(rule)}` });
  const dates = expander.between(midnight(from), midnight(until), true);
  return dates.map((date) => date.epochMilliseconds / DAY_MS);
}

/** A rule may name its last day; next to a DTSTART with a time the expander wants an instant. */
function inUtc(rule: RecurrenceRule): string {
  return rule.replace(/UNTIL=(\d{8})/, "UNTIL=$1T000000Z");
}

function compact(date: LocalDate): string {
  return date.replaceAll("-", "");
}

function midnight(date: LocalDate): Temporal.ZonedDateTime {
  return Temporal.ZonedDateTime.from(`${date}T00:00[UTC]`);
}

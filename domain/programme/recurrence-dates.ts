import { RRuleTemporal } from "rrule-temporal";
import { partsOf, type RecurrenceRule } from "../model/recurrence.ts";
import { DAY_MS, type LocalDate } from "../model/time.ts";
import { dateOf, dayNumber } from "./wall-clock.ts";

/** Years of rules remembered: some thousands of different rules over the years a horizon touches. */
const MAX_REMEMBERED = 10_000;
const remembered = new Map<string, readonly number[]>();

/**
 * The days a rule chooses in a calendar year, ascending, as day numbers. Only days are asked of the rule, never times: expanders of RFC 5545
 * disagree about wall times that a zone skips.
 */
export function daysOfRule(rule: RecurrenceRule, anchor: LocalDate, year: number): readonly number[] {
  return rememberedAs(`${rule}|${anchor}|${String(year)}`, () => {
    const { COUNT: count, ...endless } = partsIn(rule);
    return count === undefined ? chosenIn(endless, anchor, year) : firstIn(endless, anchor, year, Number(count));
  });
}

function rememberedAs(key: string, find: () => readonly number[]): readonly number[] {
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const days = find();
  if (remembered.size >= MAX_REMEMBERED) remembered.clear();
  remembered.set(key, days);
  return days;
}

/** The Gregorian calendar repeats every 400 years, but no two days a rule can tell apart are further apart than this. */
const LONGEST_PAUSE_YEARS = 40;

/** Whether a rule chooses no day at all from its anchor on, such as every 30 February. */
export function neverFires(rule: RecurrenceRule, anchor: LocalDate): boolean {
  const first = yearOf(anchor);
  for (let year = first; year <= first + LONGEST_PAUSE_YEARS; year++) if (daysOfRule(rule, anchor, year).length > 0) return false;
  return true;
}

/** The parts of a rule that stands for more than one day: no COUNT. */
type Endless = Readonly<Partial<Record<string, string>>>;

/**
 * The days of a year that are among the first `count`. They are counted here, year by year from the anchor: the expander would count from there
 * each time anew, and gives up by throwing where too few days match.
 */
function firstIn(endless: Endless, anchor: LocalDate, year: number, count: number): readonly number[] {
  const allIn = (one: number) => rememberedAs(`${textOf(endless)}|${anchor}|${String(one)}`, () => chosenIn(endless, anchor, one));
  let left = count;
  for (let past = yearOf(anchor); past < year && left > 0; past++) left -= allIn(past).length;
  return left > 0 ? allIn(year).slice(0, left) : [];
}

/** What the expander is bad at is done here: days, which it walks one by one, weeks in certain months, and numbered weeks. */
function chosenIn(endless: Endless, anchor: LocalDate, year: number): readonly number[] {
  if (endless["BYWEEKNO"] !== undefined) return numberedWeeks(endless, anchor, year);
  const { FREQ: frequency, BYSETPOS: positions } = endless;
  const isFiltered = frequency === "DAILY" || (frequency === "WEEKLY" && positions === undefined);
  return isFiltered ? filtered(endless, anchor, year) : expand(endless, anchor, year);
}

/** Nothing of a rule for numbered weeks is taken from its anchor. From one in January the expander forgets days in the first week of January. */
function numberedWeeks(endless: Endless, anchor: LocalDate, year: number): readonly number[] {
  return expand(endless, MIDSUMMER, year).filter((day) => day >= dayNumber(anchor));
}

const MIDSUMMER = "1999-06-24" as LocalDate;

function filtered({ BYMONTH: months, ...parts }: Endless, anchor: LocalDate, year: number): readonly number[] {
  const allowed = new Set(months?.split(",").map(Number));
  const days = parts["FREQ"] === "DAILY" ? daily(parts, anchor, year) : expand(parts, anchor, year);
  return allowed.size === 0 ? days : days.filter((day) => allowed.has(Number(dateOf(day).slice(5, 7))));
}

/** Every n-th day from the anchor on, of those the other parts allow. These the expander finds by the week or month, far sooner than by the day. */
function daily({ INTERVAL: interval, ...parts }: Endless, anchor: LocalDate, year: number): readonly number[] {
  const frequency = parts["BYMONTHDAY"] === undefined ? { FREQ: "WEEKLY", BYDAY: parts["BYDAY"] ?? EVERY_DAY } : { FREQ: "MONTHLY" };
  const first = dayNumber(anchor);
  return expand({ ...parts, ...frequency }, anchor, year).filter((day) => (day - first) % Number(interval ?? 1) === 0);
}

const EVERY_DAY = "MO,TU,WE,TH,FR,SA,SU";

function expand(endless: Endless, anchor: LocalDate, year: number): readonly number[] {
  const expander = new RRuleTemporal({ rruleString: `DTSTART;TZID=UTC:${compact(anchor)}T000000\nRRULE:${inUtc(textOf(endless))}` });
  const dates = expander.between(midnight(`${String(year)}-01-01`), midnight(`${String(year)}-12-31`), true);
  return dates.map((date) => date.epochMilliseconds / DAY_MS);
}

function partsIn(rule: RecurrenceRule): Endless {
  return Object.fromEntries(partsOf(rule) ?? []);
}

function textOf(endless: Endless): string {
  return Object.entries(endless)
    .map(([name, value]) => `${name}=${value ?? ""}`)
    .join(";");
}

/** A rule may name its last day; next to a DTSTART with a time the expander wants an instant. */
function inUtc(rule: string): string {
  return rule.replace(/UNTIL=(\d{8})/, "UNTIL=$1T000000Z");
}

function yearOf(date: LocalDate): number {
  return Number(date.slice(0, 4));
}

function compact(date: LocalDate): string {
  return date.replaceAll("-", "");
}

function midnight(date: string): Temporal.ZonedDateTime {
  return Temporal.ZonedDateTime.from(`${date}T00:00[UTC]`);
}

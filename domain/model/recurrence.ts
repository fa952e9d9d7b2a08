import * as z from "zod/mini";
import { LocalDate } from "./time.ts";

/**
 * A rule that chooses days, as RFC 5545 writes it: `FREQ=WEEKLY;INTERVAL=2;BYDAY=TU`. Daily at most: times of day belong to the window, so
 * parts that speak of hours are refused. `COUNT` and `INTERVAL` are at most 1000, `UNTIL` is a day and not later than 2199. Combinations that
 * calendars read differently, or that no period is long enough for, are refused as well; every one of them can be said another way.
 */
export const RecurrenceRule = z
  .string()
  .check(
    z.maxLength(200),
    z.refine((rule) => !/FREQ=(HOURLY|MINUTELY|SECONDLY)|BY(HOUR|MINUTE|SECOND)=/.test(rule), {
      error: "Rules choose days, not hours",
      params: { rule: "rule-too-frequent" },
      abort: true,
    }),
    z.refine(isRule, { error: "Not a rule for days", params: { rule: "rule-malformed" } }),
  )
  .brand<"RecurrenceRule">();
export type RecurrenceRule = z.infer<typeof RecurrenceRule>;

const WEEKDAY = "(MO|TU|WE|TH|FR|SA|SU)";
const BOUNDED = "([1-9]\\d{0,2}|1000)";
const signed = (max: RegExp) => list(`[+-]?(${max.source})`);
const list = (item: string) => `${item}(,${item})*`;

/** What each part may say. */
const PARTS: Readonly<Record<string, RegExp>> = {
  FREQ: /^(DAILY|WEEKLY|MONTHLY|YEARLY)$/,
  INTERVAL: whole(BOUNDED),
  COUNT: whole(BOUNDED),
  UNTIL: /^\d{8}$/,
  BYDAY: whole(list(`([+-]?([1-9]|[1-4]\\d|5[0-2]))?${WEEKDAY}`)),
  BYMONTH: whole(list("([1-9]|1[0-2])")),
  BYMONTHDAY: whole(signed(/[1-9]|[12]\d|3[01]/)),
  BYYEARDAY: whole(signed(/[1-9]\d?|[12]\d\d|3[0-5]\d|36[0-6]/)),
  BYWEEKNO: whole(signed(/[1-9]|[1-4]\d|5[0-3]/)),
  BYSETPOS: whole(signed(/[1-9]\d?|[12]\d\d|3[0-5]\d|36[0-6]/)),
  WKST: whole(WEEKDAY),
};

function whole(pattern: string): RegExp {
  return new RegExp(`^(${pattern})$`);
}

/** The parts of a rule by name, or null if it is not one. Each part may stand once, and only where RFC 5545 lets it. */
export function partsOf(rule: string): ReadonlyMap<string, string> | null {
  const parts = new Map<string, string>();
  for (const part of rule.split(";")) {
    const [name = "", value = "", ...rest] = part.split("=");
    if (rest.length > 0 || parts.has(name) || PARTS[name]?.test(value) !== true) return null;
    parts.set(name, value);
  }
  return parts.has("FREQ") ? parts : null;
}

function isRule(rule: string): boolean {
  const parts = partsOf(rule);
  return parts !== null && agrees(parts);
}

/** What RFC 5545 section 3.3.10 says about parts that exclude each other. */
function agrees(parts: ReadonlyMap<string, string>): boolean {
  const frequency = parts.get("FREQ");
  const until = parts.get("UNTIL");
  if (until !== undefined && !(LocalDate.safeParse(toLocalDate(until)).success && !parts.has("COUNT"))) return false;
  if (/\d/.test(parts.get("BYDAY") ?? "") && !(frequency === "MONTHLY" || (frequency === "YEARLY" && !parts.has("BYWEEKNO")))) return false;
  if (parts.has("BYWEEKNO") && frequency !== "YEARLY") return false;
  if (parts.has("BYYEARDAY") && frequency !== "YEARLY") return false;
  if (parts.has("BYMONTHDAY") && frequency === "WEEKLY") return false;
  return positionsExist(parts) && (frequency !== "YEARLY" || isPlainYearly(parts));
}

/** How many days a period holds. A day has no second one to choose from. */
const LENGTHS: Readonly<Record<string, number>> = { DAILY: 0, WEEKLY: 7, MONTHLY: 31, YEARLY: 366 };

/** Whether a BYSETPOS has something to count, and no position lies beyond every period: those would be looked for in vain, day by day. */
function positionsExist(parts: ReadonlyMap<string, string>): boolean {
  const positions = parts.get("BYSETPOS");
  if (positions === undefined) return true;
  const length = LENGTHS[parts.get("FREQ") ?? ""] ?? 0;
  const hasSet = [...parts.keys()].some((name) => name.startsWith("BY") && name !== "BYSETPOS");
  return hasSet && positions.split(",").every((position) => Math.abs(Number(position)) <= length);
}

/**
 * Whether all calendars agree about a yearly rule. They do not about days of the year, or of months without name, that are weekdays too; about
 * mixing "every Monday" with "the first Monday"; and about numbered weeks without a weekday, in named months or in every n-th year only.
 */
function isPlainYearly(parts: ReadonlyMap<string, string>): boolean {
  const byDay = parts.get("BYDAY")?.split(",") ?? [];
  const ordinals = byDay.filter((day) => /\d/.test(day)).length;
  if (parts.has("BYWEEKNO")) return byDay.length > 0 && [...parts.keys()].every((name) => WITH_WEEKS.includes(name));
  if (byDay.length === 0) return true;
  return !parts.has("BYYEARDAY") && (!parts.has("BYMONTHDAY") || parts.has("BYMONTH")) && (ordinals === 0 || ordinals === byDay.length);
}

const WITH_WEEKS: readonly string[] = ["FREQ", "BYWEEKNO", "BYDAY", "WKST", "COUNT", "UNTIL"];

function toLocalDate(compact: string): string {
  return compact.replace(/^(\d{4})(\d\d)(\d\d)$/, "$1-$2-$3");
}

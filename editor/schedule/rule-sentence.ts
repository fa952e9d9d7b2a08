import { partsOf, type RecurrenceRule } from "../../domain/model/recurrence.ts";
import { LocalDate } from "../../domain/model/time.ts";
import type { TextKey } from "../texts.ts";
import { and, dateWords, monthWord, type Wording, weekdaysWords, weekdayWord } from "./calendar-words.ts";
import { controlsOf, type MonthDay, type RuleControls, weekdayOfCode } from "./rule-controls.ts";

/** Which days a rule chooses: "jeden zweiten Dienstag". What the controls cannot say is said part by part, leaving nothing out. */
export function ruleWords(rule: RecurrenceRule, anchor: LocalDate, words: Wording): string {
  const controls = controlsOf(rule, anchor);
  return controls ? controlWords(controls, words) : ownRuleWords(partsOf(rule) ?? new Map(), words);
}

function controlWords(controls: RuleControls, words: Wording): string {
  const { every: n } = controls;
  switch (controls.unit) {
    case "day":
      return words.t("schedule.rule.day", { n });
    case "week":
      return weekWords(controls.weekdays, n, words);
    case "month":
      return words.t("schedule.rule.month", { n, day: monthDayWords(controls.on, words) });
    case "year":
      return words.t("schedule.rule.year", { n, day: yearDayWords(controls.month, controls.on, words) });
  }
}

function weekWords(weekdays: readonly number[], n: number, words: Wording): string {
  if (weekdays.length === 1) return words.t("schedule.rule.weekday", { n, day: weekdaysWords(weekdays, words) });
  return words.t("schedule.rule.week", { n, days: weekdaysWords(weekdays, words) });
}

function yearDayWords(month: number, on: MonthDay, words: Wording): string {
  if (on.by !== "date" || on.day < 0)
    return words.t("schedule.rule.dayInMonth", { day: monthDayWords(on, words), month: monthWord(month, words) });
  const date = `${words.t("schedule.dayNumber", { day: on.day })} ${monthWord(month, words)}`;
  return words.t("schedule.rule.yearDay", { date });
}

/** "15.", "letzten Tag", "zweiten Dienstag", "letzten Werktag". */
export function monthDayWords(on: MonthDay, words: Wording): string {
  if (on.by === "date") return on.day === -1 ? words.t("schedule.rule.lastDay") : words.t("schedule.ordinal", { n: on.day });
  const which = nthWords(on.nth, words);
  if (on.by === "workday") return words.t("schedule.rule.workday", { which });
  return words.t("schedule.rule.weekdayOfMonth", { which, day: weekdayWord(on.weekday, words, "long") });
}

/** "zweiten", "letzten", "7.", "3.-letzten". @param nth from the end if below zero */
export function nthWords(nth: number, words: Wording): string {
  if (nth === -1 || nth === -2) return words.t("schedule.nth", { n: nth === -1 ? "last" : "last2", text: "" });
  const ordinal = words.t("schedule.ordinal", { n: Math.abs(nth) });
  return nth < 0 ? words.t("schedule.nthLast", { n: ordinal }) : words.t("schedule.nth", { n: String(nth), text: ordinal });
}

const UNIT_OF = { DAILY: "day", WEEKLY: "week", MONTHLY: "month", YEARLY: "year" } as const satisfies Record<string, string>;

function ownRuleWords(parts: ReadonlyMap<string, string>, words: Wording): string {
  const numbers = (name: string) => (parts.get(name)?.split(",") ?? []).map(Number);
  const nths = (name: string) =>
    and(
      numbers(name).map((nth) => nthWords(nth, words)),
      words,
    );
  const say = (name: string, key: TextKey, argument: () => Readonly<Record<string, string | number>>) =>
    parts.has(name) ? [words.t(key, argument())] : [];
  const unit = Object.entries(UNIT_OF).find(([frequency]) => frequency === parts.get("FREQ"))?.[1] ?? "day";
  return [
    words.t(`schedule.own.${unit}`, { n: Number(parts.get("INTERVAL") ?? 1) }),
    ...say("BYMONTH", "schedule.own.inMonths", () => ({
      months: and(
        numbers("BYMONTH").map((month) => monthWord(month, words)),
        words,
      ),
    })),
    ...say("BYWEEKNO", "schedule.own.inWeeks", () => ({ weeks: nths("BYWEEKNO") })),
    ...say("BYYEARDAY", "schedule.own.yearDays", () => ({ days: nths("BYYEARDAY") })),
    ...say("BYMONTHDAY", "schedule.own.monthDays", () => ({ days: nths("BYMONTHDAY") })),
    ...weekdayParts(parts, words),
    ...say("BYSETPOS", "schedule.own.ofThese", () => ({ which: nths("BYSETPOS") })),
    ...weekStart(parts, words),
    ...say("COUNT", "schedule.own.count", () => ({ n: Number(parts.get("COUNT")) })),
    ...say("UNTIL", "schedule.own.until", () => ({ date: dateWords(untilOf(parts.get("UNTIL") ?? ""), words) })),
  ].join(", ");
}

/** Numbered weekdays count in the month, or in the year where no month is named. */
function weekdayParts(parts: ReadonlyMap<string, string>, words: Wording): readonly string[] {
  const days = parts.get("BYDAY")?.split(",") ?? [];
  const plain = days.filter((day) => !/\d/.test(day)).map(weekdayOfCode);
  const numbered = days
    .filter((day) => /\d/.test(day))
    .map((day) => {
      const which = nthWords(Number(day.slice(0, -2)), words);
      return words.t("schedule.rule.weekdayOfMonth", { which, day: weekdayWord(weekdayOfCode(day.slice(-2)), words, "long") });
    });
  const inYear = parts.get("FREQ") === "YEARLY" && !parts.has("BYMONTH");
  return [
    ...(numbered.length > 0
      ? [words.t(inYear ? "schedule.own.nthInYear" : "schedule.own.nthInMonth", { days: and(numbered, words) })]
      : []),
    ...(plain.length > 0 ? [words.t("schedule.own.onlyDays", { days: weekdaysWords(plain, words) })] : []),
  ];
}

/** The first day of the week changes which weeks count, if not every week does. */
function weekStart(parts: ReadonlyMap<string, string>, words: Wording): readonly string[] {
  const start = parts.get("WKST") ?? "MO";
  return start === "MO" ? [] : [words.t("schedule.own.weekStart", { day: weekdayWord(weekdayOfCode(start), words, "long") })];
}

function untilOf(compact: string): LocalDate {
  return LocalDate.parse(compact.replace(/^(\d{4})(\d\d)(\d\d)$/, "$1-$2-$3"));
}

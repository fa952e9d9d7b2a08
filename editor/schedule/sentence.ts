import { partsOf } from "../../domain/model/recurrence.ts";
import type { Schedule, TimeWindow } from "../../domain/model/schedule.ts";
import { LocalDate, LocalTime } from "../../domain/model/time.ts";
import { and, datesWords, dateWords, dayBefore, isRun, rangeWords, timeWords, type Wording, weekdaysWords } from "./calendar-words.ts";
import { ruleWords } from "./rule-sentence.ts";

/** More single days than these are counted, not listed. */
const MAX_LISTED = 10;

/**
 * What was set, exactly, in one sentence: "Mo bis Fr, 5:30 bis 9:00 Uhr, vom 21. bis 25. November, außer an Feiertagen". Years are named
 * where they are not that of `words.today`, and the start of a rule unless it lies behind and makes no difference.
 */
export function scheduleSentence(schedule: Schedule, words: Wording): string {
  const validity = validityWords(schedule, words);
  const groups = [...Map.groupBy(schedule.windows, sameDaysKey).values()];
  if (groups.length === 0) return capital(alwaysWords(schedule, validity, words));
  if (groups.length === 1) return capital(groupWords(groups[0] ?? [], schedule, validity, words));
  const parts = groups.map((group) => groupWords(group, schedule, "", words)).join("; ");
  return capital(validity === "" ? parts : words.t("schedule.all", { parts, validity }));
}

/** Windows that differ in their times only are said together. */
function sameDaysKey({ days, except, skipHolidays }: TimeWindow): string {
  return JSON.stringify([days, except, skipHolidays]);
}

function alwaysWords({ from, until }: Schedule, validity: string, words: Wording): string {
  if (from === null && until === null) return words.t("schedule.always");
  return words.t(from === null ? "schedule.always.until" : "schedule.always.within", { validity });
}

function groupWords(group: readonly TimeWindow[], schedule: Schedule, validity: string, words: Wording): string {
  const [window] = group;
  if (!window) return "";
  const times = and(
    group.map((one) => timesWords(one, words)),
    words,
  );
  const { days } = window;
  const isDaily = days.kind === "weekdays" && days.weekdays.length === 7;
  const when = isDaily ? words.t("schedule.atDaily", { times }) : words.t("schedule.at", { days: daysWords(window, words), times });
  return [when, ruleStart(window, schedule, words), validity, exceptionWords(window, words)].filter((part) => part !== "").join(", ");
}

function daysWords({ days }: TimeWindow, words: Wording): string {
  if (days.kind === "rule") return ruleWords(days.rule, days.anchor, words);
  if (days.kind === "dates") return singleDays(days.dates.toSorted(), words);
  if (days.weekdays.length === 0) return words.t("schedule.weekdays.none");
  const said = weekdaysWords(days.weekdays, words);
  return days.weekdays.length === 1 ? words.t("schedule.weekdays.one", { day: said }) : said;
}

function singleDays(dates: readonly LocalDate[], words: Wording): string {
  const [first] = dates;
  const last = dates.at(-1);
  if (first === undefined || last === undefined) return words.t("schedule.weekdays.none");
  if (first === last) return words.t("schedule.dates.one", { date: dateWords(first, words) });
  if (dates.length > 2 && isRun(dates)) return words.t("schedule.dates.run", { range: rangeWords(first, last, words) });
  const count = dates.length;
  if (count <= MAX_LISTED) return words.t("schedule.dates.list", { count, dates: datesWords(dates, words) });
  return words.t("schedule.dates.many", { count, first: dateWords(first, words), last: dateWords(last, words) });
}

function timesWords({ start, end }: TimeWindow, words: Wording): string {
  const midnight = LocalTime.parse("00:00");
  if (start === midnight && end === midnight) return words.t("schedule.hours.allDay");
  if (end === midnight) return words.t("schedule.hours", { start: timeWords(start), end: timeWords("24:00") });
  return words.t(end > start ? "schedule.hours" : "schedule.hours.nextDay", { start: timeWords(start), end: timeWords(end) });
}

/** A start that lies behind makes a difference only to rules that count from it. One that validity names already is not said again. */
function ruleStart({ days }: TimeWindow, { from }: Schedule, words: Wording): string {
  if (days.kind !== "rule") return "";
  const parts = partsOf(days.rule);
  const counts = Number(parts?.get("INTERVAL") ?? 1) > 1 || parts?.has("COUNT") === true;
  const validFrom = from?.slice(0, 10) ?? "";
  if (validFrom === days.anchor || (!counts && (days.anchor <= words.today || days.anchor < validFrom))) return "";
  return words.t("schedule.rule.from", { date: dateWords(days.anchor, words) });
}

function exceptionWords({ except, skipHolidays }: TimeWindow, words: Wording): string {
  const dates = datesWords(except.toSorted(), words);
  const isMany = except.length > MAX_LISTED;
  if (except.length === 0) return skipHolidays ? words.t("schedule.except.holidays") : "";
  if (skipHolidays)
    return words.t(isMany ? "schedule.except.holidaysAndMany" : "schedule.except.holidaysAndDates", { count: except.length, dates });
  return words.t(isMany ? "schedule.except.many" : "schedule.except.dates", { count: except.length, dates });
}

/** From when until when: "vom 21. bis 25. November", "ab 21. November, 8:00 Uhr"; empty if both sides are open. */
function validityWords({ from, until }: Schedule, words: Wording): string {
  const start = from === null ? null : side(from);
  const end = until === null ? null : lastOf(side(until));
  if (start === null) return end === null ? "" : words.t("schedule.valid.until", { date: sideWords(end, words) });
  if (end === null) return words.t("schedule.valid.from", { date: sideWords(start, words) });
  if (start.time === null && end.time === null) return wholeDays(start.date, end.date, words);
  if (start.date === end.date) return oneDay(start, end, words);
  const last = sideWords(end, words);
  const first = start.time === null ? sideWords(start, words) : withTime(start.date, start.time, words, "schedule.timeInside");
  return words.t("schedule.valid.span", { range: words.t("schedule.range", { first, last }) });
}

/** A side of the validity; midnight, where a day begins, needs no word. */
interface Side {
  readonly date: LocalDate;
  readonly time: LocalTime | null;
}

function side(local: string): Side {
  const time = LocalTime.parse(local.slice(11));
  return { date: LocalDate.parse(local.slice(0, 10)), time: time === "00:00" ? null : time };
}

/** The end is exclusive: at midnight the day before was the last. */
function lastOf({ date, time }: Side): Side {
  return time === null ? { date: dayBefore(date), time } : { date, time };
}

function wholeDays(first: LocalDate, last: LocalDate, words: Wording): string {
  if (first === last) return words.t("schedule.valid.day", { date: dateWords(first, words) });
  return words.t("schedule.valid.span", { range: rangeWords(first, last, words) });
}

function oneDay(start: Side, end: Side, words: Wording): string {
  const hours = { start: timeWords(start.time ?? LocalTime.parse("00:00")), end: timeWords(end.time ?? "24:00") };
  return `${words.t("schedule.valid.day", { date: dateWords(start.date, words) })}, ${words.t("schedule.hours", hours)}`;
}

function sideWords({ date, time }: Side, words: Wording): string {
  return time === null ? dateWords(date, words) : withTime(date, time, words, "schedule.time");
}

function withTime(date: LocalDate, time: LocalTime, words: Wording, key: "schedule.time" | "schedule.timeInside"): string {
  return words.t(key, { date: dateWords(date, words), time: timeWords(time) });
}

function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

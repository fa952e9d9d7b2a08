import type { TimelineBar, TimelineTakeover } from "../../domain/api/timeline.ts";
import { DAY_MS, type Interval, type LocalDate } from "../../domain/model/time.ts";
import { dateOf, dayNumber } from "../../domain/programme/wall-clock.ts";
import { categoryName, scheduleText } from "../announcement-look.ts";
import { currentLanguage, t } from "../texts.ts";
import { localDateTime } from "../when.ts";
import type { HeatCell } from "./heat.ts";
import { wallTime } from "./moves.ts";
import { calendarWeek, type Frame, type View } from "./timeline-view.ts";

const formats = new Map<string, Intl.DateTimeFormat>();

/** A day of the calendar in the reader's language. */
export function dateText(date: LocalDate, options: Intl.DateTimeFormatOptions): string {
  const key = currentLanguage() + JSON.stringify(options);
  const format = formats.get(key) ?? new Intl.DateTimeFormat(currentLanguage(), { ...options, timeZone: "UTC" });
  formats.set(key, format);
  return format.format(Date.parse(date));
}

export function longDate(date: LocalDate): string {
  return dateText(date, { weekday: "long", day: "numeric", month: "long" });
}

/** "23." in German, "23" in English. */
export function dayOfMonth(date: LocalDate): string {
  return t("timeline.dayOfMonth", { day: String(Number(date.slice(8))) });
}

/** What a frame is called: "KW 48", "November 2026", "Mittwoch, 25. November". */
export function frameName(view: View, { days }: Frame): string {
  const first = days[0]?.date;
  const last = days.at(-1)?.date;
  if (!first || !last) return "";
  if (view === "day") return longDate(first);
  if (view === "month") return dateText(first, { month: "long", year: "numeric" });
  if (view === "week") return t("timeline.week", { week: calendarWeek(first) });
  return t("timeline.weeks", { week: calendarWeek(first), last: calendarWeek(last) });
}

/** An instant by the newsroom's wall clock: "Mi., 25.11., 07:00". */
export function momentText(atMs: number, { zone }: Pick<Frame, "zone">): string {
  return localDateTime(wallTime(atMs, zone), atMs);
}

export function lengthText(ms: number): string {
  const seconds = Math.round(ms / 1000) % 60;
  const minutes = Math.floor(Math.round(ms / 1000) / 60);
  if (minutes === 0) return t("timeline.seconds", { seconds });
  return seconds === 0 ? t("timeline.minutes", { minutes }) : t("timeline.minutesSeconds", { minutes, seconds });
}

const barTexts = new WeakMap<TimelineBar, string>();

/** What a bar is and when, for screen readers and as its tooltip. It is said in every row of its groups and made once. */
export function barText(bar: TimelineBar): string {
  const known = barTexts.get(bar);
  if (known !== undefined) return known;
  const { title, category, state, schedule, changed } = bar;
  const text = t("timeline.bar", {
    title: title || t("announcement.untitled"),
    category: categoryName(category),
    state: t(`state.${state}`),
    when: scheduleText(schedule).replace(/\.$/, ""),
  });
  const whole = changed ? `${text} ${t("timeline.barChanged")}` : text;
  barTexts.set(bar, whole);
  return whole;
}

export function takeoverText({ title, drill, fromMs, untilMs }: TimelineTakeover, frame: Frame): string {
  const when = t("validity.both", { from: momentText(fromMs, frame), until: momentText(untilMs, frame) });
  return t(drill ? "timeline.drill" : "timeline.takeover", { title, when });
}

/** The load of a row in a sentence. */
export function loadText(cells: readonly HeatCell[], limitMs: number): string {
  const longest = Math.max(0, ...cells.map(({ loadMs }) => loadMs));
  if (longest === 0) return t("timeline.loadNone");
  const over = cells.filter(({ isOver }) => isOver).length;
  return t("timeline.load", { longest: lengthText(longest), over, limit: lengthText(limitMs) });
}

/** A gap in a sentence: whole days by their names, parts of days with their hours. */
export function gapText(gap: Interval, frame: Frame): string {
  if (gap.fromMs <= frame.fromMs && gap.untilMs >= frame.untilMs && frame.days.length > 1) return t("timeline.gap.all");
  const from = wallTime(gap.fromMs, frame.zone);
  const until = wallTime(gap.untilMs, frame.zone);
  const [fromDay, untilDay] = [dayOfWall(from), dayOfWall(until)];
  if (isMidnight(gap.fromMs, frame) && isMidnight(gap.untilMs, frame)) {
    const last = dateOf(dayNumber(untilDay) - 1);
    if (last === fromDay) return t("timeline.gap.day", { from: longDate(fromDay) });
    return t("timeline.gap.days", { from: longDate(fromDay), until: longDate(last) });
  }
  if (fromDay === untilDay) return t("timeline.gap.hours", { day: longDate(fromDay), from: from.slice(11), until: until.slice(11) });
  if (until.endsWith("T00:00") && dayNumber(untilDay) === dayNumber(fromDay) + 1)
    return t("timeline.gap.after", { day: longDate(fromDay), from: from.slice(11) });
  return t("timeline.gap.span", { from: localDateTime(from, gap.fromMs), until: localDateTime(until, gap.fromMs) });
}

function dayOfWall(wall: string): LocalDate {
  return dateOf(Date.parse(wall.slice(0, 10)) / DAY_MS);
}

function isMidnight(atMs: number, { days }: Frame): boolean {
  return days.some(({ fromMs, untilMs }) => fromMs === atMs || untilMs === atMs);
}

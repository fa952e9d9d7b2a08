/**
 * The days an RFC 5545 rule chooses, written a second time from section 3.3.10 of the RFC, slowly and apart from the engine: every day from
 * the anchor on is looked at, no library is asked. All parts are filters of days; a part the rule leaves open is taken from the anchor.
 */
export function slowDaysOfRule(rule: string, anchor: string, lastDay: number): readonly number[] {
  const parts = readParts(rule);
  const first = dayNumberOf(anchor);
  const end = Math.min(lastDay, parts.until ?? lastDay);
  const chosen: number[] = [];
  for (let day = startOfPeriod(parts, first); day <= end; day = endOfPeriod(parts, day) + 1) {
    if (periodNumber(parts, day) % parts.interval !== periodNumber(parts, first) % parts.interval) continue;
    for (const candidate of atPositions(parts, matchingDays(parts, day, first))) {
      if (candidate < first || candidate > end) continue;
      if (chosen.length === parts.count) return chosen;
      chosen.push(candidate);
    }
  }
  return chosen;
}

interface Parts {
  readonly frequency: string;
  readonly interval: number;
  readonly count: number;
  readonly until: number | null;
  readonly byDay: readonly { readonly nth: number | null; readonly weekday: number }[] | null;
  readonly byMonth: readonly number[] | null;
  readonly byMonthDay: readonly number[] | null;
  readonly byYearDay: readonly number[] | null;
  readonly byWeekNumber: readonly number[] | null;
  readonly bySetPosition: readonly number[] | null;
  /** The weekday on which weeks begin, 0 is Sunday. */
  readonly weekStart: number;
}

const WEEKDAYS = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

function readParts(rule: string): Parts {
  const part = (name: string) =>
    rule
      .split(";")
      .find((text) => text.startsWith(`${name}=`))
      ?.slice(name.length + 1) ?? null;
  const numbers = (name: string) => part(name)?.split(",").map(Number) ?? null;
  const until = part("UNTIL");
  return {
    frequency: part("FREQ") ?? "",
    interval: Number(part("INTERVAL") ?? 1),
    count: Number(part("COUNT") ?? Number.POSITIVE_INFINITY),
    until: until === null ? null : dayNumberOf(`${until.slice(0, 4)}-${until.slice(4, 6)}-${until.slice(6)}`),
    byDay: part("BYDAY")?.split(",").map(readWeekday) ?? null,
    byMonth: numbers("BYMONTH"),
    byMonthDay: numbers("BYMONTHDAY"),
    byYearDay: numbers("BYYEARDAY"),
    byWeekNumber: numbers("BYWEEKNO"),
    bySetPosition: numbers("BYSETPOS"),
    weekStart: WEEKDAYS.indexOf(part("WKST") ?? "MO"),
  };
}

function readWeekday(text: string) {
  const nth = text.slice(0, -2);
  return { nth: nth === "" ? null : Number(nth), weekday: WEEKDAYS.indexOf(text.slice(-2)) };
}

/** What a calendar says about a day. Months count from 1, weekdays from Sunday, 0. */
export interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly dayOfMonth: number;
  readonly weekday: number;
  readonly dayOfYear: number;
  readonly daysInMonth: number;
  readonly daysInYear: number;
}

const calendar = new Map<number, CalendarDay>();

export function calendarDay(day: number): CalendarDay {
  const known = calendar.get(day);
  if (known !== undefined) return known;
  const date = new Date(day * 86_400_000);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + 1];
  const daysInYear = (Date.UTC(year + 1, 0, 1) - Date.UTC(year, 0, 1)) / 86_400_000;
  const daysInMonth = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const dayOfYear = day - Date.UTC(year, 0, 1) / 86_400_000 + 1;
  const facts = { year, month, dayOfMonth: date.getUTCDate(), weekday: date.getUTCDay(), dayOfYear, daysInMonth, daysInYear };
  calendar.set(day, facts);
  return facts;
}

export function dayNumberOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / 86_400_000;
}

/** A period is what the frequency names: a day, a week from the week's start on, a month, a year. */
function startOfPeriod({ frequency, weekStart }: Parts, day: number): number {
  const { weekday, dayOfMonth, dayOfYear } = calendarDay(day);
  if (frequency === "WEEKLY") return day - ((weekday - weekStart + 7) % 7);
  if (frequency === "MONTHLY") return day - dayOfMonth + 1;
  if (frequency === "YEARLY") return day - dayOfYear + 1;
  return day;
}

function endOfPeriod(parts: Parts, day: number): number {
  const start = startOfPeriod(parts, day);
  if (parts.frequency === "WEEKLY") return start + 6;
  if (parts.frequency === "MONTHLY") return start + calendarDay(start).daysInMonth - 1;
  if (parts.frequency === "YEARLY") return start + calendarDay(start).daysInYear - 1;
  return day;
}

/** Consecutive periods have consecutive numbers. */
function periodNumber(parts: Parts, day: number): number {
  const { year, month } = calendarDay(day);
  if (parts.frequency === "WEEKLY") return Math.floor((startOfPeriod(parts, day) + 7) / 7);
  if (parts.frequency === "MONTHLY") return year * 12 + month;
  if (parts.frequency === "YEARLY") return year;
  return day;
}

function matchingDays(parts: Parts, periodStart: number, anchor: number): readonly number[] {
  const days: number[] = [];
  for (let day = periodStart; day <= endOfPeriod(parts, periodStart); day++) if (matches(parts, day, anchor)) days.push(day);
  return days;
}

function matches(parts: Parts, day: number, anchor: number): boolean {
  const { month, dayOfMonth, dayOfYear, daysInMonth, daysInYear } = calendarDay(day);
  const has = (list: readonly number[] | null, value: number, length: number) =>
    list === null || list.some((wanted) => value === (wanted > 0 ? wanted : length + 1 + wanted));
  return (
    (parts.byMonth === null || parts.byMonth.includes(month)) &&
    has(parts.byMonthDay, dayOfMonth, daysInMonth) &&
    has(parts.byYearDay, dayOfYear, daysInYear) &&
    isInWeekNumber(parts, day) &&
    (parts.byDay === null || parts.byDay.some((wanted) => isNthWeekday(parts, wanted, day))) &&
    agreesWithAnchor(parts, day, anchor)
  );
}

/** An ordinal counts within the month, unless the rule is yearly and names no month: then within the year. */
function isNthWeekday(parts: Parts, { nth, weekday }: { nth: number | null; weekday: number }, day: number): boolean {
  const facts = calendarDay(day);
  if (facts.weekday !== weekday) return false;
  if (nth === null) return true;
  const inYear = parts.frequency === "YEARLY" && parts.byMonth === null;
  const [position, length] = inYear ? [facts.dayOfYear, facts.daysInYear] : [facts.dayOfMonth, facts.daysInMonth];
  return nth > 0 ? Math.ceil(position / 7) === nth : Math.ceil((length - position + 1) / 7) === -nth;
}

/** Weeks belong to the year in which most of their days lie. Negative numbers count from that year's last week. */
function isInWeekNumber({ byWeekNumber, weekStart }: Parts, day: number): boolean {
  if (byWeekNumber === null) return true;
  const middle = day - ((calendarDay(day).weekday - weekStart + 7) % 7) + 3;
  const { dayOfYear, daysInYear } = calendarDay(middle);
  const fromStart = Math.ceil(dayOfYear / 7);
  const fromEnd = -Math.ceil((daysInYear - dayOfYear + 1) / 7);
  return byWeekNumber.includes(fromStart) || byWeekNumber.includes(fromEnd);
}

/** The parts that the rule leaves open: weekday, day of the month and month of the anchor. */
function agreesWithAnchor(parts: Parts, day: number, anchor: number): boolean {
  const [it, first] = [calendarDay(day), calendarDay(anchor)];
  if (parts.byDay !== null || parts.byMonthDay !== null || parts.byYearDay !== null) return true;
  if (parts.frequency === "WEEKLY" || parts.byWeekNumber !== null) return it.weekday === first.weekday;
  if (parts.frequency === "MONTHLY") return it.dayOfMonth === first.dayOfMonth;
  if (parts.frequency === "YEARLY") return it.dayOfMonth === first.dayOfMonth && (parts.byMonth !== null || it.month === first.month);
  return true;
}

function atPositions({ bySetPosition }: Parts, days: readonly number[]): readonly number[] {
  if (bySetPosition === null) return days;
  return days.filter((_, index) => bySetPosition.includes(index + 1) || bySetPosition.includes(index - days.length));
}

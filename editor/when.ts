import { currentLanguage } from "./texts.ts";

const STEPS = [
  ["year", 31_536_000_000],
  ["month", 2_592_000_000],
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
  ["second", 1000],
] as const;

/** "vor 3 Minuten", "gestern": how long ago `ms` was at `nowMs`, in the largest unit that fits. Under five seconds is "jetzt". */
export function ago(ms: number, nowMs: number): string {
  const distance = ms - nowMs;
  const format = new Intl.RelativeTimeFormat(currentLanguage(), { numeric: "auto" });
  const step = STEPS.find(([, size]) => Math.abs(distance) >= size);
  if (!step || Math.abs(distance) < 5000) return format.format(0, "second");
  return format.format(Math.round(distance / step[1]), step[0]);
}

/** The same in few signs, for tables: "vor 4 s", "vor 47 Min.". Under one second is "jetzt". */
export function agoShort(ms: number, nowMs: number): string {
  const distance = ms - nowMs;
  const [unit, size] = STEPS.find(([, step]) => Math.abs(distance) >= step) ?? ["second", 1000];
  // Narrow minutes are "m", which reads as metres.
  const format = new Intl.RelativeTimeFormat(currentLanguage(), { numeric: "auto", style: unit === "second" ? "narrow" : "short" });
  return format.format(Math.trunc(distance / size), unit);
}

/** An instant as date and time of this computer's zone: "21. Nov. 2026, 10:42". */
export function dateAndTime(ms: number): string {
  return new Intl.DateTimeFormat(currentLanguage(), { dateStyle: "medium", timeStyle: "short" }).format(ms);
}

/** The time of an instant on this computer's clock: "06:00". */
export function timeOfDay(ms: number): string {
  return new Intl.DateTimeFormat(currentLanguage(), { timeStyle: "short" }).format(ms);
}

/** The day of an instant in few signs: "23.11.". */
export function dayShort(ms: number): string {
  return new Intl.DateTimeFormat(currentLanguage(), { day: "numeric", month: "numeric" }).format(ms);
}

/**
 * A local date-time `YYYY-MM-DDTHH:MM` as people read it, without moving it into any zone: "Mi., 25.11., 07:00", with the year only if it
 * is not the one of `nowMs`. Its parts stay on one line.
 */
export function localDateTime(local: string, nowMs: number): string {
  const isThisYear = local.startsWith(`${String(new Date(nowMs).getFullYear())}-`);
  return wallFormat(isThisYear)
    .format(Date.parse(`${local}:00Z`))
    .replaceAll(" ", "\u00a0");
}

const wallFormats = new Map<string, Intl.DateTimeFormat>();

/** Making a format takes longer than using it a hundred times, and the timeline says a thousand times at once. */
function wallFormat(isThisYear: boolean): Intl.DateTimeFormat {
  const key = `${currentLanguage()} ${String(isThisYear)}`;
  const known = wallFormats.get(key);
  if (known) return known;
  const year = isThisYear ? {} : ({ year: "numeric" } as const);
  const parts = { weekday: "short", day: "2-digit", month: "2-digit", ...year, hour: "2-digit", minute: "2-digit" } as const;
  const format = new Intl.DateTimeFormat(currentLanguage(), { ...parts, timeZone: "UTC" });
  wallFormats.set(key, format);
  return format;
}

/** Milliseconds as seconds with at most one decimal: "1,2". */
export function seconds(ms: number): string {
  return new Intl.NumberFormat(currentLanguage(), { maximumFractionDigits: ms < 10_000 ? 1 : 0 }).format(ms / 1000);
}

/** How long something took, in the largest unit that fits: "1,2 s", "5 Min.", "3 Std.", "2 Tage". Never "0 s". */
export function lasting(ms: number): string {
  const [unit, size] = STEPS.slice(2).find(([, step]) => ms >= step) ?? ["second", 1000];
  if (unit === "second") return `${seconds(Math.max(100, ms))}\u00a0s`;
  const unitDisplay = unit === "day" ? "long" : "short";
  return new Intl.NumberFormat(currentLanguage(), { style: "unit", unit, unitDisplay }).format(Math.floor(ms / size));
}

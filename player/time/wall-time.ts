import type { ZoneOffset } from "../../domain/model/playlist.ts";
import { MINUTE_MS } from "../../domain/model/time.ts";

/** What a clock on the wall of the site reads. */
export interface WallTime {
  readonly hour: number;
  readonly minute: number;
  /** 0 is Sunday. */
  readonly weekday: number;
  readonly day: number;
  /** 0 is January. */
  readonly month: number;
}

export type WallLanguage = "de" | "en";

/**
 * What clocks on the wall read at `atMs` (epoch ms), as ms since 1970-01-01T00:00 there. The offset that began last holds; before the first one,
 * the first. The player knows no zones: without any offset (no playlist yet) it trusts `ownOffsetMinutes`, what the device itself believes.
 */
export function wallMs(offsets: readonly ZoneOffset[], atMs: number, ownOffsetMinutes: number): number {
  const begun = offsets.filter(({ fromMs }) => fromMs <= atMs);
  const offset = (begun[begun.length - 1] ?? offsets[0])?.offsetMinutes ?? ownOffsetMinutes;
  return atMs + offset * MINUTE_MS;
}

/** The same as the parts of a clock and a calendar. @param localMs as `wallMs` says it */
export function wallTime(localMs: number): WallTime {
  const local = new Date(localMs);
  return {
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
    weekday: local.getUTCDay(),
    day: local.getUTCDate(),
    month: local.getUTCMonth(),
  };
}

/** `09:05`, `10:42`: always two digits, so that nothing moves when the hour gets its second one. */
export function clockText({ hour, minute }: WallTime): string {
  return `${twoDigits(hour)}:${twoDigits(minute)}`;
}

/** Days from Sunday on, then months from January on. Asking the engine for its words costs a slow device a sixth of a second of its start. */
const NAMES: Readonly<Record<WallLanguage, string>> = {
  de: "Sonntag Montag Dienstag Mittwoch Donnerstag Freitag Samstag Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
  en: "Sunday Monday Tuesday Wednesday Thursday Friday Saturday January February March April May June July August September October November December",
};

/** `Samstag, 21. November` or `Saturday, 21 November`. */
export function dateText({ weekday, day, month }: WallTime, language: WallLanguage): string {
  const names = NAMES[language].split(" ");
  return `${names[weekday]}, ${day}${language === "de" ? "." : ""} ${names[7 + month]}`;
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : `${value}`;
}

import type { ZoneOffset } from "../domain/model/playlist.ts";
import { MINUTE_MS } from "../domain/model/time.ts";

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

const WEEKDAYS: Readonly<Record<WallLanguage, readonly string[]>> = {
  de: ["Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"],
  en: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
};
const MONTHS: Readonly<Record<WallLanguage, readonly string[]>> = {
  de: ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"],
  en: ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
};

/**
 * Wall time at `atMs` (epoch ms). The offset that began last holds; before the first one, the first. The player knows no zones:
 * without any offset (no playlist yet) it trusts `ownOffsetMinutes`, what the device itself believes.
 */
export function wallTime(offsets: readonly ZoneOffset[], atMs: number, ownOffsetMinutes: number): WallTime {
  const begun = offsets.filter(({ fromMs }) => fromMs <= atMs);
  const offset = (begun[begun.length - 1] ?? offsets[0])?.offsetMinutes ?? ownOffsetMinutes;
  const local = new Date(atMs + offset * MINUTE_MS);
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

/** `Samstag, 21. November` or `Saturday, 21 November`. */
export function dateText({ weekday, day, month }: WallTime, language: WallLanguage): string {
  const dayText = language === "de" ? `${day}.` : `${day}`;
  return `${WEEKDAYS[language][weekday]}, ${dayText} ${MONTHS[language][month]}`;
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : `${value}`;
}

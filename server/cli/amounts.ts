import type { UiLanguage } from "../../domain/model/language.ts";

/** `1.234,5` in German, `1,234.5` in English. */
export function amount(value: number, language: UiLanguage, digits = 0): string {
  return value.toLocaleString(language, { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** Bytes as people say them: in MB, or GB from ten thousand of them on. */
export function size(bytes: number, language: UiLanguage): string {
  return bytes < 1e10 ? `${amount(bytes / 1e6, language, 1)} MB` : `${amount(bytes / 1e9, language, 1)} GB`;
}

/** Day and time in a zone, such as `11. Januar 2027, 03:30`. */
export function moment(ms: number, language: UiLanguage, zone: string): string {
  return new Date(ms).toLocaleString(language, { dateStyle: "long", timeStyle: "short", timeZone: zone });
}

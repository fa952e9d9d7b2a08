import { currentLanguage } from "./texts.ts";

/** A number as it is typed, with a comma as well as with a point; NaN if it is none. */
export function typedNumber(text: string): number {
  return text.trim() === "" ? Number.NaN : Number(text.trim().replace(",", "."));
}

/** What stands in a field for a number, as the reader's language writes it. */
export function numberToType(value: number): string {
  return new Intl.NumberFormat(currentLanguage(), { maximumFractionDigits: 2, useGrouping: false }).format(value);
}

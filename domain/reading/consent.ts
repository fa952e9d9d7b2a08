import type { LocalDate } from "../model/time.ts";

/** From so many days before its last one, the end of a consent is told. */
const SOON_DAYS = 14;

/**
 * How a person on a slide stands to it, as of a day at the site. `ended`: yesterday or before was the last day. `ends-soon`: within two weeks,
 * the last day being today at the earliest. `open-ended`: it was given, but until when was not said.
 */
export type ConsentState = "not-given" | "open-ended" | "ended" | "ends-soon" | "given";

/** @param today the day at the site, as is `consentUntil`, which still counts */
export function consentState(
  { consent, consentUntil }: { readonly consent: boolean; readonly consentUntil: LocalDate | null },
  today: LocalDate,
): ConsentState {
  if (!consent) return "not-given";
  if (consentUntil === null) return "open-ended";
  const daysLeft = (Date.parse(consentUntil) - Date.parse(today)) / 86_400_000;
  if (daysLeft < 0) return "ended";
  return daysLeft <= SOON_DAYS ? "ends-soon" : "given";
}

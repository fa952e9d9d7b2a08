import type { Language } from "../../domain/model/language.ts";
import type { Severity, TakeoverKind } from "../../domain/model/takeover.ts";

interface TakeoverWords {
  readonly language: "de" | "en";
  readonly drill: string;
  readonly since: string;
  readonly also: string;
  readonly severity: Readonly<Record<Severity, string>>;
  /** `other` has no name: its title stands for it. */
  readonly kind: Readonly<Record<Exclude<TakeoverKind, "other">, string>>;
}

const GERMAN: TakeoverWords = {
  language: "de",
  drill: "Übung",
  since: "seit",
  also: "Außerdem",
  severity: { extreme: "Gefahr", severe: "Warnung", moderate: "Hinweis" },
  kind: { fire: "Feuer", smoke: "Rauchgas", storm: "Unwetter", evacuation: "Evakuierung", amok: "Amok", power: "Stromausfall" },
};
const ENGLISH: TakeoverWords = {
  language: "en",
  drill: "Drill",
  since: "since",
  also: "Also",
  severity: { extreme: "Danger", severe: "Warning", moderate: "Notice" },
  kind: { fire: "Fire", smoke: "Smoke", storm: "Severe weather", evacuation: "Evacuation", amok: "Attack", power: "Power cut" },
};

/** Our own words around a takeover: German with German, otherwise English. */
export function wordsFor(language: Language): TakeoverWords {
  return language === "de" || language === "de-x-leicht" ? GERMAN : ENGLISH;
}

/** What each language calls itself. */
export const OWN_NAMES: Readonly<Record<Language, string>> = {
  de: "Deutsch",
  "de-x-leicht": "Leichte Sprache",
  en: "English",
  tr: "Türkçe",
  pl: "Polski",
  uk: "Українська",
  ru: "Русский",
  ar: "العربية",
  ro: "Română",
  bg: "Български",
  fr: "Français",
  it: "Italiano",
  es: "Español",
  el: "Ελληνικά",
};

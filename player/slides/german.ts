import type { Language } from "../../domain/model/language.ts";

/** Whether our own words on a slide are said in German: with German and Leichte Sprache; with every other language they are English. */
export function isGerman(language: Language): boolean {
  return language === "de" || language === "de-x-leicht";
}

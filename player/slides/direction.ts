import type { Language } from "../../domain/model/language.ts";

/** Which way a language is written; for `dir`. */
export function directionOf(language: Language): "rtl" | "ltr" {
  return language === "ar" ? "rtl" : "ltr";
}

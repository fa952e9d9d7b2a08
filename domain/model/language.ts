import * as z from "zod/mini";

/** Languages an announcement may be written in, as BCP 47 tags. `de-x-leicht` is Leichte Sprache. */
export const LANGUAGES = ["de", "de-x-leicht", "en", "tr", "pl", "uk", "ru", "ar", "ro", "bg", "fr", "it", "es", "el"] as const;
export const Language = z.enum(LANGUAGES);
export type Language = z.infer<typeof Language>;

/** Languages of the editor itself. */
export const UiLanguage = z.enum(["de", "en"]);
export type UiLanguage = z.infer<typeof UiLanguage>;

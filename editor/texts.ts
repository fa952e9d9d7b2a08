import { IntlMessageFormat } from "intl-messageformat";
import { UiLanguage } from "../domain/model/language.ts";
import type german from "./texts/de.json";

/** Every text of the editor by its key, as `texts/de.json` names them. */
export type TextKey = keyof typeof german;
export type TextArguments = Readonly<Record<string, string | number | Date>>;

const STORAGE_KEY = "aushang.language";
const LOADERS = {
  de: () => import("./texts/de.json", { with: { type: "json" } }),
  en: () => import("./texts/en.json", { with: { type: "json" } }),
} as const;

let language: UiLanguage = "de";
let messages: Readonly<Record<string, string>> = {};
const compiled = new Map<string, IntlMessageFormat>();

/** The language the editor speaks: what this browser chose last, otherwise German, or English for a browser that does not list German. */
export function preferredLanguage(): UiLanguage {
  const stored = UiLanguage.safeParse(localStorage.getItem(STORAGE_KEY));
  if (stored.success) return stored.data;
  const wished = navigator.languages.map((tag) => tag.slice(0, 2));
  return wished.includes("de") || !wished.includes("en") ? "de" : "en";
}

/** Loads the texts of a language and uses them from now on. Elements already drawn keep theirs until they are drawn again. */
export async function loadTexts(wanted: UiLanguage): Promise<void> {
  messages = (await LOADERS[wanted]()).default;
  language = wanted;
  compiled.clear();
  document.documentElement.lang = wanted;
}

/** Remembers the language and starts the editor again in it. Drafts are in the journal, so nothing typed is lost. */
export function switchLanguage(wanted: UiLanguage): void {
  localStorage.setItem(STORAGE_KEY, wanted);
  location.reload();
}

export function currentLanguage(): UiLanguage {
  return language;
}

/** The text of a key in the current language, its ICU arguments filled in. */
export function t(key: TextKey, args?: TextArguments): string {
  let message = compiled.get(key);
  if (!message) {
    message = new IntlMessageFormat(messages[key] ?? key, language);
    compiled.set(key, message);
  }
  return String(message.format(args));
}

/** The text of the first of several keys that there is; undefined if there is none. For keys put together from names of data. */
export function firstText(...keys: readonly string[]): string | undefined {
  const key = keys.find(isKey);
  return key && t(key);
}

function isKey(key: string): key is TextKey {
  return Object.hasOwn(messages, key);
}

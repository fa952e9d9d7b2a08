import type { UiLanguage } from "../../../domain/model/language.ts";

/** German unless English is wanted more (`Accept-Language`). */
export function languageOf(header: string | undefined): UiLanguage {
  const wanted = (header ?? "")
    .split(",")
    .map((entry) => ({ tag: entry.trim().slice(0, 2).toLowerCase(), weight: Number(/;q=([\d.]+)/.exec(entry)?.[1] ?? 1) }))
    .filter(({ tag }) => tag === "de" || tag === "en")
    .sort((a, b) => b.weight - a.weight);
  return wanted[0]?.tag === "en" ? "en" : "de";
}

/** Folds text for searching and sorting: lower case, accents and umlauts without their marks, `%` and `_` taken out. */
export function toSearchText(text: string): string {
  return text
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .replace(/ß/g, "ss")
    .replace(/[%_\\]/g, " ")
    .trim();
}

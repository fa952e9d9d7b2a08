/** Folds text for searching and sorting: lower case, accents and umlauts without their marks, `%` and `_` taken out, and control characters, which PostgreSQL does not all store. */
export function toSearchText(text: string): string {
  return text
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .replace(/ß/g, "ss")
    .replace(/[%_\\\p{Cc}]/gu, " ")
    .trim();
}

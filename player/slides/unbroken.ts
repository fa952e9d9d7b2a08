/**
 * Keeps on one line what is read as one: a number and what it counts (`7 Uhr`, `1,50 €`), a span (`13:00–15:30`), a place and its number
 * (`Halle 2`), and the last word of a sentence with the one before it, which engines before `text-wrap` would leave alone. Only short words are
 * tied: nothing long becomes unbreakable.
 */
export function unbroken(text: string): string {
  return text
    .replace(/^((?:\S+ ){3,}(?:\S{1,8}|\S{1,12}(?= \S{1,3}$))) (\S{1,8})$/, "$1\u00a0$2")
    .replace(/(\d) (?=[^\s\d]{1,3}(?![^\s.,;:!?)]))/g, "$1\u00a0")
    .replace(/(?<=\d)–(?=\d)/g, "\u2060–\u2060")
    .replace(/((?:^|\s)\p{Lu}\p{L}{1,5}) (?=\d)/gu, "$1\u00a0");
}

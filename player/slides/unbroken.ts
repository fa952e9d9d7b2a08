/**
 * Keeps a number and what it counts on one line (`7 Uhr`, `1,50 €`), and the last word of a sentence with the one before it, which engines before
 * `text-wrap` would leave alone on a line. Only short words are tied: nothing long becomes unbreakable.
 */
export function unbroken(text: string): string {
  return text.replace(/(\d) (?=[^\s\d]{1,3}(?![^\s.,;:!?)]))/g, "$1\u00a0").replace(/^((?:\S+ ){3,}\S{1,8}) (\S{1,8})$/, "$1\u00a0$2");
}

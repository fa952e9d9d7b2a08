/** Keeps a number and what it counts on one line: `7 Uhr`, `1,50 €`, `30 km`. Only words of up to three letters, so that nothing long becomes unbreakable. */
export function unbroken(text: string): string {
  return text.replace(/(\d) (?=[^\s\d]{1,3}(?![^\s.,;:!?)]))/g, "$1\u00a0");
}

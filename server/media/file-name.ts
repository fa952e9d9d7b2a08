const LONGEST = 200;
/** Control characters, and the invisible ones that turn the order of letters around. */
const HARMFUL = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/** The name of an uploaded file as people are shown it: without folders, of at most 200 characters, never empty. */
export function safeFileName(name: string | undefined): string {
  const base = (name ?? "").split(/[/\\]/).at(-1) ?? "";
  const clean = base.toWellFormed().normalize("NFC").replace(HARMFUL, "").trim();
  return clean.slice(0, LONGEST).toWellFormed().trim() || "Datei";
}

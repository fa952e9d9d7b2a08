import type { TakeoverScreen } from "../../domain/model/takeover.ts";

/** Spreadsheets take a cell that begins like this for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * A table as CSV the way German spreadsheets open it: semicolons, CRLF, a byte order mark. A name that looks like a formula stays a text.
 */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(cell).join(";")).join("\r\n")}\r\n`;
}

function cell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** How a screen fared when all is over: whoever is back at its programme had been reached, if it painted the message. */
export function fareOf({ reach, paintedAtMs }: Pick<TakeoverScreen, "reach" | "paintedAtMs">): "confirmed" | "pending" | "offline" {
  if (reach === "restored") return paintedAtMs === null ? "pending" : "confirmed";
  return reach;
}

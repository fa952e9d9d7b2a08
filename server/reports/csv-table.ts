type Cell = string | number;

/**
 * A table for spreadsheets as they open it in Germany: UTF-8 with a mark that says so, semicolons, CRLF. Text that a spreadsheet would take for a
 * formula is kept text by an apostrophe before it.
 */
export class CsvTable {
  readonly #rows: string[];

  constructor(headings: readonly string[]) {
    this.#rows = [toRow(headings)];
  }

  add(cells: readonly Cell[]): void {
    this.#rows.push(toRow(cells));
  }

  text(): string {
    return `\uFEFF${this.#rows.join("\r\n")}\r\n`;
  }
}

function toRow(cells: readonly Cell[]): string {
  return cells.map((cell) => (typeof cell === "number" ? String(cell) : quoted(cell))).join(";");
}

function quoted(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

type Cell = string | number;

/**
 * A table for spreadsheets as they open it in Germany: UTF-8 with a mark that says so, semicolons, CRLF. Text that a spreadsheet would take for a
 * formula is kept text by an apostrophe before it; `unguarded` takes that away again.
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

/** Full-width signs, too: some spreadsheets take them for the same. Text that looks guarded already is guarded once more, so that nothing gets lost. */
const FORMULA = /^'*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

function quoted(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** The text of a cell that came back from a spreadsheet. */
export function unguarded(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}

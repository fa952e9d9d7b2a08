import { setImmediate as nextTurn } from "node:timers/promises";
import { type CsvError, type Info, type Options, parse } from "csv-parse";
import { MOST_TABLE_LINES, TableColumn, type TableEncoding } from "../../../domain/model/screen-table.ts";
import { unguarded } from "../../platform/csv-table.ts";
import { decodeTable } from "./decode-table.ts";
import { columnOf } from "./headings.ts";
import { TableRefusal } from "./table-refusal.ts";
import type { TableRule } from "./table-texts.ts";

/** A line of the table: what it says in each column that there is, trimmed. `line` is counted as editors do, the first is 1. */
export interface TableRow {
  readonly line: number;
  readonly cells: Readonly<Partial<Record<TableColumn, string>>>;
  /** More cells than headings: nobody knows what they mean. */
  readonly isTooWide: boolean;
}

export interface Table {
  readonly encoding: TableEncoding;
  /** Headings that say nothing to us. */
  readonly ignored: readonly string[];
  readonly rows: readonly TableRow[];
}

/** Whatever a table is made of, reading it must cost little: so long a line, so many cells on it, so many lines with the empty ones. */
const MOST_CHARACTERS = 10_000;
const MOST_CELLS = 60;
const MOST_LINES_AT_ALL = 2 * MOST_TABLE_LINES;
/** Read at a time, before others have their turn. */
const SLICE = 16_384;
const DELIMITERS = [";", "\t", ","] as const;

/**
 * Reads a table of screens.
 * @throws {TableRefusal} if it is none
 */
export async function readTable(bytes: Uint8Array): Promise<Table> {
  const { text: written, encoding } = decodeTable(bytes);
  // The Macs of another age ended their lines so.
  const text = written.includes("\n") ? written : written.replaceAll("\r", "\n");
  const delimiter = delimiterOf(text);
  requireBounds(text, delimiter);
  const [headings, ...records] = await parseRecords(text, delimiter);
  if (headings === undefined) throw new TableRefusal("table-empty", 1);
  if (records.length > MOST_TABLE_LINES) throw new TableRefusal("too-many-lines", MOST_TABLE_LINES + 2);
  const columns = headings.record.map((heading) => columnOf(heading));
  requireColumns(columns, headings.info.lines);
  return {
    encoding,
    ignored: headings.record.filter((heading, place) => columns[place] === undefined && heading.trim() !== "").map(tidy),
    rows: records.map((record) => toRow(record, columns)),
  };
}

interface CsvRecord {
  readonly record: readonly string[];
  readonly info: Pick<Info, "lines">;
}

/** The one that is most often in the first line outside of quotes. */
function delimiterOf(text: string): string {
  const [first = ""] = text.split("\n", 1);
  const bare = first.replace(/"[^"]*"/g, "");
  const counts = DELIMITERS.map((delimiter) => bare.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ";";
}

/** Looked at line by line before anything is taken apart. */
function requireBounds(text: string, delimiter: string): void {
  let line = 0;
  for (const { 0: content } of text.matchAll(/[^\n]*\n?/g)) {
    line += 1;
    if (line > MOST_LINES_AT_ALL) throw new TableRefusal("too-many-lines", line);
    if (content.length > MOST_CHARACTERS) throw new TableRefusal("line-too-long", line);
    if (content.split(delimiter).length > MOST_CELLS) throw new TableRefusal("too-many-cells-in-line", line);
  }
}

async function parseRecords(text: string, delimiter: string): Promise<readonly CsvRecord[]> {
  const options: Options = {
    delimiter,
    info: true,
    relax_column_count: true,
    // An inch is written with a quote.
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    max_record_size: 4 * MOST_CHARACTERS,
  };
  const records: CsvRecord[] = [];
  const parser = parse(options);
  parser.on("data", (record: CsvRecord) => records.push(record));
  const end = Promise.withResolvers<void>();
  parser.on("end", end.resolve);
  parser.on("error", (error: CsvError) => end.reject(new TableRefusal(ruleOf(error), (records.at(-1)?.info.lines ?? 0) + 1)));
  // Heard at once: it may come while we wait for our turn.
  const ended = end.promise.then(
    () => null,
    (error: TableRefusal) => error,
  );
  for (let start = 0; start < text.length && !parser.destroyed; start += SLICE) {
    parser.write(text.slice(start, start + SLICE));
    await nextTurn();
  }
  if (!parser.destroyed) parser.end();
  const refusal = await ended;
  if (refusal !== null) throw refusal;
  return records;
}

function ruleOf({ code }: CsvError): TableRule {
  return code === "CSV_QUOTE_NOT_CLOSED" || code === "CSV_MAX_RECORD_SIZE" ? "quote-not-closed" : "line-unreadable";
}

function requireColumns(columns: readonly (TableColumn | undefined)[], line: number): void {
  for (const column of TableColumn.options) {
    if (columns.filter((one) => one === column).length > 1) throw new TableRefusal("heading-twice", line, column);
  }
  for (const column of ["name", "site"] as const) {
    if (!columns.includes(column)) throw new TableRefusal("heading-missing", line, column);
  }
}

function toRow({ record, info }: CsvRecord, columns: readonly (TableColumn | undefined)[]): TableRow {
  const cells: Partial<Record<TableColumn, string>> = {};
  for (const [place, column] of columns.entries()) if (column !== undefined) cells[column] = tidy(unguarded(record[place] ?? ""));
  const isTooWide = record.slice(columns.length).some((cell) => cell.trim() !== "");
  return { line: info.lines, cells, isTooWide };
}

/** Macs write umlauts as two characters. */
function tidy(cell: string): string {
  return cell.normalize("NFC").trim();
}

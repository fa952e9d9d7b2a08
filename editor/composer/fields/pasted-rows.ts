import type { Language } from "../../../domain/model/language.ts";
import { LocalDate, LocalTime } from "../../../domain/model/time.ts";
import { emptyOf, type Field, type Fields } from "../../../templates/field.ts";
import { type TypedFields, wordsOf } from "../typed-fields.ts";
import { isBlankRow, type Rows } from "./rows.ts";

/**
 * Several lines pasted into a field of a row: one row for each, from there on down. Empty rows are filled, between others new ones are put in.
 * Columns of a table are tabs and go into the fields that follow. Undefined if it is a single line, which is pasted as usual.
 */
export function pastedRows(text: string, { fields, rows, at, name, language, max }: Paste): Rows | undefined {
  const lines = text
    .split(/\r\n?|\n/)
    .map((line) => line.trimEnd())
    .filter((line) => line.trim() !== "");
  if (lines.length < 2 && !text.includes("\t")) return undefined;
  const names = Object.keys(fields).slice(Object.keys(fields).indexOf(name));
  const filled = lines.map((line) => cellsOf(line, names, fields, language));
  const [first = {}, ...others] = filled;
  let result = rows.map((row, index) => (index === at ? merged(row, first) : row));
  others.forEach((cells, index) => {
    const place = at + index + 1;
    const free = result[place];
    const isFree = free !== undefined && isBlankRow(fields, free);
    result = result.toSpliced(place, isFree ? 1 : 0, merged(emptyOf(fields), cells));
  });
  return result.slice(0, max);
}

interface Paste {
  readonly fields: Fields;
  readonly rows: Rows;
  readonly at: number;
  /** The field that was pasted into. */
  readonly name: string;
  readonly language: Language;
  readonly max: number;
}

/** Other languages of a row stay. */
function merged(row: TypedFields, cells: TypedFields): TypedFields {
  const entries = Object.entries(cells).map(([name, cell]) => [
    name,
    typeof cell === "object" && cell !== null ? { ...wordsOf(row[name]), ...cell } : cell,
  ]);
  return { ...row, ...Object.fromEntries(entries) };
}

function cellsOf(line: string, names: readonly string[], fields: Fields, language: Language): TypedFields {
  const cells = line.split("\t").map((cell) => cell.trim());
  const entries = cells.flatMap((cell, index) => {
    const name = names[index];
    const field = name === undefined ? undefined : fields[name];
    const value = field && cell !== "" ? cellOf(field, cell, language) : undefined;
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(entries);
}

/** What a cell means in a field; undefined if it means nothing there. */
function cellOf({ form }: Field, cell: string, language: Language): unknown {
  switch (form.kind) {
    case "line":
    case "rich-text":
      return { [language]: withoutBullet(cell).slice(0, form.maxLength) };
    case "plain":
    case "url":
      return cell.slice(0, form.maxLength);
    case "date":
      return dayOf(cell);
    case "time":
      return timeOf(cell);
    case "count":
      return /^\d{1,6}$/.test(cell) ? Number(cell) : undefined;
    default:
      return undefined;
  }
}

const MONTH = /^(?:jan|feb|mär|mar|apr|mai|may|jun|jul|aug|sep|o[kc]t|nov|de[zc])/i;

/** Lists are pasted with their signs: "- eins", "• zwei", "3. drei". A date at the beginning, as in "1. Dezember", is none. */
function withoutBullet(cell: string): string {
  const [, rest] = /^(?:[-–•*‣]|\d{1,2}[.)])\s+(.*)$/u.exec(cell) ?? [];
  return rest === undefined || (/^\d/.test(cell) && MONTH.test(rest)) ? cell : rest;
}

function dayOf(cell: string): LocalDate | undefined {
  const german = /^(?:\p{L}+\.?,?\s*)?(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/u.exec(cell);
  const iso = german ? `${german[3]}-${german[2]?.padStart(2, "0")}-${german[1]?.padStart(2, "0")}` : cell;
  return LocalDate.safeParse(iso).data;
}

function timeOf(cell: string): LocalTime | undefined {
  const [, hour, minute = "00"] = /^(\d{1,2})(?:[:.](\d{2}))?(?:\s*Uhr)?$/.exec(cell) ?? [];
  return hour === undefined ? undefined : LocalTime.safeParse(`${hour.padStart(2, "0")}:${minute}`).data;
}

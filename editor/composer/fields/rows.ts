import type { Field, Fields } from "../../../templates/field.ts";
import { emptyOf } from "../../../templates/field.ts";
import type { TypedFields } from "../typed-fields.ts";

export type Rows = readonly TypedFields[];

/** Whether nothing stands in a row. */
export function isBlankRow(fields: Fields, row: TypedFields): boolean {
  return Object.entries(fields).every(([name, field]) => isBlank(field, row[name]));
}

function isBlank(field: Field, value: unknown): boolean {
  return value === undefined || field.isEmpty(value);
}

/** The rows with one changed. */
export function withRow(rows: Rows, at: number, change: TypedFields): Rows {
  return rows.map((row, index) => (index === at ? { ...row, ...change } : row));
}

/** The rows with an empty one put in. Days go on: a new row begins with the day of the one before it. */
export function withFreshRow(fields: Fields, rows: Rows, at: number): Rows {
  const before = rows[at - 1];
  const day = before && fields["day"]?.form.kind === "date" ? { day: before["day"] ?? null } : {};
  return rows.toSpliced(at, 0, { ...emptyOf(fields), ...day });
}

/** The rows with one moved by some places; undefined if there is no such place. */
export function withMovedRow(rows: Rows, from: number, to: number): Rows | undefined {
  const row = rows[from];
  if (!row || to < 0 || to >= rows.length || to === from) return undefined;
  return rows.toSpliced(from, 1).toSpliced(to, 0, row);
}

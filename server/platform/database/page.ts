import * as z from "zod/mini";
import { Problem } from "../../../domain/model/problem.ts";

export interface PageRequest {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

export interface Page<T> {
  readonly items: T[];
  readonly nextCursor: string | null;
}

/** Where a page ended: the sort value and the id of its last row. Opaque to clients. */
const Text = z.string().check(z.regex(/^[^\p{Cc}]*$/u));
const Position = z.tuple([z.union([Text, z.int()]), Text]);
export type Position = z.infer<typeof Position>;

/** @throws {Problem} `invalid-input` if the cursor is not one of ours */
export function readCursor(cursor: string | undefined): Position | null {
  if (cursor === undefined) return null;
  try {
    return z.parse(Position, JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")));
  } catch {
    throw wrongCursor();
  }
}

/**
 * The cursor of a list that is sorted by a number.
 * @throws {Problem} `invalid-input` if the cursor is not one of ours, or of another list
 */
export function readNumberCursor(cursor: string | undefined): readonly [number, string] | null {
  const position = readCursor(cursor);
  if (position === null) return null;
  const [value, id] = position;
  if (typeof value !== "number") throw wrongCursor();
  return [value, id];
}

function wrongCursor(): Problem {
  return new Problem("invalid-input", { issues: [{ path: ["cursor"], rule: "cursor", message: "This cursor is not one of this list" }] });
}

/** Cuts one row more than asked for (`limit + 1` were read) into a page and the cursor behind it. */
export function toPage<Row, T>(rows: readonly Row[], limit: number, position: (row: Row) => Position, toItem: (row: Row) => T): Page<T> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { items: shown.map(toItem), nextCursor: more ? Buffer.from(JSON.stringify(position(last))).toString("base64url") : null };
}

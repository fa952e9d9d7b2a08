import * as z from "zod/mini";
import { ContentHash, ScreenId } from "./id.ts";
import type { UiLanguage } from "./language.ts";

/** The columns of a table of screens. `id` names a screen that is known; without it one is known by site and name. */
export const TableColumn = z.enum(["id", "name", "site", "groups", "theme", "rotation", "diagonal", "reader", "horizon", "code"]);
export type TableColumn = z.infer<typeof TableColumn>;

/** How columns are called in a table we write. */
export const TABLE_HEADINGS: Readonly<Record<UiLanguage, Readonly<Record<TableColumn, string>>>> = {
  de: {
    id: "Kennung",
    name: "Name",
    site: "Standort",
    groups: "Gruppen",
    theme: "Farben",
    rotation: "Drehung",
    diagonal: "Diagonale in Zoll",
    reader: "Entferntester Leser in Metern",
    horizon: "Programm im Voraus in Tagen",
    code: "Kopplungscode",
  },
  en: {
    id: "Id",
    name: "Name",
    site: "Site",
    groups: "Groups",
    theme: "Colours",
    rotation: "Rotation",
    diagonal: "Diagonal in inches",
    reader: "Farthest reader in metres",
    horizon: "Programme ahead in days",
    code: "Pairing code",
  },
};

export const MOST_TABLE_LINES = 10_000;
export const MOST_TABLE_BYTES = 4_000_000;

/** Something about a cell, or about the whole line: `rule` is a stable name, `message` a sentence that names line and column. */
export const TableNote = z.strictObject({ column: z.nullable(TableColumn), rule: z.string(), message: z.string() });
export type TableNote = z.infer<typeof TableNote>;

/** What a line comes to: a `new` screen, another one `changed`, the `same` as it is, or `wrong`. */
export const TableOutcome = z.enum(["new", "changed", "same", "wrong"]);
export type TableOutcome = z.infer<typeof TableOutcome>;

/**
 * What will become of one line. `line` is counted as editors and spreadsheets do, the headings are 1. `joins`: it gets the device that shows its code.
 * `changes` in the words of the table. `faults` keep everything from being imported, `warnings` do not.
 */
export const TableLine = z.strictObject({
  line: z.int(),
  outcome: TableOutcome,
  screenId: z.nullable(ScreenId),
  name: z.string(),
  site: z.string(),
  joins: z.boolean(),
  changes: z.array(z.strictObject({ column: TableColumn, from: z.string(), to: z.string() })),
  faults: z.array(TableNote),
  warnings: z.array(TableNote),
});
export type TableLine = z.infer<typeof TableLine>;

/** How the bytes were read. `mixed`: some lines one way, some the other. */
export const TableEncoding = z.enum(["utf-8", "utf-16", "windows-1252", "mixed"]);
export type TableEncoding = z.infer<typeof TableEncoding>;

/** What an import will do. `hash` stands for exactly this; `ignored` are headings that say nothing to us. */
export const TablePreview = z.strictObject({
  hash: ContentHash,
  encoding: TableEncoding,
  ignored: z.array(z.string()),
  counts: z.record(TableOutcome, z.int()),
  joining: z.int(),
  lines: z.array(TableLine),
});
export type TablePreview = z.infer<typeof TablePreview>;

/** What an import has done. */
export const TableImported = z.strictObject({ added: z.int(), changed: z.int(), same: z.int(), joined: z.int() });
export type TableImported = z.infer<typeof TableImported>;

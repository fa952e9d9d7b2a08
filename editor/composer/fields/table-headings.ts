import type { Language } from "../../../domain/model/language.ts";
import { t } from "../../texts.ts";
import { rowsOf, wordsOf } from "../typed-fields.ts";

const CELLS: readonly string[] = ["a", "b", "c", "d", "e", "f"];

/** Cells of a table are called what their column is called; columns the table has not got have no name. */
export function columnHeadings(columns: unknown, language: Language): (cell: string) => string | undefined {
  const headings = rowsOf(columns).map(
    ({ heading }, index) => wordsOf(heading)[language]?.trim() || t("rows.column", { number: index + 1 }),
  );
  return (cell) => headings[CELLS.indexOf(cell)];
}

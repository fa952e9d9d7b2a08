import { TABLE_HEADINGS, TableColumn } from "../../../domain/model/screen-table.ts";
import { toSearchText } from "../../platform/search-text.ts";

/** What people call them besides, in either language. */
const ALSO: Readonly<Record<TableColumn, readonly string[]>> = {
  id: ["screen id", "bildschirm id"],
  name: ["bildschirm", "screen", "bildschirmname", "screen name"],
  site: [],
  groups: ["gruppe", "group"],
  theme: ["farbe", "theme", "colors"],
  rotation: ["gedreht", "rotation in degrees", "drehung in grad"],
  diagonal: ["diagonale", "diagonal", "zoll", "inches"],
  reader: ["entferntester leser", "leseabstand", "abstand", "farthest reader", "reading distance", "distance"],
  horizon: ["programm im voraus", "vorlauf", "horizont", "programme ahead", "horizon"],
  code: ["code", "code vom bildschirm", "code on the screen"],
};

const COLUMN_OF = new Map<string, TableColumn>(
  TableColumn.options.flatMap((column) =>
    [column, TABLE_HEADINGS.de[column], TABLE_HEADINGS.en[column], ...ALSO[column]].map((name) => [fold(name), column]),
  ),
);

/** The column under a heading, however it is written; undefined if it says nothing to us. */
export function columnOf(heading: string): TableColumn | undefined {
  return COLUMN_OF.get(fold(heading));
}

function fold(heading: string): string {
  return toSearchText(heading)
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
}

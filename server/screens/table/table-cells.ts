import type { UiLanguage } from "../../../domain/model/language.ts";
import type { ScreenDraft } from "../../../domain/model/screen.ts";
import { TableColumn, type TableLine } from "../../../domain/model/screen-table.ts";
import { numberWord, themeWord } from "./cell-values.ts";
import type { PlaceNames } from "./place-names.ts";

/** What a screen comes to in each column, in the words of a language; a code is never written. */
export function tableCells(
  { name, siteId, groupIds, theme, display, viewing, programme }: ScreenDraft,
  id: string,
  places: PlaceNames,
  language: UiLanguage,
): Readonly<Record<TableColumn, string>> {
  return {
    id,
    name,
    site: places.siteName(siteId),
    groups: places.groupNames(groupIds),
    theme: themeWord(theme, language),
    rotation: String(display.rotation),
    diagonal: viewing === null ? "" : numberWord(viewing.diagonalInches, language),
    reader: viewing === null ? "" : numberWord(viewing.farthestM, language),
    horizon: String(programme.horizonDays),
    code: "",
  };
}

/** The columns in which two screens differ. */
export function tableChanges(before: ScreenDraft, after: ScreenDraft, places: PlaceNames, language: UiLanguage): TableLine["changes"] {
  const [from, to] = [tableCells(before, "", places, language), tableCells(after, "", places, language)];
  return TableColumn.options
    .filter((column) => from[column] !== to[column])
    .map((column) => ({ column, from: from[column], to: to[column] }));
}

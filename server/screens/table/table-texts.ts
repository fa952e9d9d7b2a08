import type { UiLanguage } from "../../../domain/model/language.ts";
import { TABLE_HEADINGS, type TableColumn } from "../../../domain/model/screen-table.ts";

type Sentences = Readonly<Record<UiLanguage, string>>;

/** What is to be said about a cell; `word` is what stands there, or a part of it. */
export interface Note {
  readonly rule: TableRule;
  readonly column: TableColumn | null;
  readonly word?: string;
}

/** One sentence for each thing that can be wrong with a table, or worth knowing. `{word}` stands for what is written in it. */
const RULES = {
  "table-empty": { de: "Die Tabelle ist leer.", en: "The table is empty." },
  "heading-missing": {
    de: "Diese Spalte fehlt. Die erste Zeile muss die Überschriften enthalten.",
    en: "This column is missing. The first line must hold the headings.",
  },
  "heading-twice": { de: "Diese Spalte kommt mehrmals vor.", en: "This column occurs several times." },
  "too-many-lines": { de: "Mehr als 10.000 Zeilen auf einmal sind nicht möglich.", en: "More than 10,000 lines at once are not possible." },
  "line-too-long": { de: "Diese Zeile ist zu lang.", en: "This line is too long." },
  "too-many-cells-in-line": { de: "Diese Zeile hat zu viele Spalten.", en: "This line has too many columns." },
  "quote-not-closed": {
    de: "Hier beginnt ein Text mit Anführungszeichen, der nicht endet.",
    en: "A text in quotes begins here and does not end.",
  },
  "line-unreadable": { de: "Diese Zeile ist nicht lesbar.", en: "This line cannot be read." },
  "too-many-cells": {
    de: "Diese Zeile hat mehr Zellen als es Überschriften gibt.",
    en: "This line has more cells than there are headings.",
  },
  "value-missing": { de: "Hier fehlt etwas.", en: "Something is missing here." },
  "value-too-long": { de: "Höchstens 80 Zeichen sind möglich.", en: "At most 80 characters are possible." },
  "control-characters": {
    de: "Hier stehen unsichtbare Zeichen. Bitte tippen Sie den Text neu.",
    en: "There are invisible characters here. Please type the text again.",
  },
  "unknown-id": { de: "Einen Bildschirm mit dieser Kennung gibt es nicht.", en: "There is no screen with this id." },
  "unknown-site": { de: "Einen Standort „{word}“ gibt es nicht.", en: "There is no site “{word}”." },
  "ambiguous-site": {
    de: "Mehrere Standorte heißen „{word}“. Tragen Sie die Kennung ein.",
    en: "Several sites are called “{word}”. Enter the id.",
  },
  "unknown-group": { de: "Eine Gruppe „{word}“ gibt es nicht.", en: "There is no group “{word}”." },
  "ambiguous-group": {
    de: "„{word}“ kann mehrere Gruppen meinen. Schreiben Sie den ganzen Weg, etwa Feuerwehr/Wache 1.",
    en: "“{word}” may mean several groups. Write the whole path, such as Feuerwehr/Wache 1.",
  },
  "too-many-groups": { de: "Höchstens 50 Gruppen sind möglich.", en: "At most 50 groups are possible." },
  "wrong-theme": { de: "„{word}“ ist nicht möglich, nur Hell oder Dunkel.", en: "“{word}” is not possible, only light or dark." },
  "wrong-rotation": { de: "„{word}“ ist nicht möglich, nur 0, 90, 180 oder 270.", en: "“{word}” is not possible, only 0, 90, 180 or 270." },
  "wrong-diagonal": { de: "„{word}“ ist keine Zahl zwischen 7 und 200.", en: "“{word}” is no number from 7 to 200." },
  "wrong-reader": { de: "„{word}“ ist keine Zahl zwischen 0,5 und 50.", en: "“{word}” is no number from 0.5 to 50." },
  "viewing-incomplete": {
    de: "Diagonale und Abstand gehören zusammen: beide oder keins von beiden.",
    en: "Diagonal and distance belong together: both or neither.",
  },
  "wrong-horizon": { de: "„{word}“ ist nicht möglich, nur 14 oder 35.", en: "“{word}” is not possible, only 14 or 35." },
  "wrong-code": { de: "Ein Kopplungscode hat acht Buchstaben und Ziffern.", en: "A pairing code has eight letters and digits." },
  "unknown-code": {
    de: "Diesen Code zeigt gerade kein Bildschirm. Er gilt zehn Minuten.",
    en: "No screen shows this code right now. It is valid for ten minutes.",
  },
  "codes-locked": {
    de: "Zu viele falsche Codes. Bitte versuchen Sie es in einigen Minuten noch einmal.",
    en: "Too many wrong codes. Please try again in some minutes.",
  },
  "code-twice": { de: "Dieser Code steht schon in Zeile {word}.", en: "This code stands in line {word} already." },
  "has-device": {
    de: "Dieser Bildschirm hat schon ein Gerät. Ersetzen Sie es in der Ansicht des Bildschirms.",
    en: "This screen has a device already. Replace it in the screen's own view.",
  },
  "screen-ambiguous": {
    de: "Mehrere Bildschirme an diesem Standort heißen so. Tragen Sie die Kennung ein.",
    en: "Several screens at this site are called so. Enter the id.",
  },
  "screen-twice": { de: "Dieser Bildschirm steht schon in Zeile {word}.", en: "This screen stands in line {word} already." },
  "same-name": {
    de: "An diesem Standort gibt es noch einen Bildschirm mit diesem Namen.",
    en: "There is another screen of this name at this site.",
  },
} as const satisfies Readonly<Record<string, Sentences>>;

export type TableRule = keyof typeof RULES;

/** The whole sentence, such as „Zeile 12, Standort: …“. */
export function sentence({ rule, column, word = "" }: Note, line: number, language: UiLanguage): string {
  const text = RULES[rule][language].replace("{word}", shortened(word));
  const place = `${language === "de" ? "Zeile" : "Line"} ${String(line)}`;
  return column === null ? `${place}: ${text}` : `${place}, ${TABLE_HEADINGS[language][column]}: ${text}`;
}

/** Whatever stands there is repeated on one short line. */
function shortened(word: string): string {
  const clean = word.replace(/\p{Cc}/gu, " ");
  return clean.length > 60 ? `${clean.slice(0, 60)}…` : clean;
}

import type { UiLanguage } from "../../../domain/model/language.ts";
import { HORIZON_DAYS, type HorizonDays, ROTATIONS, type Rotation, type Theme, Viewing } from "../../../domain/model/screen.ts";
import { toSearchText } from "../../platform/search-text.ts";

const THEMES: Readonly<Record<string, Theme>> = {
  paper: "paper",
  hell: "paper",
  papier: "paper",
  light: "paper",
  night: "night",
  dunkel: "night",
  nacht: "night",
  dark: "night",
};

const THEME_WORDS: Readonly<Record<UiLanguage, Readonly<Record<Theme, string>>>> = {
  de: { paper: "Hell", night: "Dunkel" },
  en: { paper: "Light", night: "Dark" },
};

/** How a panel hangs, as people say it. */
const ROTATION_WORDS: Readonly<Record<string, Rotation>> = {
  gerade: 0,
  straight: 0,
  "nach rechts gedreht": 90,
  "turned to the right": 90,
  "auf dem kopf": 180,
  "upside down": 180,
  "nach links gedreht": 270,
  "turned to the left": 270,
};

export function readTheme(cell: string): Theme | null {
  return THEMES[toSearchText(cell)] ?? null;
}

export function themeWord(theme: Theme, language: UiLanguage): string {
  return THEME_WORDS[language][theme];
}

/** In degrees, with their sign or without, or in words. */
export function readRotation(cell: string): Rotation | null {
  const degrees = readNumber(cell, /\s*(?:°|grad|degrees)$/i);
  return ROTATIONS.find((rotation) => rotation === degrees) ?? ROTATION_WORDS[toSearchText(cell)] ?? null;
}

export function readHorizon(cell: string): HorizonDays | null {
  const days = readNumber(cell, /\s*(?:tage|days)$/i);
  return HORIZON_DAYS.find((horizon) => horizon === days) ?? null;
}

/** In inches, within what a panel may measure. */
export function readDiagonal(cell: string): number | null {
  return inBounds(Viewing.shape.diagonalInches, readNumber(cell, /\s*(?:"|″|''|zoll|inch|inches|in)$/i));
}

/** In metres, within what a room may measure. */
export function readReader(cell: string): number | null {
  return inBounds(Viewing.shape.farthestM, readNumber(cell, /\s*(?:m|meter|metres|meters)$/i));
}

export function numberWord(value: number, language: UiLanguage): string {
  return language === "de" ? String(value).replace(".", ",") : String(value);
}

/** With a comma or a point before its decimals; no groups of thousands, of which nothing here has any. */
function readNumber(cell: string, unit: RegExp): number | null {
  const bare = cell.replace(unit, "");
  return /^\d{1,6}(?:[.,]\d{1,6})?$/.test(bare) ? Number(bare.replace(",", ".")) : null;
}

function inBounds(schema: { safeParse(value: unknown): { readonly success: boolean } }, value: number | null): number | null {
  return value !== null && schema.safeParse(value).success ? value : null;
}

import * as z from "zod/mini";
import { BrightnessHours, type Rotation, ScreenDisplay, USUAL_DISPLAY, Wall } from "../../domain/model/screen.ts";
import { numberToType, typedNumber } from "../typed-number.ts";

/** Where a screen is in its wall, with what is typed about the frames between. */
export interface WallInput {
  readonly columns: number;
  readonly rows: number;
  readonly column: number;
  readonly row: number;
  readonly bezelAcross: string;
  readonly bezelDown: string;
}

export interface HoursInput {
  readonly startMinute: number;
  readonly endMinute: number;
  readonly percent: string;
}

/** What is typed about the glass of a screen. */
export interface DisplayInput {
  readonly rotation: Rotation;
  readonly overscan: string;
  readonly wall: WallInput | null;
  readonly calm: boolean;
  readonly largeType: boolean;
  readonly brightness: readonly HoursInput[];
}

/** The parts of it in which something may be wrong. */
export type DisplayFault = "overscan" | "bezels" | "brightness";

const Overscan = ScreenDisplay.shape.overscanPercent;
const Bezel = Wall.shape.bezelAcrossPercent;
const Percent = BrightnessHours.shape.percent;

/** What stands in the fields for a display. */
export function typedDisplay({ overscanPercent, wall, brightness, ...display }: ScreenDisplay): DisplayInput {
  return {
    ...display,
    overscan: numberToType(overscanPercent),
    wall: wall && typedWall(wall),
    brightness: brightness.map((hours) => ({ ...hours, percent: numberToType(hours.percent) })),
  };
}

function typedWall({ bezelAcrossPercent, bezelDownPercent, ...place }: Wall): WallInput {
  return { ...place, bezelAcross: numberToType(bezelAcrossPercent), bezelDown: numberToType(bezelDownPercent) };
}

export const USUAL_DISPLAY_INPUT: DisplayInput = {
  rotation: USUAL_DISPLAY.rotation,
  overscan: "0",
  wall: null,
  calm: USUAL_DISPLAY.calm,
  largeType: USUAL_DISPLAY.largeType,
  brightness: [],
};

export function isUsual(input: DisplayInput): boolean {
  return JSON.stringify(readDisplay(input)) === JSON.stringify(readDisplay(USUAL_DISPLAY_INPUT));
}

/** Whether what is typed can be read, part by part. */
export const isOverscan = (text: string): boolean => z.safeParse(Overscan, typedNumber(text)).success;
export const isBezel = (text: string): boolean => z.safeParse(Bezel, typedNumber(text)).success;
export const isPercent = (text: string): boolean => z.safeParse(Percent, typedNumber(text)).success;

export function displayFaults({ overscan, wall, brightness }: DisplayInput): readonly DisplayFault[] {
  return [
    ...(isOverscan(overscan) ? [] : (["overscan"] as const)),
    ...(wall === null || (isBezel(wall.bezelAcross) && isBezel(wall.bezelDown)) ? [] : (["bezels"] as const)),
    ...(brightness.every(({ percent }) => isPercent(percent)) ? [] : (["brightness"] as const)),
  ];
}

/** What is typed as far as it can be read: with a fault in it, it is no display. */
export function readDisplay({ overscan, wall, brightness, ...input }: DisplayInput): object {
  return {
    ...input,
    overscanPercent: typedNumber(overscan),
    wall: wall && readWall(wall),
    brightness: brightness.map((hours) => ({ ...hours, percent: typedNumber(hours.percent) })),
  } satisfies ScreenDisplay;
}

function readWall({ bezelAcross, bezelDown, ...place }: WallInput): Wall {
  return { ...place, bezelAcrossPercent: typedNumber(bezelAcross), bezelDownPercent: typedNumber(bezelDown) };
}

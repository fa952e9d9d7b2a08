import type { Viewing } from "../model/screen.ts";
import { LANDSCAPE, legibleDistanceM, PORTRAIT } from "./legibility.ts";

/** A screen that is meant to show something. `viewing` is null while nobody has measured. */
export interface TargetedScreen {
  readonly viewing: Viewing | null;
  readonly isPortrait: boolean;
}

/** The screen on which legibility is scarcest: `legibleM` is how far it reaches, `farthestM` how far it must. */
export interface Scarcest {
  readonly legibleM: number;
  readonly farthestM: number;
}

/** Over all targeted screens: how many reach their farthest reader, how many do not, of how many it is not known; and the scarcest of those measured. */
export interface Legibility {
  readonly good: number;
  readonly short: number;
  readonly unknown: number;
  readonly scarcest: Scarcest | null;
}

/**
 * From how far the running text of a slide can be read on each targeted screen, against its farthest reader. Cap height is font size in units
 * times the unit in mm times 0.668 (Atkinson Hyperlegible Next, OS/2 table); it must be at least distance / 155 (running text read in passing,
 * ASR A6 / DIN 4844-1, h = l / Z). Screens that nobody has measured are counted as unknown, never assumed.
 * @param fontSizeU the font size of the smallest running text on the slide, in units
 */
export function legibilityOn(fontSizeU: number, screens: readonly TargetedScreen[]): Legibility {
  let [good, short] = [0, 0];
  let scarcest: Scarcest | null = null;
  for (const { viewing, isPortrait } of screens) {
    if (viewing === null) continue;
    const legibleM = legibleDistanceM(fontSizeU, viewing.diagonalInches, isPortrait ? PORTRAIT : LANDSCAPE);
    const { farthestM } = viewing;
    if (legibleM >= farthestM) good++;
    else short++;
    if (scarcest === null || legibleM / farthestM < scarcest.legibleM / scarcest.farthestM) scarcest = { legibleM, farthestM };
  }
  return { good, short, unknown: screens.length - good - short, scarcest };
}

/** Sizes of type in units of the stage (`u`). */
export interface TypeSize {
  readonly title: number;
  readonly body: number;
}

/** The range one layout allows, from its largest to its smallest legible size, in nine steps unless it says otherwise. */
export interface TypeRange {
  readonly largest: TypeSize;
  readonly floor: TypeSize;
  readonly steps?: number;
}

/** Under the floor a slide is too full: the editor is told, and on the glass it still shrinks rather than being cut. */
const REGULAR_STEPS = 9;
const EMERGENCY_STEPS = 36;
const EMERGENCY_FACTOR = 0.93;

/** All sizes to try, largest first: the regular steps from `largest` down to `floor`, then ever smaller ones. */
export function sizesToTry({ largest, floor, steps = REGULAR_STEPS }: TypeRange): readonly TypeSize[] {
  const between = (from: number, to: number, step: number) => Math.round(from + ((to - from) * step) / (steps - 1));
  const regular = Array.from({ length: steps }, (_, step) => ({
    title: between(largest.title, floor.title, step),
    body: between(largest.body, floor.body, step),
  }));
  const emergency = Array.from({ length: EMERGENCY_STEPS }, (_, step) => {
    const factor = EMERGENCY_FACTOR ** (step + 1);
    return { title: floor.title * factor, body: floor.body * factor };
  });
  return [...regular, ...emergency];
}

/**
 * The first step in [`from`, `until`) that fits: mostly the very first, otherwise found by halving, as what fits at one step fits at every smaller size after it.
 * @returns `until` if none fits
 */
export function firstFitting(from: number, until: number, fits: (step: number) => boolean): number {
  if (from < until && fits(from)) return from;
  let low = from + 1;
  let high = Math.max(low, until);
  while (low < high) {
    const middle = (low + high) >> 1;
    if (fits(middle)) high = middle;
    else low = middle + 1;
  }
  return Math.min(low, until);
}

/** How a text may break its lines: `whole` keeps words (hyphenated where the engine can), `anywhere` breaks them as a last resort. */
export type Breaking = "whole" | "anywhere";

export interface Fit {
  readonly size: TypeSize;
  readonly breaking: Breaking;
  /** False if the text fits only below the legible floor. */
  readonly fits: boolean;
}

/** Chooses the largest type that `tryOut` accepts; whole words are preferred as long as some legible size keeps them. */
export function chooseFit(range: TypeRange, tryOut: (size: TypeSize, breaking: Breaking) => boolean): Fit {
  const sizes = sizesToTry(range);
  const { steps = REGULAR_STEPS } = range;
  const at = (step: number) => sizes[Math.min(step, sizes.length - 1)] ?? range.floor;
  const whole = firstFitting(0, steps, (step) => tryOut(at(step), "whole"));
  if (whole < steps) return { size: at(whole), breaking: "whole", fits: true };
  const broken = firstFitting(0, sizes.length, (step) => tryOut(at(step), "anywhere"));
  return { size: at(broken), breaking: "anywhere", fits: broken < steps };
}

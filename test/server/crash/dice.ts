/** Numbers that look random and come again with the same seed. */
export interface Dice {
  readonly seed: number;
  /** A number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  pick<T>(choices: readonly T[]): T | undefined;
}

/** @param seed a whole number; a new one if left out or not a number */
export function createDice(seed = Number(process.env["CRASH_SEED"] || Number.NaN)): Dice {
  const start = Number.isInteger(seed) ? seed : Math.floor(Math.random() * 2 ** 31);
  const next = mulberry32(start);
  return {
    seed: start,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    pick: (choices) => choices[Math.floor(next() * choices.length)],
  };
}

/** Small, well spread, and the same on every machine. */
function mulberry32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

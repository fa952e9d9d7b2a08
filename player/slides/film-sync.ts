/** Further off than this, a film jumps; nearer, it runs a little faster or slower, which nobody sees. */
const JUMP_MS = 1000;
const CLOSE_ENOUGH_MS = 15;
/** The way back takes about so long, but never at more than a tenth of its pace. */
const BACK_IN_MS = 1500;
const MOST_PACE = 0.1;

/** What to do with a film so that it is where the clock says. */
export interface FilmCorrection {
  readonly seekToMs: number | null;
  readonly rate: number;
}

/** @param atMs where the film is, `shouldMs` how long its turn has gone on; a film shorter than its turn begins again */
export function correctionFor(atMs: number, shouldMs: number, durationMs: number): FilmCorrection {
  const placeMs = shouldMs % durationMs;
  const aheadMs = nearest(atMs - placeMs, durationMs);
  if (Math.abs(aheadMs) > JUMP_MS) return { seekToMs: placeMs, rate: 1 };
  if (Math.abs(aheadMs) < CLOSE_ENOUGH_MS) return { seekToMs: null, rate: 1 };
  return { seekToMs: null, rate: 1 - Math.min(MOST_PACE, Math.max(-MOST_PACE, aheadMs / BACK_IN_MS)) };
}

/** Just after the beginning is not far from just before the end. */
function nearest(differenceMs: number, durationMs: number): number {
  if (differenceMs > durationMs / 2) return differenceMs - durationMs;
  return differenceMs < -durationMs / 2 ? differenceMs + durationMs : differenceMs;
}

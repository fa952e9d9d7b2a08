import type { Interval } from "../model/time.ts";
import { merged } from "./intervals.ts";
import { loopMsOf } from "./loop-length.ts";
import type { Stretch } from "./stretches.ts";

/**
 * The longest loop in each cell of a frame, in ms; the last cell may be cut short by the end of the frame.
 * @param stretches those of the frame
 * @param cellMs how long a cell is
 */
export function loadsOf(stretches: readonly Stretch[], frame: Interval, cellMs: number): readonly number[] {
  const loads = new Array<number>(Math.ceil((frame.untilMs - frame.fromMs) / cellMs)).fill(0);
  for (const [index, { fromMs, shown }] of stretches.entries()) {
    const loopMs = loopMsOf(shown);
    const last = Math.ceil((endOf(stretches, index, frame) - frame.fromMs) / cellMs);
    for (let cell = Math.floor((fromMs - frame.fromMs) / cellMs); cell < last; cell++) loads[cell] = Math.max(loads[cell] ?? 0, loopMs);
  }
  return loads;
}

/** When nothing is to be shown within a frame; quiet hours are meant to be dark and are no gap. */
export function gapsOf(stretches: readonly Stretch[], frame: Interval): readonly Interval[] {
  const empty = stretches.flatMap(({ fromMs, quiet, shown }, index): Interval[] =>
    quiet || shown.length > 0 ? [] : [{ fromMs, untilMs: endOf(stretches, index, frame) }],
  );
  return merged(empty);
}

/** When a stretch ends: with the next one, the last with the frame. */
export function endOf(stretches: readonly Stretch[], index: number, { untilMs }: Interval): number {
  return stretches[index + 1]?.fromMs ?? untilMs;
}

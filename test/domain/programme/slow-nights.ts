import type { Interval } from "../../../domain/model/time.ts";
import { dateOf, slowInstant } from "./slow-occurrences.ts";

const MINUTE = 60_000;
const DAY = 86_400_000;

/**
 * Whether it is night by the hours of a look, for each minute of `frame` (whole minutes), written a second time and slowly: every minute is
 * asked whether it lies in one of the evenings around, and wall clocks are read through Intl.
 */
export function slowlyNight({ nightFrom, nightUntil }: Hours, zone: string, frame: Interval): readonly boolean[] {
  const firstDay = Math.floor(frame.fromMs / DAY) - 2;
  const evenings = Array.from({ length: Math.ceil((frame.untilMs - frame.fromMs) / DAY) + 4 }, (_, index) => firstDay + index);
  const nights = evenings.map((day) => ({
    fromMs: slowInstant(`${dateOf(day)}T${nightFrom}`, zone),
    untilMs: slowInstant(`${dateOf(nightUntil > nightFrom ? day : day + 1)}T${nightUntil}`, zone),
  }));
  const minutes = Array.from({ length: (frame.untilMs - frame.fromMs) / MINUTE }, (_, index) => frame.fromMs + index * MINUTE);
  return minutes.map((atMs) => nights.some(({ fromMs, untilMs }) => fromMs <= atMs && atMs < untilMs));
}

interface Hours {
  readonly nightFrom: string;
  readonly nightUntil: string;
}

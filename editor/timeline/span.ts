import type { Interval } from "../../domain/model/time.ts";

/**
 * Where something lies in the frame, from 0 to 1. `startCut`: it began before the frame; `startOpen`: it has no beginning at all; the same
 * for the end.
 */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly startCut: boolean;
  readonly endCut: boolean;
  readonly startOpen: boolean;
  readonly endOpen: boolean;
}

/** The part of the frame before an instant, from 0 to 1. Instants are even: an hour is as wide on a day of 25 hours as on any other. */
export function fractionOf(atMs: number, { fromMs, untilMs }: Interval): number {
  return Math.min(1, Math.max(0, (atMs - fromMs) / (untilMs - fromMs)));
}

/** Where an interval lies in the frame; its sides may be infinite. Undefined if nothing of it is inside. */
export function spanOf({ fromMs, untilMs }: Interval, frame: Interval): Span | undefined {
  if (fromMs >= frame.untilMs || untilMs <= frame.fromMs || fromMs >= untilMs) return undefined;
  return {
    start: fractionOf(fromMs, frame),
    end: fractionOf(untilMs, frame),
    startCut: fromMs < frame.fromMs,
    endCut: untilMs > frame.untilMs,
    startOpen: fromMs === Number.NEGATIVE_INFINITY,
    endOpen: untilMs === Number.POSITIVE_INFINITY,
  };
}

/** The instant at a part of the frame. */
export function instantAt(fraction: number, { fromMs, untilMs }: Interval): number {
  return Math.round(fromMs + Math.min(1, Math.max(0, fraction)) * (untilMs - fromMs));
}

import { DAY_MS, HOUR_MS, MINUTE_MS, type TimeZone } from "../../domain/model/time.ts";
import { dayAt, instantOnDay } from "../../domain/programme/wall-clock.ts";
import type { CountedPlay } from "./counted-play.ts";

/** How far the clock of a screen may be off, and how much longer an hour may be for it. */
export const TOLERANCE_MS = 5 * MINUTE_MS;
/** No slide stays for less than a second. */
const SHORTEST_MS = 1000;
/** So long sums are kept: thirteen months. */
export const KEEP_DAYS = 396;

/** How often and how long something was painted. */
export interface Painted {
  readonly count: number;
  readonly paintedMs: number;
}

/** What the screen has painted already, by the start of the hour in UTC and by the number of the day. */
export interface Already {
  readonly hours: ReadonlyMap<number, Painted>;
  readonly days: ReadonlyMap<number, Painted>;
}

export interface Place {
  readonly zone: TimeZone;
  readonly pairedAtMs: number;
}

/** What a play adds: to its day at the site and, if it is told by the hour, to its hour. */
export interface Bounded extends CountedPlay {
  readonly day: number;
}

/** The day of the site a play belongs to. A day of UTC belongs where its middle lies. */
export function dayOf({ atMs, hours }: CountedPlay, zone: TimeZone): number {
  return dayAt(atMs + (hours === 24 ? 12 * HOUR_MS : 0), zone);
}

/** Whether a play can be believed at all: after the pairing, not in the future, and not so old that it would be forgotten at once. */
export function isInTime({ atMs, hours }: CountedPlay, { pairedAtMs }: Place, nowMs: number): boolean {
  const isWhole = atMs % (hours * HOUR_MS) === 0;
  return isWhole && atMs < nowMs + TOLERANCE_MS && atMs + hours * HOUR_MS > pairedAtMs && atMs > nowMs - KEEP_DAYS * DAY_MS;
}

/**
 * Cuts what is more than can have been painted: no more than an hour within an hour and a day within a day, no future, and nothing shorter than a
 * second, all of it together with what was counted before. What is left of each play, in order.
 */
export function withinBounds(plays: readonly CountedPlay[], already: Already, { zone }: Place, nowMs: number): readonly Bounded[] {
  const hours = new Map(already.hours);
  const days = new Map(already.days);
  return plays.map((play) => {
    const day = dayOf(play, zone);
    const dayFromMs = instantOnDay(day, 0, zone);
    // A day of UTC begins some hours before or after that of the site: so much of its neighbours is in it.
    const foreignMs = play.hours === 24 ? Math.abs(play.atMs - dayFromMs) : 0;
    const inDay = roomIn(days.get(day), dayFromMs, instantOnDay(day + 1, 0, zone) + foreignMs, nowMs);
    const inHour = play.hours === 1 ? roomIn(hours.get(play.atMs), play.atMs, play.atMs + HOUR_MS, nowMs) : inDay;
    const bounded = {
      count: least(play.count, inDay.count, inHour.count),
      paintedMs: least(play.paintedMs, inDay.paintedMs, inHour.paintedMs),
    };
    if (play.hours === 1) hours.set(play.atMs, sum(hours.get(play.atMs), bounded));
    days.set(day, sum(days.get(day), bounded));
    return { ...play, ...bounded, day };
  });
}

/** What more can have been painted between two instants. */
function roomIn(painted: Painted = NONE, fromMs: number, untilMs: number, nowMs: number): Painted {
  const possibleMs = Math.max(0, Math.min(untilMs, nowMs) - fromMs) + TOLERANCE_MS;
  return { count: possibleMs / SHORTEST_MS - painted.count, paintedMs: possibleMs - painted.paintedMs };
}

const NONE: Painted = { count: 0, paintedMs: 0 };

function sum(a: Painted = NONE, b: Painted): Painted {
  return { count: a.count + b.count, paintedMs: a.paintedMs + b.paintedMs };
}

function least(...amounts: readonly number[]): number {
  return Math.max(0, Math.floor(Math.min(...amounts)));
}

import type { Schedule } from "../../domain/model/schedule.ts";
import { LocalDateTime, MINUTE_MS, type TimeZone } from "../../domain/model/time.ts";

/** What a pointer or a key does to a bar: all of it moves, or one of its ends does. */
export type Grip = "move" | "start" | "end";

/** Where an open end is taken hold of: the edge of what is shown. */
export interface Edges {
  readonly from: LocalDateTime;
  readonly until: LocalDateTime;
}

/**
 * A schedule after its validity was moved by minutes of the wall clock; its windows stay what they are. A day has 1,440 of them even when
 * the clock is changed: what begins at 7:00 still does the next day. An open end is fixed at the edge of what is shown as soon as it is moved.
 * Undefined if that cannot be: nothing that is open moves as a whole, no end passes the other, and the calendar ends somewhere.
 */
export function regripped(schedule: Schedule, grip: Grip, minutes: number, edges: Edges): Schedule | undefined {
  const { from, until } = schedule;
  if (grip === "move" && (from === null || until === null)) return undefined;
  const newFrom = grip === "end" ? from : later(from ?? edges.from, minutes);
  const newUntil = grip === "start" ? until : later(until ?? edges.until, minutes);
  if (newFrom === undefined || newUntil === undefined) return undefined;
  if (newFrom !== null && newUntil !== null && newFrom >= newUntil) return undefined;
  return { ...schedule, from: newFrom, until: newUntil };
}

/** A wall time so many minutes later; undefined outside the calendar. */
export function later(local: LocalDateTime, minutes: number): LocalDateTime | undefined {
  const ms = Date.parse(`${local}:00Z`) + minutes * MINUTE_MS;
  const parsed = LocalDateTime.safeParse(new Date(ms).toISOString().slice(0, 16));
  return parsed.success ? parsed.data : undefined;
}

/** What wall clocks in `zone` read at an instant, to the minute. */
export function wallTime(atMs: number, zone: TimeZone): LocalDateTime {
  const wall = Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(zone).toPlainDateTime();
  return LocalDateTime.parse(wall.toString({ smallestUnit: "minute" }));
}

export function isSameTime(a: Schedule, b: Schedule): boolean {
  return a.from === b.from && a.until === b.until;
}

import type { ScreenId } from "../../domain/model/id.ts";
import type { PanelState } from "../../domain/model/play.ts";
import { DAY_MS } from "../../domain/model/time.ts";
import type { Db } from "../platform/database/database.ts";
import { type Bounded, dayOf, isInTime, KEEP_DAYS, type Painted, withinBounds } from "./bounds.ts";
import type { CountedPlay } from "./counted-play.ts";
import {
  addToDays,
  addToHour,
  claimSequence,
  deleteOldPlays,
  findDays,
  findHours,
  findPlace,
  forgetInstances,
  type Numbered,
  type PaintedOnDay,
  type PlaysPlace,
} from "./plays-repository.ts";

/** Hours only bound what may still come for them. */
const KEEP_HOURS_DAYS = 7;
/**
 * Where fewer people work, it is not even stored whether the panel was on: a panel that one person switches on and off tells when that person
 * comes and goes.
 */
export const FEWEST_PEOPLE = 5;

interface Parts {
  readonly db: Db;
  readonly now: () => number;
}

/** What came of a batch: up to where its instance is counted, and how many of its plays were none. */
export interface Counted {
  readonly sequence: number;
  readonly refused: number;
}

export type PlaysService = ReturnType<typeof createPlaysService>;

/** Counts what screens have painted, each batch once, as sums by the day. */
export function createPlaysService({ db, now }: Parts) {
  async function count(tx: Db, screenId: ScreenId, place: PlaysPlace, plays: readonly CountedPlay[]): Promise<number> {
    const nowMs = now();
    const inTime = plays.filter((play) => isInTime(play, place, nowMs));
    const hours = inTime.filter(({ hours }) => hours === 1).map(({ atMs }) => atMs);
    const already = {
      hours: await findHours(tx, screenId, [...new Set(hours)]),
      days: await findDays(tx, screenId, [...new Set(inTime.map((play) => dayOf(play, place.zone)))]),
    };
    const bounded = withinBounds(inTime, already, place, nowMs);
    for (const [hour, painted] of byHour(bounded)) await addToHour(tx, screenId, hour, painted);
    await addToDays(tx, screenId, byDay(bounded, place));
    return plays.length - inTime.length;
  }

  return {
    /**
     * Counts a batch in one transaction: all of it or nothing, and never twice. What cannot be true is left out, and what is more than possible
     * is cut.
     */
    take(screenId: ScreenId, batch: Numbered, plays: readonly CountedPlay[]): Promise<Counted> {
      return db.transaction().execute(async (tx) => {
        const place = await findPlace(tx, screenId);
        if (place === undefined) return { sequence: batch.sequence, refused: plays.length };
        const last = await claimSequence(tx, screenId, batch, now());
        if (last !== null) return { sequence: last, refused: 0 };
        await forgetInstances(tx, screenId);
        return { sequence: batch.sequence, refused: await count(tx, screenId, place, plays) };
      });
    },

    /** Forgets what was kept long enough. @returns how many rows */
    forget: () => deleteOldPlays(db, now() - KEEP_HOURS_DAYS * DAY_MS, Math.floor(now() / DAY_MS) - KEEP_DAYS),
  };
}

function byHour(plays: readonly Bounded[]): ReadonlyMap<number, Painted> {
  const sums = new Map<number, Painted>();
  for (const { atMs, hours, count, paintedMs } of plays) {
    if (hours !== 1) continue;
    const sum = sums.get(atMs) ?? { count: 0, paintedMs: 0 };
    sums.set(atMs, { count: sum.count + count, paintedMs: sum.paintedMs + paintedMs });
  }
  return sums;
}

function byDay(plays: readonly Bounded[], { siteId, headcount }: PlaysPlace): readonly PaintedOnDay[] {
  const sums = new Map<string, PaintedOnDay>();
  for (const { day, subject, count, paintedMs, panel } of plays) {
    if (count === 0 && paintedMs === 0) continue;
    const told: PanelState = headcount < FEWEST_PEOPLE ? "unknown" : panel;
    const key = `${String(day)} ${subject}`;
    const sum = sums.get(key) ?? { day, subject, siteId, count: 0, ms: { on: 0, off: 0, unknown: 0 } };
    sums.set(key, { ...sum, count: sum.count + count, ms: { ...sum.ms, [told]: sum.ms[told] + paintedMs } });
  }
  return [...sums.values()];
}

import { BARS, type ScreenAvailability, type ScreenHistory } from "../../domain/api/screens.ts";
import type { Availability, AvailabilityBy } from "../../domain/model/availability.ts";
import type { ScreenId } from "../../domain/model/id.ts";
import { DAY_MS, HOUR_MS, type Instant, type Interval, type LocalDate, type TimeZone } from "../../domain/model/time.ts";
import type { Actor } from "../../domain/model/user.ts";
import { availabilities, availabilityOf } from "../../domain/programme/availability.ts";
import { without } from "../../domain/programme/intervals.ts";
import { dateOf, dayAt, dayNumber, instantOnDay } from "../../domain/programme/wall-clock.ts";
import { requireRole } from "../platform/access.ts";
import type { Db } from "../platform/database/database.ts";
import type { ScreenService } from "../screens/screen-service.ts";
import {
  type AvailableOn,
  deleteOldDays,
  deleteOldStates,
  findDays,
  findStates,
  findUnsummed,
  findZones,
  type ScreenZone,
  saveDays,
  type Unsummed,
} from "./history-repository.ts";
import type { WatchBook } from "./watch-book.ts";

/** So long every change of state is kept; days as sums are kept longer. */
export const KEEP_CHANGES_DAYS = 35;
const KEEP_DAYS = 13 * 31;
/** Screens whose days are summed at a time. */
const SUMMED_AT_ONCE = 200;

interface Parts {
  readonly db: Db;
  readonly now: () => number;
  readonly watch: Pick<WatchBook, "within" | "forget">;
  readonly presence: { flush(): Promise<void> };
  readonly screens: Pick<ScreenService, "read">;
}

export type AvailabilityService = ReturnType<typeof createAvailabilityService>;

/** How available screens were, from the changes of their state. Outage is only what a server listened to. */
export function createAvailabilityService({ db, now, watch, presence, screens }: Parts) {
  async function measured<S extends ScreenZone>(zones: readonly S[], framesOf: (screen: S) => readonly Interval[]) {
    const frames = new Map(zones.map((zone) => [zone.screenId, framesOf(zone)]));
    const all = [...frames.values()].flat();
    if (all.length === 0) return new Map<ScreenId, readonly Availability[]>();
    const whole = { fromMs: Math.min(...all.map(({ fromMs }) => fromMs)), untilMs: Math.max(...all.map(({ untilMs }) => untilMs)) };
    const watched = await watch.within(whole);
    const states = await findStates(db, [...frames.keys()], whole);
    return new Map([...frames].map(([id, own]) => [id, availabilities(states.get(id) ?? [], watched, own)]));
  }

  /** Months come from the sums of their days; what is not summed yet is added. */
  async function byMonth(zones: readonly ScreenZone[]): Promise<readonly ScreenAvailability[]> {
    const nowMs = now();
    const recent = (zone: TimeZone) => Array.from({ length: KEEP_CHANGES_DAYS }, (_, back) => dayAt(nowMs, zone) - back);
    const fresh = await measured(zones, ({ zone }) => recent(zone).map((day) => dayFrame(day, zone, nowMs)));
    const stored = Map.groupBy(await storedDays(zones, nowMs), ({ screenId }) => screenId);
    return zones.map(({ screenId, zone }) => {
      const months = monthsUntil(nowMs, zone);
      const sums = new Map(stored.get(screenId)?.map((one) => [one.day as string, one as Availability]));
      for (const [place, day] of recent(zone).entries()) {
        const part = fresh.get(screenId)?.[place];
        if (part !== undefined && !sums.has(dateOf(day))) sums.set(dateOf(day), part);
      }
      const bars = months.map((month) => availabilityOf([...sums].filter(([day]) => day.startsWith(month)).map(([, part]) => part)));
      const starts = months.map((month) => instantOnDay(dayNumber(`${month}-01` as LocalDate), 0, zone));
      return told(screenId, starts, bars);
    });
  }

  function storedDays(zones: readonly ScreenZone[], nowMs: number): Promise<readonly AvailableOn[]> {
    const until = dateOf(Math.floor(nowMs / DAY_MS) + 2);
    return findDays(
      db,
      zones.map(({ screenId }) => screenId),
      dateOf(Math.floor(nowMs / DAY_MS) - KEEP_DAYS),
      until,
    );
  }

  return {
    /** Bars of screens, for whoever may see them. Unknown screens are left out. */
    async bars(actor: Actor, ids: readonly ScreenId[], by: AvailabilityBy): Promise<readonly ScreenAvailability[]> {
      requireRole(actor, "editor");
      await presence.flush();
      const zones = await findZones(db, ids);
      if (by === "month") return byMonth(zones);
      const nowMs = now();
      const framesOf = ({ zone }: ScreenZone) => (by === "hour" ? hoursUntil(nowMs) : daysUntil(nowMs, zone));
      const bars = await measured(zones, framesOf);
      return zones.map((zone) =>
        told(
          zone.screenId,
          framesOf(zone).map(({ fromMs }) => fromMs),
          bars.get(zone.screenId) ?? [],
        ),
      );
    },

    /** @throws {Problem} `not-found` without such a screen */
    async history(actor: Actor, screenId: ScreenId, frame: Interval): Promise<ScreenHistory> {
      await screens.read(actor, screenId);
      await presence.flush();
      const past = { fromMs: frame.fromMs, untilMs: Math.min(frame.untilMs, now()) };
      const states = await findStates(db, [screenId], past);
      const unwatched = without([past], await watch.within(past));
      return {
        changes: (states.get(screenId) ?? []).map(({ state, atMs }) => ({ state, atMs: atMs as Instant })),
        unwatched: unwatched.map(({ fromMs, untilMs }) => ({ fromMs: fromMs as Instant, untilMs: untilMs as Instant })),
      };
    },

    /** Stores the days that are over everywhere, for months to come; call it every hour. */
    async storeEnded(): Promise<void> {
      const nowMs = now();
      // The last day that is over in every zone of the world.
      const ended = Math.floor((nowMs - 12 * HOUR_MS) / DAY_MS) - 1;
      for (;;) {
        const some = await findUnsummed(db, dateOf(ended), SUMMED_AT_ONCE);
        if (some.length === 0) return;
        const parts = await measured(some, (screen) => unsummedDays(screen, ended).map((day) => dayFrame(day, screen.zone, nowMs)));
        await saveDays(
          db,
          some.flatMap((screen) =>
            unsummedDays(screen, ended).map((day, place) => ({
              screenId: screen.screenId,
              day: dateOf(day),
              ...(parts.get(screen.screenId)?.[place] ?? { heardMs: 0, staleMs: 0, knownMs: 0 }),
            })),
          ),
        );
      }
    },

    /** Forgets what is older than bars reach. @returns how many changes and days */
    async forget(): Promise<{ readonly changes: number; readonly days: number }> {
      const nowMs = now();
      const changesBeforeMs = nowMs - KEEP_CHANGES_DAYS * DAY_MS;
      await watch.forget(changesBeforeMs);
      const days = await deleteOldDays(db, dateOf(Math.floor(nowMs / DAY_MS) - KEEP_DAYS));
      return { changes: await deleteOldStates(db, changesBeforeMs), days };
    },
  };
}

function told(screenId: ScreenId, starts: readonly number[], bars: readonly Availability[]): ScreenAvailability {
  return { screenId, starts: [...starts] as Instant[], bars: [...bars], total: availabilityOf(bars) };
}

function hoursUntil(nowMs: number): readonly Interval[] {
  const thisHourMs = Math.floor(nowMs / HOUR_MS) * HOUR_MS;
  return Array.from({ length: BARS.hour }, (_, place) => {
    const fromMs = thisHourMs - (BARS.hour - 1 - place) * HOUR_MS;
    return { fromMs, untilMs: Math.min(nowMs, fromMs + HOUR_MS) };
  });
}

function daysUntil(nowMs: number, zone: TimeZone): readonly Interval[] {
  const today = dayAt(nowMs, zone);
  return Array.from({ length: BARS.day }, (_, place) => dayFrame(today - (BARS.day - 1 - place), zone, nowMs));
}

function dayFrame(day: number, zone: TimeZone, nowMs: number): Interval {
  return { fromMs: instantOnDay(day, 0, zone), untilMs: Math.min(nowMs, instantOnDay(day + 1, 0, zone)) };
}

/** `2027-03`, the one now last. */
function monthsUntil(nowMs: number, zone: TimeZone): readonly string[] {
  const [year = 0, month = 1] = dateOf(dayAt(nowMs, zone)).split("-").map(Number);
  return Array.from({ length: BARS.month }, (_, place) => {
    const months = year * 12 + month - 1 - (BARS.month - 1 - place);
    return `${String(Math.floor(months / 12))}-${String((months % 12) + 1).padStart(2, "0")}`;
  });
}

/** From the day after the last stored one, or the day it was paired, as far as changes are kept. */
function unsummedDays({ lastDay, pairedAtMs, zone }: Unsummed, ended: number): readonly number[] {
  const first = lastDay === null ? dayAt(pairedAtMs, zone) : dayNumber(lastDay) + 1;
  const from = Math.max(first, ended - KEEP_CHANGES_DAYS + 1);
  // A screen that was paired only after it has nothing of that day; an empty one says that this is known.
  return from > ended ? [ended] : Array.from({ length: ended - from + 1 }, (_, place) => from + place);
}

import type { AnnouncementId } from "../../domain/model/id.ts";
import { type Interval, LocalDate, MINUTE_MS, type TimeZone } from "../../domain/model/time.ts";
import type { Organisation } from "../../domain/model/user.ts";
import { type Scheduled, scheduledBy } from "../../domain/programme/scheduled-plays.ts";
import { dayAt, dayNumber, instantOnDay } from "../../domain/programme/wall-clock.ts";
import type { Db } from "../platform/database/database.ts";
import { inTurns } from "../platform/in-turns.ts";
import { HadReader } from "./had-playlists.ts";
import { findReckonedScreens, type ReckonedScreen, type ScheduledOnDay, saveReckoned, saveScheduled } from "./scheduled-repository.ts";

interface Parts {
  readonly db: Db;
  readonly now: () => number;
  readonly readOrganisation: () => Promise<Organisation>;
}

/** What was reckoned for today is good enough for so long. */
const FRESH_MS = MINUTE_MS;

/**
 * Reckons what screens should have painted, day by day, from what was delivered to them. Days that are over are reckoned once and stored: they
 * are told for longer than the playlists are kept.
 */
export class Reckoner {
  readonly #parts: Parts;
  readonly #reader: HadReader;
  readonly #fresh = new Map<AnnouncementId | null, { readonly atMs: number; readonly done: Promise<void> }>();

  #storing: Promise<void> | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#reader = new HadReader(parts.db);
  }

  /** Stores every day that is over and was not stored yet; call it every hour. Whoever calls meanwhile waits for the same. */
  storeEnded(): Promise<void> {
    this.#storing ??= this.#storeEnded().finally(() => {
      this.#storing = undefined;
    });
    return this.#storing;
  }

  async #storeEnded(): Promise<void> {
    const { db, now, readOrganisation } = this.#parts;
    const { keepDays } = await readOrganisation();
    for (const [zone, screens] of Map.groupBy(await findReckonedScreens(db), (screen) => screen.zone)) {
      const today = dayAt(now(), zone);
      const open = screens
        .map((screen) => ({ screen, day: Math.max(firstDay(screen), today - keepDays) }))
        .filter(({ day }) => day < today);
      for (let day = Math.min(today, ...open.map((one) => one.day)); day < today; day++) {
        const due = open.filter((one) => one.day <= day).map(({ screen }) => screen);
        const scheduled = await this.#reckon(due, day, zone);
        await db.transaction().execute(async (tx) => {
          await saveScheduled(tx, scheduled);
          await saveReckoned(
            tx,
            due.map(({ id }) => id),
            day + 1,
          );
        });
      }
    }
  }

  /** Brings everything up to now, today for one announcement or (null) for all; not oftener than once a minute. */
  bringUpToDate(only: AnnouncementId | null): Promise<void> {
    const { now } = this.#parts;
    const known = this.#fresh.get(only);
    if (known !== undefined && now() - known.atMs < FRESH_MS && now() >= known.atMs) return known.done;
    const done = this.#reckonToday(only);
    if (this.#fresh.size > 1000) this.#fresh.clear();
    this.#fresh.set(only, { atMs: now(), done });
    done.catch(() => this.#fresh.delete(only));
    return done;
  }

  async #reckonToday(only: AnnouncementId | null): Promise<void> {
    const { db, now } = this.#parts;
    await this.storeEnded();
    for (const [zone, screens] of Map.groupBy(await findReckonedScreens(db), (screen) => screen.zone)) {
      const scheduled = await this.#reckon(screens, dayAt(now(), zone), zone);
      await saveScheduled(db, only === null ? scheduled : scheduled.filter(({ announcementId }) => announcementId === only));
    }
  }

  /** What these screens of one zone should paint on a day, up to now. Whoever had the same is reckoned together. */
  async #reckon(screens: readonly ReckonedScreen[], day: number, zone: TimeZone): Promise<readonly ScheduledOnDay[]> {
    const frame = { fromMs: instantOnDay(day, 0, zone), untilMs: Math.min(instantOnDay(day + 1, 0, zone), this.#parts.now()) };
    const had = await this.#reader.during(
      screens.map(({ id }) => id),
      frame,
    );
    const known = new Map<string, ReadonlyMap<AnnouncementId, Scheduled>>();
    const found = await inTurns(screens, ({ id, siteId }) => {
      const { key = "", had: playlists = [] } = had.get(id) ?? {};
      const scheduled = known.get(key) ?? scheduledBy(playlists, frame satisfies Interval);
      known.set(key, scheduled);
      return [...scheduled].map(([announcementId, amount]) => ({ screenId: id, siteId, day, announcementId, ...amount }));
    });
    return found.flat();
  }
}

function firstDay({ untilDay, pairedAtMs, zone }: ReckonedScreen): number {
  return untilDay === null ? dayAt(pairedAtMs, zone) : dayNumber(LocalDate.parse(untilDay));
}

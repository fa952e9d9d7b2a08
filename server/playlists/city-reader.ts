import type { PublishedAnnouncement } from "../../domain/model/announcement.ts";
import type { HolidayCalendar } from "../../domain/model/holiday.ts";
import type { MediaId } from "../../domain/model/id.ts";
import type { MediaFiles } from "../../domain/model/media.ts";
import type { StandingTakeover } from "../../domain/model/takeover.ts";
import type { City, GroupNode, Looks } from "../../domain/programme/city.ts";
import { mediaOf } from "../../domain/programme/content.ts";
import { findPublishedVersions, findReadable } from "../announcements/announcement-repository.ts";
import { findGroups } from "../groups/group-repository.ts";
import type { Db } from "../platform/database/database.ts";
import type { TellUnreadable } from "../platform/database/readable-rows.ts";

/** The files of what is ready; the rest is left out. */
export type ReadMedia = (ids: readonly MediaId[]) => Promise<ReadonlyMap<MediaId, MediaFiles>>;

export type ReadLooks = () => Promise<Looks>;

/** The takeovers that have started and are not over at an instant (UTC epoch ms). */
export type ReadTakeovers = (nowMs: number) => Promise<readonly StandingTakeover[]>;

interface Parts {
  readonly db: Db;
  readonly now: () => number;
  readonly readMedia: ReadMedia;
  readonly readLooks: ReadLooks;
  readonly readTakeovers: ReadTakeovers;
  readonly holidays: HolidayCalendar;
  readonly tellUnreadable: TellUnreadable;
}

/**
 * Reads what the resolver needs. Announcements that have not changed since the last reading stay the same objects, and so do the lists if
 * nothing in them has: the resolver's prepared work is kept and only what is new is read and parsed. What cannot be read is left out.
 */
export class CityReader {
  readonly #parts: Parts;
  #announcements: ReadonlyMap<string, PublishedAnnouncement> = new Map();
  #inOrder: readonly PublishedAnnouncement[] = [];
  #groups: readonly GroupNode[] = [];
  #media: ReadonlyMap<MediaId, MediaFiles> = new Map();
  #recent: City | null = null;
  /** Counts changes told of: what was read while one came may be older than it. */
  #change = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** A fresh look at the data. */
  async read(): Promise<City> {
    const change = this.#change;
    const city = await this.#readAll();
    if (change === this.#change) this.#recent = city;
    return city;
  }

  /** The city as it was last read, if nobody has told of a change since: for questions, which come by the hundred. */
  async recent(): Promise<City> {
    return this.#recent ?? this.read();
  }

  /** The files behind something in the library were replaced. Files of anything else never change, so they are read once. */
  forgetMedia(id: MediaId): void {
    this.#media = new Map([...this.#media].filter(([known]) => known !== id));
    this.forget();
  }

  /** Something in the city changes. Told after the commit and before the answer, so whoever has seen the answer sees the change. */
  forget(): void {
    this.#change++;
    this.#recent = null;
  }

  async #readAll(): Promise<City> {
    const { now, readTakeovers, readLooks, holidays } = this.#parts;
    const announcements = await this.#readAnnouncements();
    const looks = await readLooks();
    return {
      groups: await this.#readGroups(),
      announcements,
      media: await this.#readMedia(announcements, looks),
      looks,
      takeovers: await readTakeovers(now()),
      holidays,
    };
  }

  async #readGroups(): Promise<readonly GroupNode[]> {
    const groups = (await findGroups(this.#parts.db)).map(({ id, parentId }) => ({ id, parentId }));
    this.#groups = keptIfSame(this.#groups, groups, (a, b) => a.id === b.id && a.parentId === b.parentId);
    return this.#groups;
  }

  async #readMedia(announcements: readonly PublishedAnnouncement[], looks: Looks): Promise<ReadonlyMap<MediaId, MediaFiles>> {
    const ids = new Set([...announcements.flatMap(({ content }) => mediaOf(content)), ...logosOf(looks)]);
    const unknown = [...ids].filter((id) => !this.#media.has(id));
    const kept = [...this.#media].filter(([id]) => ids.has(id));
    if (unknown.length > 0 || kept.length < this.#media.size) {
      const read = unknown.length === 0 ? [] : await this.#parts.readMedia(unknown);
      this.#media = new Map([...kept, ...read]);
    }
    return this.#media;
  }

  async #readAnnouncements(): Promise<readonly PublishedAnnouncement[]> {
    const { db, tellUnreadable } = this.#parts;
    const current = new Map<string, PublishedAnnouncement>();
    for (const { id, version, publishedAtMs } of await findPublishedVersions(db)) {
      const kept = this.#announcements.get(id);
      const isSame = kept?.version === version && kept.publishedAtMs === publishedAtMs;
      const announcement = isSame ? kept : await findReadable(db, id, tellUnreadable);
      if (announcement !== undefined) current.set(id, announcement);
    }
    this.#announcements = current;
    this.#inOrder = keptIfSame(this.#inOrder, [...current.values()], Object.is);
    return this.#inOrder;
  }
}

function keptIfSame<T>(kept: readonly T[], read: readonly T[], isSame: (a: T, b: T) => boolean): readonly T[] {
  const isKept = kept.length === read.length && kept.every((item, index) => read[index] !== undefined && isSame(item, read[index]));
  return isKept ? kept : read;
}

function logosOf({ organisation, groups }: Looks): readonly MediaId[] {
  return [organisation, ...groups.values()].flatMap(({ logo }) => logo ?? []);
}

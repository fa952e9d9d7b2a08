import type { PublishedAnnouncement } from "../../domain/model/announcement.ts";
import type { HolidayCalendar } from "../../domain/model/holiday.ts";
import type { MediaId } from "../../domain/model/id.ts";
import type { Rendition } from "../../domain/model/media.ts";
import type { StandingTakeover } from "../../domain/model/takeover.ts";
import type { City, GroupNode } from "../../domain/programme/city.ts";
import { findPublished, findPublishedVersions } from "../announcements/announcement-repository.ts";
import { findGroups } from "../groups/group-repository.ts";
import type { Db } from "../platform/database/database.ts";

export type ReadRenditions = (ids: readonly MediaId[]) => Promise<ReadonlyMap<MediaId, readonly Rendition[]>>;

/** The takeovers that have started and are not over at an instant (UTC epoch ms). */
export type ReadTakeovers = (nowMs: number) => Promise<readonly StandingTakeover[]>;

interface Parts {
  readonly db: Db;
  readonly now: () => number;
  readonly readRenditions: ReadRenditions;
  readonly readTakeovers: ReadTakeovers;
  readonly holidays: HolidayCalendar;
}

/**
 * Reads what the resolver needs. Announcements that have not changed since the last reading stay the same objects, and so do the lists if
 * nothing in them has: the resolver's prepared work is kept and only what is new is read and parsed.
 */
export class CityReader {
  readonly #parts: Parts;
  #announcements: ReadonlyMap<string, PublishedAnnouncement> = new Map();
  #inOrder: readonly PublishedAnnouncement[] = [];
  #groups: readonly GroupNode[] = [];
  #renditions: ReadonlyMap<MediaId, readonly Rendition[]> = new Map();
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

  /** Something in the city changes. Told after the commit and before the answer, so whoever has seen the answer sees the change. */
  forget(): void {
    this.#change++;
    this.#recent = null;
  }

  async #readAll(): Promise<City> {
    const { now, readTakeovers, holidays } = this.#parts;
    const announcements = await this.#readAnnouncements();
    return {
      groups: await this.#readGroups(),
      announcements,
      renditions: await this.#readPictures(announcements),
      takeovers: await readTakeovers(now()),
      holidays,
    };
  }

  async #readGroups(): Promise<readonly GroupNode[]> {
    const groups = (await findGroups(this.#parts.db)).map(({ id, parentId }) => ({ id, parentId }));
    this.#groups = keptIfSame(this.#groups, groups, (a, b) => a.id === b.id && a.parentId === b.parentId);
    return this.#groups;
  }

  /** The files of a picture never change, so only pictures not seen before are read. */
  async #readPictures(announcements: readonly PublishedAnnouncement[]): Promise<ReadonlyMap<MediaId, readonly Rendition[]>> {
    const ids = new Set(announcements.flatMap(({ content }) => (content.picture === null ? [] : [content.picture.mediaId])));
    const unknown = [...ids].filter((id) => !this.#renditions.has(id));
    const kept = [...this.#renditions].filter(([id]) => ids.has(id));
    if (unknown.length > 0 || kept.length < this.#renditions.size) {
      const read = unknown.length === 0 ? [] : await this.#parts.readRenditions(unknown);
      this.#renditions = new Map([...kept, ...read]);
    }
    return this.#renditions;
  }

  async #readAnnouncements(): Promise<readonly PublishedAnnouncement[]> {
    const { db } = this.#parts;
    const current = new Map<string, PublishedAnnouncement>();
    for (const { id, version, publishedAtMs } of await findPublishedVersions(db)) {
      const kept = this.#announcements.get(id);
      const isSame = kept?.version === version && kept.publishedAtMs === publishedAtMs;
      const announcement = isSame ? kept : await findPublished(db, id);
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

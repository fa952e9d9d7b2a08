import type { PublishedAnnouncement } from "../../domain/model/announcement.ts";
import type { MediaId } from "../../domain/model/id.ts";
import type { Rendition } from "../../domain/model/media.ts";
import type { City } from "../../domain/programme/city.ts";
import { findPublished, findPublishedVersions } from "../announcements/announcement-repository.ts";
import { findGroups } from "../groups/group-repository.ts";
import type { Db } from "../platform/database/database.ts";

export type ReadRenditions = (ids: readonly MediaId[]) => Promise<ReadonlyMap<MediaId, readonly Rendition[]>>;

/**
 * Reads what the resolver needs. Announcements that have not changed since the last reading stay the same objects, so the resolver's
 * prepared work is kept and only what is new is read and parsed.
 */
export class CityReader {
  readonly #db: Db;
  readonly #readRenditions: ReadRenditions;
  #announcements: ReadonlyMap<string, PublishedAnnouncement> = new Map();
  #renditions: ReadonlyMap<MediaId, readonly Rendition[]> = new Map();

  constructor(db: Db, readRenditions: ReadRenditions) {
    this.#db = db;
    this.#readRenditions = readRenditions;
  }

  async read(): Promise<City> {
    const announcements = await this.#readAnnouncements();
    return {
      groups: (await findGroups(this.#db)).map(({ id, parentId }) => ({ id, parentId })),
      announcements,
      renditions: await this.#readPictures(announcements),
    };
  }

  /** The files of a picture never change, so only pictures not seen before are read. */
  async #readPictures(announcements: readonly PublishedAnnouncement[]): Promise<ReadonlyMap<MediaId, readonly Rendition[]>> {
    const ids = new Set(announcements.flatMap(({ content }) => (content.picture === null ? [] : [content.picture.mediaId])));
    const unknown = [...ids].filter((id) => !this.#renditions.has(id));
    const kept = [...this.#renditions].filter(([id]) => ids.has(id));
    if (unknown.length > 0 || kept.length < this.#renditions.size) {
      const read = unknown.length === 0 ? [] : await this.#readRenditions(unknown);
      this.#renditions = new Map([...kept, ...read]);
    }
    return this.#renditions;
  }

  async #readAnnouncements(): Promise<readonly PublishedAnnouncement[]> {
    const current = new Map<string, PublishedAnnouncement>();
    for (const { id, version, publishedAtMs } of await findPublishedVersions(this.#db)) {
      const kept = this.#announcements.get(id);
      const isSame = kept?.version === version && kept.publishedAtMs === publishedAtMs;
      const announcement = isSame ? kept : await findPublished(this.#db, id);
      if (announcement !== undefined) current.set(id, announcement);
    }
    this.#announcements = current;
    return [...current.values()];
  }
}

import type { PublishedAnnouncement } from "../../domain/model/announcement.ts";
import { withPublished } from "../../domain/programme/as-published.ts";
import type { City } from "../../domain/programme/city.ts";
import { mediaOf } from "../../domain/programme/content.ts";
import type { UnpublishedReader } from "../announcements/unpublished-reader.ts";
import type { CityReader, ReadMedia } from "../playlists/city-reader.ts";

interface Parts {
  readonly city: CityReader;
  readonly unpublished: UnpublishedReader;
  readonly readMedia: ReadMedia;
}

/** The city as it is, and as it would be if more were published. */
export class ImaginedCity {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  asItIs(): Promise<City> {
    return this.#parts.city.recent();
  }

  /** As if every draft, and every newer version of what is published, were published at an instant. What was withdrawn stays so. */
  async withDrafts(atMs: number): Promise<City> {
    const versions = await this.#parts.unpublished.read();
    return this.withVersions(versions.map(({ id, version, content }) => ({ id, version, content, publishedAtMs: atMs })));
  }

  async withVersions(versions: readonly PublishedAnnouncement[]): Promise<City> {
    const city = await this.asItIs();
    const unknown = versions.flatMap(({ content }) => mediaOf(content)).filter((id) => !city.media.has(id));
    const media = unknown.length === 0 ? undefined : await this.#parts.readMedia([...new Set(unknown)]);
    return withPublished(city, versions, media);
  }
}

import type { PublishedAnnouncement } from "../model/announcement.ts";
import type { MediaId } from "../model/id.ts";
import type { Rendition } from "../model/media.ts";
import type { City } from "./city.ts";

/**
 * The city as it would be with these versions published: each takes the place of its announcement's published version, or joins the others.
 * @param renditions those of their pictures that the city does not know
 */
export function withPublished(
  city: City,
  versions: readonly PublishedAnnouncement[],
  renditions: ReadonlyMap<MediaId, readonly Rendition[]> = new Map(),
): City {
  const replaced = new Set(versions.map(({ id }) => id));
  const announcements = [...city.announcements.filter(({ id }) => !replaced.has(id)), ...versions];
  return { ...city, announcements, renditions: renditions.size === 0 ? city.renditions : new Map([...city.renditions, ...renditions]) };
}

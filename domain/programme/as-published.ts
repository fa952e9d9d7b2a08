import type { PublishedAnnouncement } from "../model/announcement.ts";
import type { MediaId } from "../model/id.ts";
import type { MediaFiles } from "../model/media.ts";
import type { City } from "./city.ts";

/**
 * The city as it would be with these versions published: each takes the place of its announcement's published version, or joins the others.
 * @param media the files of theirs that the city does not know
 */
export function withPublished(
  city: City,
  versions: readonly PublishedAnnouncement[],
  media: ReadonlyMap<MediaId, MediaFiles> = new Map(),
): City {
  const replaced = new Set(versions.map(({ id }) => id));
  const announcements = [...city.announcements.filter(({ id }) => !replaced.has(id)), ...versions];
  return { ...city, announcements, media: media.size === 0 ? city.media : new Map([...city.media, ...media]) };
}

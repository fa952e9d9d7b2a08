import * as z from "zod/mini";
import { USUAL_LOOK } from "../../domain/model/look.ts";
import { CENTRE } from "../../domain/model/media.ts";
import { Playlist } from "../../domain/model/playlist.ts";

/** Playlists kept since before announcements had several slides, as far as they differ. */
const Earlier = z.looseObject({
  format: z.literal(1),
  slides: z.array(z.looseObject({ title: z.string(), body: z.unknown(), picture: z.nullable(z.looseObject({})) })),
});

/**
 * Reads a stored playlist. Those of before are read as what they would be today, so that the past stays visible.
 * @throws {Error} if it is none
 */
export function readPlaylist(text: string): Playlist {
  const json: unknown = JSON.parse(text);
  const earlier = Earlier.safeParse(json);
  return z.parse(Playlist, earlier.success ? asOfToday(earlier.data) : json);
}

function asOfToday(playlist: z.infer<typeof Earlier>): unknown {
  const { tone: _tone, accent: _accent, ...look } = USUAL_LOOK;
  return {
    ...playlist,
    format: 2,
    look: { ...look, logo: [], accents: null, nights: [] },
    slides: playlist.slides.map(({ body, picture, ...slide }) => ({
      ...slide,
      fields: { title: slide.title, body, picture: picture === null ? null : 0, crop: "upright" },
      pictures: picture === null ? [] : [{ ...picture, focus: CENTRE }],
      film: null,
      part: null,
    })),
  };
}

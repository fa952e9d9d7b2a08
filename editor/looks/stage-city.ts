import type { AnnouncementContent } from "../../domain/model/announcement.ts";
import { AnnouncementId, GroupId, type MediaId } from "../../domain/model/id.ts";
import type { Look } from "../../domain/model/look.ts";
import type { MediaFiles } from "../../domain/model/media.ts";
import type { Playlist } from "../../domain/model/playlist.ts";
import { type Theme, USUAL_PROGRAMME } from "../../domain/model/screen.ts";
import type { TimeZone } from "../../domain/model/time.ts";
import type { City } from "../../domain/programme/city.ts";
import { compile } from "../../domain/programme/compile.ts";
import { slideAt } from "../../domain/programme/playback.ts";

const NOBODY = "00000000-0000-4000-8000-000000000000";
const ID = AnnouncementId.parse(NOBODY);
const GROUP = GroupId.parse(NOBODY);

export interface StageRequest {
  readonly look: Look;
  readonly content: AnnouncementContent;
  readonly media: ReadonlyMap<MediaId, MediaFiles>;
  readonly zone: TimeZone;
  /** How the screen itself is set; counts if the look leaves it to the screens. */
  readonly theme: Theme;
  readonly atMs: number;
}

/** What a screen with this look plays of an announcement, whatever its schedule: made by the same functions as on the server. */
export function stagePlaylist({ look, content, media, zone, theme, atMs }: StageRequest): Playlist {
  const always = { from: null, until: null, windows: [] };
  const city: City = {
    groups: [{ id: GROUP, parentId: null }],
    announcements: [{ id: ID, version: 1, publishedAtMs: 0, content: { ...content, schedule: always, targets: [GROUP] } }],
    media,
    looks: { organisation: look, groups: new Map() },
    takeovers: [],
    holidays: () => new Map(),
  };
  return compile(city, { ...USUAL_PROGRAMME, zone, region: null, theme, groupIds: [GROUP] }, atMs);
}

/** A moment two thirds into the turn of a slide (by its place in the playlist): the one at an instant, or the next. */
export function momentOf(playlist: Playlist, place: number, fromMs: number): number {
  let atMs = fromMs;
  for (let count = 0; count <= playlist.slides.length; count++) {
    const turn = slideAt(playlist, atMs);
    if (!turn) return fromMs;
    if (turn.slide === playlist.slides[place]) return Math.round(turn.fromMs + (turn.untilMs - turn.fromMs) * 0.66);
    atMs = turn.untilMs;
  }
  return fromMs;
}

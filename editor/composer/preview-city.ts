import type { ScreenCard } from "../../domain/api/player-events.ts";
import type { AnnouncementContent } from "../../domain/model/announcement.ts";
import { AnnouncementId, GroupId, ScreenId } from "../../domain/model/id.ts";
import type { Language, UiLanguage } from "../../domain/model/language.ts";
import type { Media } from "../../domain/model/media.ts";
import type { Playlist } from "../../domain/model/playlist.ts";
import type { Schedule } from "../../domain/model/schedule.ts";
import { type Theme, USUAL_PROGRAMME } from "../../domain/model/screen.ts";
import { DAY_MS, type TimeZone } from "../../domain/model/time.ts";
import type { City } from "../../domain/programme/city.ts";
import { compile } from "../../domain/programme/compile.ts";
import { occurrences } from "../../domain/programme/occurrences.ts";
import { slideAt } from "../../domain/programme/playback.ts";
import { validityIn } from "../../domain/programme/validity.ts";

const NOBODY = "00000000-0000-4000-8000-000000000000";
const PREVIEW_ID = AnnouncementId.parse(NOBODY);
const PREVIEW_GROUP = GroupId.parse(NOBODY);

/** A moment of a playlist to look at. */
export interface Preview {
  readonly playlist: Playlist;
  readonly atMs: number;
}

export interface PreviewRequest {
  readonly content: AnnouncementContent;
  readonly media: Media | undefined;
  readonly language: Language;
  readonly theme: Theme;
  readonly zone: TimeZone;
  readonly nowMs: number;
  /** Grows with every change: the stage tells slides apart by it. */
  readonly version: number;
}

/**
 * The playlist of a city with this one announcement, made by the same functions as on the server, and the moment at which the wanted
 * language is on the glass: now, or the nearest moment the schedule allows. A picture still on its way is left out meanwhile.
 */
export function makePreview({ content, media, language, theme, zone, nowMs, version }: PreviewRequest): Preview {
  const { atMs, schedule } = momentIn(content.schedule, zone, nowMs);
  const shown = { ...content, schedule, picture: media ? content.picture : null, targets: [PREVIEW_GROUP] };
  const city: City = {
    groups: [{ id: PREVIEW_GROUP, parentId: null }],
    announcements: [{ id: PREVIEW_ID, version, publishedAtMs: 0, content: shown }],
    renditions: new Map(media ? [[media.id, media.renditions]] : []),
    takeovers: [],
    holidays: NO_HOLIDAYS,
  };
  const playlist = compile(city, { ...USUAL_PROGRAMME, zone, region: null, theme, groupIds: [PREVIEW_GROUP] }, atMs);
  return { playlist, atMs: turnOf(playlist, language, atMs, content.variants.length) };
}

const NO_HOLIDAYS: City["holidays"] = () => new Map();
const LOOK_AHEAD_MS = 35 * DAY_MS;
const ALWAYS: Schedule = { from: null, until: null, windows: [] };

/** Now or the nearest moment from now on at which the schedule is open. What never opens soon is looked at as if it were always on. */
function momentIn(schedule: Schedule, zone: TimeZone, nowMs: number): { readonly atMs: number; readonly schedule: Schedule } {
  const { fromMs, untilMs } = validityIn(schedule, zone);
  const validMs = Math.max(fromMs, Math.min(nowMs, untilMs - 1));
  const locality = { zone, region: null, holidays: NO_HOLIDAYS };
  const [open] = occurrences(schedule, locality, { fromMs: validMs, untilMs: validMs + LOOK_AHEAD_MS });
  return open ? { atMs: open.fromMs, schedule } : { atMs: validMs, schedule: ALWAYS };
}

/** Two thirds into the next turn of the language, so that the progress bar shows something. */
function turnOf(playlist: Playlist, language: Language, fromMs: number, tries: number): number {
  let atMs = fromMs;
  for (let count = 0; count <= tries; count++) {
    const turn = slideAt(playlist, atMs);
    if (!turn) return fromMs;
    if (turn.slide.language === language) return Math.round(turn.fromMs + (turn.untilMs - turn.fromMs) * 0.66);
    atMs = turn.untilMs;
  }
  return fromMs;
}

/** The screen the preview pretends to be. */
export function previewCard(place: string, organisation: string, language: UiLanguage): ScreenCard {
  return { id: ScreenId.parse(NOBODY), name: place, place, organisation, language };
}

import type { ScreenCard } from "../../domain/api/player-events.ts";
import type { AnnouncementContent } from "../../domain/model/announcement.ts";
import { AnnouncementId, GroupId, type MediaId, ScreenId } from "../../domain/model/id.ts";
import type { Language, UiLanguage } from "../../domain/model/language.ts";
import { USUAL_LOOK } from "../../domain/model/look.ts";
import type { MediaFiles } from "../../domain/model/media.ts";
import type { Playlist } from "../../domain/model/playlist.ts";
import type { Schedule } from "../../domain/model/schedule.ts";
import { type Theme, USUAL_PROGRAMME } from "../../domain/model/screen.ts";
import { DAY_MS, type TimeZone } from "../../domain/model/time.ts";
import type { City, Looks } from "../../domain/programme/city.ts";
import { compile } from "../../domain/programme/compile.ts";
import { occurrences } from "../../domain/programme/occurrences.ts";
import { slideAt } from "../../domain/programme/playback.ts";
import { countParts } from "../../domain/programme/slide-count.ts";
import { slideId } from "../../domain/programme/slide-id.ts";
import { validityIn } from "../../domain/programme/validity.ts";
import { drawable, drawnMedia } from "./drawable.ts";

const NOBODY = "00000000-0000-4000-8000-000000000000";
const PREVIEW_ID = AnnouncementId.parse(NOBODY);
const PREVIEW_GROUP = GroupId.parse(NOBODY);

/** What the organisation looks like while nobody has said otherwise. */
export const USUAL_LOOKS: Looks = { organisation: USUAL_LOOK, groups: new Map() };

/** A moment of a playlist to look at. `slide` names what is meant to be on the glass then. */
export interface Preview {
  readonly playlist: Playlist;
  readonly atMs: number;
  readonly slide: string;
}

export interface PreviewRequest {
  readonly content: AnnouncementContent;
  /** The key of the slide to look at; the first if there is none such. */
  readonly slide?: string | undefined;
  readonly media: ReadonlyMap<MediaId, MediaFiles>;
  readonly looks: Looks;
  readonly language: Language;
  readonly theme: Theme;
  readonly zone: TimeZone;
  readonly nowMs: number;
  /** Grows with every change: the stage tells slides apart by it. */
  readonly version: number;
}

/**
 * The playlist of a city with this one announcement, made by the same functions as on the server, and the moment at which the wanted slide in
 * the wanted language is on the glass: now, or the nearest moment the schedule allows. Pictures still on their way are calm panels meanwhile.
 */
export function makePreview(request: PreviewRequest): Preview {
  const { content, looks, language, theme, zone, nowMs, version } = request;
  const { atMs, schedule } = momentIn(content.schedule, zone, nowMs);
  const slides = content.slides.map(drawable);
  const media = drawnMedia(slides, request.media);
  const city: City = {
    groups: [{ id: PREVIEW_GROUP, parentId: null }],
    announcements: [{ id: PREVIEW_ID, version, publishedAtMs: 0, content: { ...content, slides, schedule, targets: [PREVIEW_GROUP] } }],
    media,
    looks,
    takeovers: [],
    holidays: NO_HOLIDAYS,
  };
  const playlist = compile(city, { ...USUAL_PROGRAMME, zone, region: null, theme, groupIds: [PREVIEW_GROUP] }, atMs);
  const place = Math.max(
    0,
    slides.findIndex(({ key }) => key === request.slide),
  );
  const before = slides.slice(0, place).reduce((sum, slide) => sum + countParts(slide, (id) => media.get(id)?.pages.length ?? 0), 0);
  const first = slideId({ id: PREVIEW_ID, version }, language);
  const slide = before === 0 ? first : `${first}.${String(before + 1)}`;
  return { playlist, slide, atMs: turnOf(playlist, slide, atMs) };
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

/** Two thirds into the next turn of the slide, so that the progress bar shows something. */
function turnOf(playlist: Playlist, slide: string, fromMs: number): number {
  let atMs = fromMs;
  for (let count = 0; count <= playlist.slides.length; count++) {
    const turn = slideAt(playlist, atMs);
    if (!turn) return fromMs;
    if (turn.slide.id === slide) return Math.round(turn.fromMs + (turn.untilMs - turn.fromMs) * 0.66);
    atMs = turn.untilMs;
  }
  return fromMs;
}

/** The screen the preview pretends to be. */
export function previewCard(place: string, organisation: string, language: UiLanguage): ScreenCard {
  return { id: ScreenId.parse(NOBODY), name: place, place, organisation, language };
}

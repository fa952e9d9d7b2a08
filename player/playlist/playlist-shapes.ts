import type { AnnouncementId, TakeoverId } from "../../domain/model/id.ts";
import type { Language } from "../../domain/model/language.ts";
import type { PlayedLook } from "../../domain/model/look.ts";
import type { Film, Focus, Rendition } from "../../domain/model/media.ts";
import type { PlayedTakeover, Playlist, Slide } from "../../domain/model/playlist.ts";
import type { Inline, RichText } from "../../domain/model/rich-text.ts";
import { categoryLook } from "../../domain/reading/category-look.ts";
import { LAYOUTS } from "../../templates/layouts.ts";
import { hash, id, instant } from "../line/message-shapes.ts";
import { anyOf, list, matching, number, object, oneOf, optional, orNull, record, type Shape, text, yesNo } from "../shape.ts";

const keysOf = <T extends object>(known: T): Shape<keyof T> => oneOf(...(Object.keys(known) as (keyof T)[]));
const language: Shape<Language> = matching(/^[a-z]{2}(?:-x-leicht)?$/);
const side = number(1, 8192);
const bytes = number(1);

const rendition: Shape<Rendition> = object({
  hash,
  type: oneOf("image/avif", "image/webp", "image/jpeg"),
  width: side,
  height: side,
  bytes,
});

const part = number(0, 1, false);
const focus: Shape<Focus> = object({ x: part, y: part });

const film: Shape<Film> = object({
  durationMs: number(1, 3_600_000),
  hasSound: yesNo,
  files: list(object({ hash, type: oneOf("video/mp4", "video/webm"), codecs: text, width: side, height: side, bytes })),
  captions: list(object({ language, hash, bytes })),
});

/** A slide of a template that this player does not know is not understood; its fields are looked at when it is drawn, in its boundary. */
export const slide: Shape<Slide> = object({
  id: text,
  announcementId: id<AnnouncementId>(),
  version: number(),
  template: keysOf(LAYOUTS),
  category: keysOf(categoryLook),
  language,
  title: text,
  fields: record,
  pictures: list(object({ alt: text, focus, renditions: list(rendition) })),
  film: orNull(film),
  part: orNull(object({ place: number(), count: number() })),
  dwellMs: number(1000, 3_600_000),
});

const inline: Shape<Inline> = anyOf<Inline>(
  object({ type: oneOf("text"), text, strong: optional(oneOf(true)), emphasis: optional(oneOf(true)) }),
  object({ type: oneOf("break") }),
);
const richText: Shape<RichText> = list(
  anyOf<RichText[number]>(
    object({ type: oneOf("paragraph"), content: list(inline) }),
    object({ type: oneOf("list"), ordered: yesNo, items: list(list(inline)) }),
  ),
);

export const playedTakeover: Shape<PlayedTakeover> = object({
  id: text,
  takeoverId: id<TakeoverId>(),
  kind: oneOf("fire", "smoke", "storm", "evacuation", "amok", "power", "other"),
  severity: oneOf("moderate", "severe", "extreme"),
  drill: yesNo,
  fromMs: instant,
  untilMs: instant,
  variants: list(object({ language, title: text, body: richText })),
});

const colour = matching(/^#[\da-f]{6}$/);

const look: Shape<PlayedLook> = object({
  logo: list(rendition),
  accents: orNull(object({ paper: colour, night: colour })),
  typeface: oneOf("atkinson", "noto-sans", "noto-serif"),
  header: object({ shown: yesNo, place: yesNo, date: yesNo, clock: yesNo, note: text }),
  footer: object({ progress: yesNo, text }),
  ticker: list(matching(/\S/)),
  safeAreaPercent: number(undefined, undefined, false),
  nights: list(object({ fromMs: instant, untilMs: instant })),
});

/** The playlist without its slides and takeovers, which are read one by one. */
export const frame: Shape<Omit<Playlist, "slides" | "takeovers">> = object({
  format: oneOf(2),
  fromMs: instant,
  untilMs: instant,
  theme: oneOf("paper", "night"),
  look,
  zoneOffsets: list(object({ fromMs: instant, offsetMinutes: number() })),
  loops: list(list(number(0))),
  segments: list(object({ fromMs: instant, loop: number(0), quiet: optional(oneOf(true)) })),
});

import * as z from "zod/mini";
import { Template } from "../../templates/registry.ts";
import { Category } from "./category.ts";
import { AnnouncementId, TakeoverId } from "./id.ts";
import { Language } from "./language.ts";
import { PlayedLook } from "./look.ts";
import { Film, Focus, Rendition } from "./media.ts";
import { RichText } from "./rich-text.ts";
import { Theme } from "./screen.ts";
import { Severity, TakeoverKind } from "./takeover.ts";
import { Instant } from "./time.ts";

/** A picture ready to draw: the player takes the rendition that fits its viewport and engine. `alt: ""` is decorative. */
export const SlidePicture = z.strictObject({ alt: z.string(), focus: Focus, renditions: z.readonly(z.array(Rendition)) });
export type SlidePicture = z.infer<typeof SlidePicture>;

/**
 * One slide in one language, with everything needed to draw it. `id` is `{announcement}.{version}.{language}` for an announcement's first
 * slide and ends in `.2`, `.3` … for those that follow: unique in the playlist. `fields` are those of its template, spoken in the language
 * (`SpokenFieldsOf` in `templates/registry.ts`): pictures in them are places in `pictures`. `film` is that of template `video`. `part` says which
 * photo of a photo story or page of a document this is, from 1.
 */
export const Slide = z.strictObject({
  id: z.string(),
  announcementId: AnnouncementId,
  version: z.int(),
  template: Template,
  category: Category,
  language: Language,
  title: z.string(),
  fields: z.record(z.string(), z.unknown()),
  pictures: z.readonly(z.array(SlidePicture)),
  film: z.nullable(Film),
  part: z.nullable(z.strictObject({ place: z.int(), count: z.int() })),
  dwellMs: z.int().check(z.minimum(1000), z.maximum(3_600_000)),
});
export type Slide = z.infer<typeof Slide>;

/**
 * From `fromMs` until the next segment (or the playlist's `untilMs`), `loops[loop]` turns. An empty loop shows the house slide; in a `quiet`
 * segment the screen stays dark.
 */
export const Segment = z.strictObject({ fromMs: Instant, loop: z.int().check(z.minimum(0)), quiet: z.optional(z.literal(true)) });
export type Segment = z.infer<typeof Segment>;

/** From `fromMs` on, wall clocks at the site read UTC plus `offsetMinutes`. */
export const ZoneOffset = z.strictObject({ fromMs: Instant, offsetMinutes: z.int() });
export type ZoneOffset = z.infer<typeof ZoneOffset>;

/**
 * A takeover on its way to the glass: from `fromMs` until `untilMs` it lies over the programme, which turns on underneath, so that afterwards
 * exactly the slide is there that would have been. `id` is `{takeover}.{version}.takeover`. The first variant is the original.
 */
export const PlayedTakeover = z.strictObject({
  id: z.string(),
  takeoverId: TakeoverId,
  kind: TakeoverKind,
  severity: Severity,
  drill: z.boolean(),
  fromMs: Instant,
  untilMs: Instant,
  variants: z.readonly(z.array(z.strictObject({ language: Language, title: z.string(), body: RichText }))),
});
export type PlayedTakeover = z.infer<typeof PlayedTakeover>;

/**
 * The document a screen plays, without regard to its name or place: screens of one audience share it. Its name is the SHA-256 of its
 * canonical JSON. `theme` is what hangs there outside the nights of its `look`. Segments tile [`fromMs`, `untilMs`) without gap or overlap. `loops` hold indices into `slides`.
 */
export const Playlist = z.strictObject({
  format: z.literal(2),
  fromMs: Instant,
  untilMs: Instant,
  theme: Theme,
  look: PlayedLook,
  zoneOffsets: z.readonly(z.array(ZoneOffset)),
  slides: z.readonly(z.array(Slide)),
  loops: z.readonly(z.array(z.readonly(z.array(z.int().check(z.minimum(0)))))),
  segments: z.readonly(z.array(Segment)),
  takeovers: z._default(z.readonly(z.array(PlayedTakeover)), []),
});
export type Playlist = z.infer<typeof Playlist>;

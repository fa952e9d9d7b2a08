import * as z from "zod/mini";
import { SlideContent } from "../../templates/registry.ts";
import { Category } from "./category.ts";
import { AnnouncementId, GroupId, UserId } from "./id.ts";
import { Language } from "./language.ts";
import { Precedence } from "./precedence.ts";
import { Schedule } from "./schedule.ts";
import { line } from "./text.ts";
import { Instant } from "./time.ts";

/** The most slides one announcement may have. */
export const MOST_SLIDES = 20;

/**
 * What an editor writes: one or more slides, each in all `languages`, of which the first is the original. A draft may be incomplete (empty
 * title, no target): `domain/programme/publishable.ts` says what is missing before it may be published.
 */
export const AnnouncementContent = z.strictObject({
  category: Category,
  languages: z.array(Language).check(
    z.minLength(1),
    z.maxLength(14),
    z.refine((all) => new Set(all).size === all.length, { error: "Each language only once" }),
  ),
  slides: z.array(SlideContent).check(
    z.minLength(1),
    z.maxLength(MOST_SLIDES),
    z.refine((slides) => new Set(slides.map(({ key }) => key)).size === slides.length, { error: "Each key only once" }),
  ),
  targets: z.array(GroupId).check(
    z.maxLength(500),
    z.refine((ids) => new Set(ids).size === ids.length, { error: "Each group only once" }),
  ),
  schedule: Schedule,
  precedence: z._default(Precedence, "normal"),
  weight: z.int().check(z.minimum(1), z.maximum(10)),
});
export type AnnouncementContent = z.infer<typeof AnnouncementContent>;

/** What an announcement is called: the title of its first slide in a language, by default the original; empty if none is written. */
export function titleIn({ slides, languages }: AnnouncementContent, language = languages[0]): string {
  const title = slides[0]?.fields.title;
  return (language && title?.[language]) ?? "";
}

/** What became of an announcement as of a moment: see `domain/programme/announcement-state.ts`. */
export const AnnouncementState = z.enum(["draft", "scheduled", "live", "ended", "withdrawn"]);
export type AnnouncementState = z.infer<typeof AnnouncementState>;

/**
 * One version in the append-only history. Every save makes one; `number` counts from 1. `publishedAtMs` is set on those that
 * went to the screens.
 */
export const AnnouncementVersion = z.strictObject({
  number: z.int(),
  content: AnnouncementContent,
  createdBy: UserId,
  createdByName: z.string(),
  createdAtMs: Instant,
  publishedAtMs: z.nullable(Instant),
});
export type AnnouncementVersion = z.infer<typeof AnnouncementVersion>;

/** An announcement with its newest content. `publishedVersion` is the one on the screens, or null if none is. */
export const Announcement = z.strictObject({
  id: AnnouncementId,
  version: z.int(),
  content: AnnouncementContent,
  publishedVersion: z.nullable(z.int()),
  publishedAtMs: z.nullable(Instant),
  withdrawnAtMs: z.nullable(Instant),
  state: AnnouncementState,
  createdAtMs: Instant,
  updatedAtMs: Instant,
  updatedByName: z.string(),
});
export type Announcement = z.infer<typeof Announcement>;

/** A published announcement as the resolver reads it. Times of validity are local; `publishedAtMs` is an instant. */
export interface PublishedAnnouncement {
  readonly id: AnnouncementId;
  readonly version: number;
  readonly publishedAtMs: number;
  readonly content: AnnouncementContent;
}

export const Title = line(300);

import * as z from "zod/mini";
import { Category } from "./category.ts";
import { AnnouncementId, GroupId, MediaId, UserId } from "./id.ts";
import { Language } from "./language.ts";
import { Precedence } from "./precedence.ts";
import { Schedule } from "./schedule.ts";
import { Template } from "./template.ts";
import { line, lines } from "./text.ts";
import { Instant } from "./time.ts";

/** The same announcement in one language. `body` is Markdown; `alt` describes the picture in this language. */
export const Variant = z.strictObject({
  language: Language,
  title: z.string().check(z.trim(), z.maxLength(300), z.regex(/^[^\p{Cc}]*$/u)),
  body: lines(5000),
  alt: z.string().check(z.trim(), z.maxLength(500)),
});
export type Variant = z.infer<typeof Variant>;

/** The picture of an announcement. A decorative one needs no description. */
export const Picture = z.strictObject({ mediaId: MediaId, decorative: z.boolean() });
export type Picture = z.infer<typeof Picture>;

/**
 * What an editor writes. A draft may be incomplete (empty title, no target): `domain/programme/publishable.ts` says what is missing
 * before it may be published. The first variant is the original. `dwellMs: null` means computed from the words.
 */
export const AnnouncementContent = z.strictObject({
  template: Template,
  category: Category,
  variants: z.array(Variant).check(
    z.minLength(1),
    z.maxLength(14),
    z.refine((variants) => new Set(variants.map((v) => v.language)).size === variants.length, { error: "Each language only once" }),
  ),
  picture: z.nullable(Picture),
  fields: z.record(z.string().check(z.maxLength(40)), z.string().check(z.maxLength(2000))),
  targets: z.array(GroupId).check(
    z.maxLength(500),
    z.refine((ids) => new Set(ids).size === ids.length, { error: "Each group only once" }),
  ),
  schedule: Schedule,
  precedence: z._default(Precedence, "normal"),
  weight: z.int().check(z.minimum(1), z.maximum(10)),
  dwellMs: z.nullable(z.int().check(z.minimum(3000), z.maximum(600_000))),
});
export type AnnouncementContent = z.infer<typeof AnnouncementContent>;

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

import type { AnnouncementContent, PublishedAnnouncement } from "../../../domain/model/announcement.ts";
import { AnnouncementId, ContentHash, GroupId, MediaId, TakeoverId } from "../../../domain/model/id.ts";
import { USUAL_LOOK } from "../../../domain/model/look.ts";
import { CENTRE, type MediaFiles, type Rendition } from "../../../domain/model/media.ts";
import type { Schedule } from "../../../domain/model/schedule.ts";
import { USUAL_PROGRAMME } from "../../../domain/model/screen.ts";
import { LocalDate, LocalDateTime, TimeZone } from "../../../domain/model/time.ts";
import type { AudienceSpec, City } from "../../../domain/programme/city.ts";
import type { Words } from "../../../templates/picture-use.ts";
import type { SlideContent } from "../../../templates/registry.ts";

/** Builders with harmless defaults: a test states only what it is about. */

function uuid(kind: number, n: number): string {
  return `${String(kind).padStart(8, "0")}-0000-4000-8000-${String(n).padStart(12, "0")}`;
}
export const announcementId = (n: number) => AnnouncementId.parse(uuid(1, n));
export const groupId = (n: number) => GroupId.parse(uuid(2, n));
export const takeoverId = (n: number) => TakeoverId.parse(uuid(4, n));
export const mediaId = (n: number) => MediaId.parse(uuid(3, n));
export const zone = (name: string) => TimeZone.parse(name);
export const local = (text: string) => LocalDateTime.parse(text);
/** The instant an ISO 8601 text with offset names. */
export const at = (iso: string) => Date.parse(iso);

interface Wording {
  readonly key?: string;
  readonly title?: Words;
  readonly body?: Words;
  readonly dwellMs?: number | null;
}

/** A slide of words alone. */
export function textSlide({ key = "slide1", title = { de: "Grippeschutz" }, body = {}, dwellMs = null }: Wording = {}): SlideContent {
  return { key, template: "text", dwellMs, fields: { title, body } };
}

/** A slide with a picture, a decorative one unless described. */
export function pictureSlide(
  picture: MediaId | null,
  alt: Words | null = null,
  { title = { de: "Grippeschutz" } }: Wording = {},
): SlideContent {
  const use = picture && { mediaId: picture, decorative: alt === null, alt: alt ?? {} };
  return { key: "slide1", template: "text-image", dwellMs: null, fields: { title, body: {}, picture: use, crop: "upright" } };
}

/** A slide with a person who has consented until the end of a day. */
export function personSlide(consentUntil: string, consent = true): SlideContent {
  const fields = { title: { de: "Willkommen" }, name: "Ada Lovelace", role: {}, body: {}, picture: null };
  return { key: "person", template: "person", dwellMs: null, fields: { ...fields, consent, consentUntil: LocalDate.parse(consentUntil) } };
}

export function schedule(change: Partial<Schedule> = {}): Schedule {
  return { from: null, until: null, windows: [], ...change };
}

export function content(change: Partial<AnnouncementContent> = {}): AnnouncementContent {
  return {
    category: "health",
    languages: ["de"],
    slides: [textSlide()],
    targets: [groupId(1)],
    schedule: schedule(),
    precedence: "normal",
    weight: 1,
    ...change,
  };
}

export function announcement(n: number, publishedAt: string, change: Partial<AnnouncementContent> = {}): PublishedAnnouncement {
  return { id: announcementId(n), version: 1, publishedAtMs: at(publishedAt), content: content(change) };
}

export function rendition(n: number): Rendition {
  return { hash: ContentHash.parse(String(n).padStart(64, "a")), type: "image/webp", width: 480, height: 270, bytes: 1000 + n };
}

/** An image of the library that is ready. */
export function image(n: number): MediaFiles {
  return { kind: "image", focus: CENTRE, renditions: [rendition(n)], pages: [], film: null };
}

export function city(change: Partial<City> = {}): City {
  const groups = [{ id: groupId(1), parentId: null }];
  const looks = { organisation: USUAL_LOOK, groups: new Map() };
  return { groups, announcements: [], media: new Map(), looks, takeovers: [], holidays: () => new Map(), ...change };
}

export function audience(change: Partial<AudienceSpec> = {}): AudienceSpec {
  return { ...USUAL_PROGRAMME, zone: zone("Europe/Berlin"), region: null, theme: "paper", groupIds: [groupId(1)], ...change };
}

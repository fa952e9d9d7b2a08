import type { AnnouncementContent, PublishedAnnouncement, Variant } from "../../../domain/model/announcement.ts";
import { AnnouncementId, ContentHash, GroupId, MediaId, TakeoverId } from "../../../domain/model/id.ts";
import type { Rendition } from "../../../domain/model/media.ts";
import type { Schedule } from "../../../domain/model/schedule.ts";
import { USUAL_PROGRAMME } from "../../../domain/model/screen.ts";
import { LocalDateTime, TimeZone } from "../../../domain/model/time.ts";
import type { AudienceSpec, City } from "../../../domain/programme/city.ts";

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

export function variant(change: Partial<Variant> = {}): Variant {
  return { language: "de", title: "Grippeschutz", body: "", alt: "", ...change };
}

export function schedule(change: Partial<Schedule> = {}): Schedule {
  return { from: null, until: null, windows: [], ...change };
}

export function content(change: Partial<AnnouncementContent> = {}): AnnouncementContent {
  return {
    template: "text",
    category: "health",
    variants: [variant()],
    picture: null,
    fields: {},
    targets: [groupId(1)],
    schedule: schedule(),
    precedence: "normal",
    weight: 1,
    dwellMs: null,
    ...change,
  };
}

export function announcement(n: number, publishedAt: string, change: Partial<AnnouncementContent> = {}): PublishedAnnouncement {
  return { id: announcementId(n), version: 1, publishedAtMs: at(publishedAt), content: content(change) };
}

export function rendition(n: number): Rendition {
  return { hash: ContentHash.parse(String(n).padStart(64, "a")), type: "image/webp", width: 480, height: 270, bytes: 1000 + n };
}

export function city(change: Partial<City> = {}): City {
  const groups = [{ id: groupId(1), parentId: null }];
  return { groups, announcements: [], renditions: new Map(), takeovers: [], holidays: () => new Map(), ...change };
}

export function audience(change: Partial<AudienceSpec> = {}): AudienceSpec {
  return { ...USUAL_PROGRAMME, zone: zone("Europe/Berlin"), region: null, theme: "paper", groupIds: [groupId(1)], ...change };
}

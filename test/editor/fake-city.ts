import { createHash, randomUUID } from "node:crypto";
import sharp from "sharp";
import { AnnouncementContent, type AnnouncementVersion } from "../../domain/model/announcement.ts";
import { AnnouncementId, ContentHash, GroupId, MediaId, ScreenId, SiteId, UserId } from "../../domain/model/id.ts";
import type { Media, Rendition } from "../../domain/model/media.ts";
import type { Group, Site } from "../../domain/model/place.ts";
import type { Presence } from "../../domain/model/screen.ts";
import type { ScreenSummary } from "../../domain/api/screens.ts";
import { Instant, TimeZone } from "../../domain/model/time.ts";
import type { Organisation, User } from "../../domain/model/user.ts";

/** The editor's tests need a server of their own only until the real one answers; this keeps everything in memory. */
export interface FakeAnnouncement {
  readonly id: AnnouncementId;
  readonly versions: AnnouncementVersion[];
  publishedVersion: number | null;
  publishedAtMs: Instant | null;
  withdrawnAtMs: Instant | null;
}

export const ZONE = TimeZone.parse("Europe/Berlin");
export const organisation: Organisation = { name: "Stadt Dortmund", zone: ZONE, language: "de" };
export const user: User = {
  id: UserId.parse(randomUUID()),
  name: "Sabine Krüger",
  email: "sabine@stadt.de",
  role: "admin",
  disabled: false,
  version: 1,
  createdAtMs: now(),
};
export const PASSWORD = "ein langes Passwort";

export function now(): Instant {
  return Instant.parse(Date.now());
}

function group(name: string, parentId: GroupId | null, position: number, screenCount: number): Group {
  return { id: GroupId.parse(randomUUID()), parentId, name, position, screenCount, version: 1, updatedAtMs: now() };
}

export function someGroups(): readonly Group[] {
  const all = group("Alle Beschäftigten", null, 0, 150);
  const fire = group("Feuerwehr", all.id, 0, 38);
  const kita = group("Fabido Kitas", all.id, 1, 51);
  const school = group("Schulhausmeister", all.id, 2, 61);
  return [all, fire, kita, school, group("Wache 1", fire.id, 0, 12), group("Wache 2", fire.id, 1, 14), group("Betriebshöfe", all.id, 3, 0)];
}

export function someSites(): readonly Site[] {
  return ["Feuerwache 1", "Betriebshof Nord", "Kita Hörde"].map((name, index) => ({
    id: SiteId.parse(randomUUID()),
    name,
    zone: ZONE,
    headcount: 40 + index * 12,
    screenCount: index + 1,
    version: 1,
    updatedAtMs: now(),
  }));
}

/** As many screens in each group as its count says, those of its own children taken off. */
export function someScreens(groups: readonly Group[]): readonly ScreenSummary[] {
  const [site] = someSites();
  if (!site) throw new Error("a city has sites");
  return groups.flatMap((group) => {
    const below = groups.filter(({ parentId }) => parentId === group.id).reduce((sum, { screenCount }) => sum + screenCount, 0);
    return Array.from({ length: group.screenCount - below }, (_, index) => screenIn(group, site, index));
  });
}

function screenIn(group: Group, site: Site, index: number): ScreenSummary {
  const id = ScreenId.parse(randomUUID());
  const presence: Presence = { screenId: id, state: "live", sinceMs: now(), lastSeenMs: now(), playlist: null, slide: null, player: "live", offsetMs: 3, engine: "Chromium 126", viewport: "1920x1080", faults: 0 };
  return { id, name: `${group.name} ${String(index + 1)}`, siteId: site.id, siteName: site.name, groupIds: [group.id], theme: "paper", pairedAtMs: now(), version: 1, updatedAtMs: now(), presence, slideTitle: null };
}

const PICTURE_SVG = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="1500"><rect width="1200" height="1500" fill="#f2c9a0"/><circle cx="850" cy="420" r="210" fill="#f9e7cd"/><path d="M0 1000Q300 800 600 950T1200 900V1500H0z" fill="#d98a58"/><path d="M200 550h240v700H200zM520 700h420v550H520z" fill="#14213a"/><rect y="1200" width="1200" height="300" fill="#7f2d1d"/></svg>`;

/** Stores an image as the server would, in one width and a thumbnail. @throws if the bytes are no image */
export async function storeImage(files: Map<string, Buffer>, name: string, bytes: Buffer): Promise<Media> {
  const rendition = async (width: number): Promise<Rendition> => {
    const { data, info } = await sharp(bytes).resize({ width, withoutEnlargement: true }).webp().toBuffer({ resolveWithObject: true });
    const hash = ContentHash.parse(createHash("sha256").update(data).digest("hex"));
    files.set(hash, data);
    return { hash, type: "image/webp", width: info.width, height: info.height, bytes: data.length };
  };
  const large = await rendition(960);
  return {
    id: MediaId.parse(randomUUID()),
    name,
    hash: large.hash,
    width: large.width,
    height: large.height,
    renditions: [large],
    thumbnail: await rendition(240),
    createdBy: user.id,
    createdAtMs: now(),
  };
}

export function drawnPicture(): Buffer {
  return Buffer.from(PICTURE_SVG);
}

export function newContent(content: Partial<AnnouncementContent>): AnnouncementContent {
  return AnnouncementContent.parse({
    template: "text",
    category: "general",
    variants: [{ language: "de", title: "", body: "", alt: "" }],
    picture: null,
    fields: {},
    targets: [],
    schedule: { from: null, until: null },
    weight: 1,
    dwellMs: null,
    ...content,
  });
}

export function someAnnouncements(groups: readonly Group[], picture: Media): FakeAnnouncement[] {
  const id = (name: string) => groups.filter((group) => group.name === name).map((group) => group.id);
  const one = (title: string, body: string, rest: Partial<AnnouncementContent>, state: "draft" | "live" | "withdrawn") =>
    stored(newContent({ variants: [{ language: "de", title, body, alt: rest.picture ? "Werk vor Abendsonne" : "" }], ...rest }), state);
  return [
    one("Grippeschutz: Impfteam kommt in die Wache", "Mittwoch, 25. November, 7 bis 11 Uhr, Schulungsraum im Erdgeschoss.\n\nOhne Termin, **Versichertenkarte genügt**.", { template: "text-image", category: "health", picture: { mediaId: picture.id, decorative: false }, targets: [...id("Feuerwehr"), ...id("Schulhausmeister")] }, "draft"),
    one("Wintereinsatz: Fahrzeugübergabe", "Halle 2, bitte pünktlich um 6 Uhr.", { category: "operations", targets: id("Betriebshöfe") }, "live"),
    one("Betriebsfest im Westfalenpark", "Alle sind eingeladen.", { category: "events", targets: id("Alle Beschäftigten"), schedule: AnnouncementContent.shape.schedule.parse({ from: "2027-06-01T08:00", until: "2027-06-20T18:00" }) }, "live"),
    one("Atemschutz: neue Prüffristen", "Bitte die Liste am Brett beachten.", { category: "safety", targets: id("Feuerwehr") }, "withdrawn"),
    one("Fortbildungstag: Anmeldung bis Freitag", "Im Saal der Volkshochschule.", { category: "training", targets: id("Fabido Kitas"), schedule: AnnouncementContent.shape.schedule.parse({ from: null, until: "2025-03-01T08:00" }) }, "live"),
  ];
}

export function stored(content: AnnouncementContent, state: "draft" | "live" | "withdrawn" = "draft"): FakeAnnouncement {
  const published = state === "draft" ? null : now();
  return {
    id: AnnouncementId.parse(randomUUID()),
    versions: [version(1, content, "Sabine Krüger", published)],
    publishedVersion: published === null ? null : 1,
    publishedAtMs: published,
    withdrawnAtMs: state === "withdrawn" ? now() : null,
  };
}

export function version(number: number, content: AnnouncementContent, by: string, publishedAtMs: Instant | null = null): AnnouncementVersion {
  return { number, content, createdBy: user.id, createdByName: by, createdAtMs: now(), publishedAtMs };
}

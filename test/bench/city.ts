import { join } from "node:path";
import * as z from "zod/mini";
import { AnnouncementContent } from "../../domain/model/announcement.ts";
import type { AnnouncementId, GroupId, ScreenId, SiteId, UserId } from "../../domain/model/id.ts";
import { USUAL_DISPLAY, USUAL_PROGRAMME } from "../../domain/model/screen.ts";
import { TimeZone } from "../../domain/model/time.ts";
import { Organisation } from "../../domain/model/user.ts";
import { audienceKey } from "../../domain/programme/audience-key.ts";
import { insertAnnouncement, setPublished, setTargets } from "../../server/announcements/announcement-repository.ts";
import { insertVersion, markPublished } from "../../server/announcements/version-repository.ts";
import { insertGroup } from "../../server/groups/group-repository.ts";
import { insertAccount } from "../../server/people/account-repository.ts";
import { insertSession } from "../../server/people/session-repository.ts";
import { type Db, openDatabase } from "../../server/platform/database/database.ts";
import { migrateToLatest } from "../../server/platform/database/migrate.ts";
import { newId, newSecret, sha256 } from "../../server/platform/secret.ts";
import { insertScreen } from "../../server/screens/screen-repository.ts";
import { saveOrganisation } from "../../server/settings/settings-repository.ts";
import { insertSite } from "../../server/sites/site-repository.ts";
import { textSlide } from "../server/running-server.ts";

const ZONE = z.parse(TimeZone, "Europe/Berlin");
const SESSION_MS = 12 * 3_600_000;

/** A city in a data folder, with what is needed to act in it from outside. */
export interface BenchCity {
  readonly tokens: readonly string[];
  /** The `Cookie` header of an administrator. */
  readonly cookie: string;
  readonly siteId: SiteId;
  readonly everybody: GroupId;
  /** The announcement that is published again and again, targeted at everybody. Its newest version is 1. */
  readonly announcementId: AnnouncementId;
}

export interface CityWish {
  readonly screens: number;
  /** Groups that the screens are dealt out to, each with an announcement of its own, so that each has another playlist. */
  readonly audiences: number;
}

/** Fills a database as if a city had been at work: one site, a tree of two levels, paired screens, announcements that are live. */
export async function buildCity(dataDir: string, { screens, audiences }: CityWish): Promise<BenchCity> {
  const db = openDatabase({ kind: "sqlite", file: join(dataDir, "aushang.sqlite") });
  try {
    await migrateToLatest(db);
    return await db.transaction().execute((tx) => fill(tx, screens, audiences));
  } finally {
    await db.destroy();
  }
}

async function fill(db: Db, screens: number, audiences: number): Promise<BenchCity> {
  const nowMs = Date.now();
  await saveOrganisation(db, z.parse(Organisation, { name: "Stadt Lindenau", zone: ZONE, language: "de" }));
  const { userId, cookie } = await insertAdministrator(db, nowMs);
  const siteId = newId<SiteId>();
  await insertSite(db, siteId, { name: "Rathaus", zone: ZONE, region: null, headcount: 400 }, nowMs);
  const everybody = newId<GroupId>();
  await insertGroup(db, everybody, { name: "Alle", parentId: null }, 0, nowMs);
  const groups = await insertGroups(db, everybody, audiences, nowMs);
  for (const groupId of audiences > 1 ? groups : []) await insertPublished(db, userId, contentFor([groupId], 0, 300), nowMs);
  const announcementId = await insertPublished(db, userId, contentFor([everybody], 0), nowMs);
  return { tokens: await insertScreens(db, siteId, groups, screens, nowMs), cookie, siteId, everybody, announcementId };
}

/**
 * An announcement's content whose playlist is some 4 KB long. `turn` makes it another one each time.
 * @param length of the body in characters
 */
export function contentFor(targets: readonly GroupId[], turn: number, length = 2900): AnnouncementContent {
  const text = `Ausgabe ${String(turn)}. ${"Die Kantine bleibt am Freitag geschlossen, Essen gibt es im Haus gegenüber. ".repeat(60)}`;
  return z.parse(AnnouncementContent, {
    category: "general",
    languages: ["de"],
    slides: [textSlide(`Mitteilung ${String(turn)}`, text.slice(0, length))],
    targets: [...targets],
    schedule: { from: null, until: null, windows: [] },
    weight: 1,
  });
}

/** Somebody signed in, without a password. */
export async function insertAdministrator(db: Db, nowMs: number): Promise<{ readonly userId: UserId; readonly cookie: string }> {
  const userId = newId<UserId>();
  const passwordHash = "nobody signs in with this";
  await insertAccount(db, { id: userId, name: "Bench", email: "bench@lindenau.example", role: "admin", passwordHash }, nowMs);
  const token = newSecret();
  await insertSession(db, { tokenHash: sha256(token), userId, nowMs, expiresAtMs: nowMs + SESSION_MS });
  return { userId, cookie: `aushang=${token}` };
}

async function insertGroups(db: Db, parentId: GroupId, count: number, nowMs: number): Promise<readonly GroupId[]> {
  const ids = Array.from({ length: count }, () => newId<GroupId>());
  for (const [index, id] of ids.entries()) await insertGroup(db, id, { name: `Bereich ${String(index)}`, parentId }, index, nowMs);
  return ids;
}

async function insertScreens(db: Db, siteId: SiteId, groups: readonly GroupId[], count: number, nowMs: number): Promise<readonly string[]> {
  const tokens = Array.from({ length: count }, newSecret);
  for (const [index, token] of tokens.entries()) {
    const groupIds = groups.slice(index % groups.length, (index % groups.length) + 1);
    const draft = {
      name: `Bildschirm ${String(index)}`,
      siteId,
      groupIds: [...groupIds],
      theme: "paper" as const,
      programme: USUAL_PROGRAMME,
      viewing: null,
      display: USUAL_DISPLAY,
    };
    const key = audienceKey({ zone: ZONE, region: null, theme: "paper", groupIds, ...USUAL_PROGRAMME });
    await insertScreen(db, { id: newId<ScreenId>(), draft, siteName: "Rathaus", audienceKey: key, tokenHash: sha256(token), nowMs });
  }
  return tokens;
}

/** An announcement that is on the screens as version 1. */
export async function insertPublished(db: Db, createdBy: UserId, content: AnnouncementContent, nowMs: number): Promise<AnnouncementId> {
  const id = newId<AnnouncementId>();
  await insertAnnouncement(db, id, content, nowMs);
  await insertVersion(db, { id, number: 1, content, createdBy, nowMs });
  await setTargets(db, id, content.targets);
  await setPublished(db, { id, version: 1, startsAtMs: null, endsAtMs: null, nowMs });
  await markPublished(db, id, 1, nowMs);
  return id;
}

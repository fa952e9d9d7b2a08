import { join } from "node:path";
import * as z from "zod/mini";
import { AnnouncementContent } from "../../domain/model/announcement.ts";
import type { AnnouncementId, GroupId, SiteId, UserId } from "../../domain/model/id.ts";
import { insertAnnouncement, setPublished, setTargets } from "../../server/announcements/announcement-repository.ts";
import { insertVersion, markPublished } from "../../server/announcements/version-repository.ts";
import { stockCity } from "../../server/fleet/stock-city.ts";
import { findGroups } from "../../server/groups/group-repository.ts";
import { type Db, openDatabase } from "../../server/platform/database/database.ts";
import { migrateToLatest } from "../../server/platform/database/migrate.ts";
import { newId } from "../../server/platform/secret.ts";
import { textSlide } from "../server/running-server.ts";

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
  const names = Array.from({ length: audiences }, (_, index) => `Bereich ${String(index)}`);
  const city = await stockCity(db, screens, names);
  const groups = (await findGroups(db)).filter(({ parentId }) => parentId !== null);
  for (const { id } of audiences > 1 ? groups : []) await insertPublished(db, city.userId, contentFor([id], 0, 300), nowMs);
  const announcementId = await insertPublished(db, city.userId, contentFor([city.everybody], 0), nowMs);
  return { ...city, announcementId };
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

import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { AnnouncementId, ContentHash, ScreenId, SiteId, UserId } from "../../../domain/model/id.ts";
import { USUAL_DISPLAY, USUAL_PROGRAMME } from "../../../domain/model/screen.ts";
import { DAY_MS, TimeZone } from "../../../domain/model/time.ts";
import { type AnnouncementPaint, findDeliveryAt, saveDeliveries, savePaints } from "../../../server/delivery/delivery-repository.ts";
import { forgetHistory } from "../../../server/delivery/forget-history.ts";
import { insertAccount } from "../../../server/people/account-repository.ts";
import type { Db } from "../../../server/platform/database/database.ts";
import { newId, sha256 } from "../../../server/platform/secret.ts";
import { savePlaylist, setAudiencePlaylist } from "../../../server/playlists/playlist-repository.ts";
import { insertScreen } from "../../../server/screens/screen-repository.ts";
import { insertSite } from "../../../server/sites/site-repository.ts";
import { DIALECTS, type TestDatabase } from "../databases.ts";

/** Monday, 4 January 2027, 08:00 in Berlin. */
const NOW_MS = 1_799_046_000_000;
const KEEP_DAYS = 90;
const daysAgo = (days: number) => NOW_MS - days * DAY_MS;

describe.each(DIALECTS)("history on $dialect", ({ open }) => {
  let database: TestDatabase;
  let db: Db;
  const siteId = newId<SiteId>();
  const ada = newId<UserId>();

  beforeAll(async () => {
    database = await open();
    db = database.db;
    await insertSite(db, siteId, { name: "Wache", zone: TimeZone.parse("Europe/Berlin"), region: null, headcount: 1 }, 0);
    await insertAccount(db, { id: ada, role: "admin", name: "Ada", email: "ada@stadt.example", passwordHash: "x" }, 0);
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    for (const table of ["delivery", "announcement_paint", "announcement", "audience", "playlist", "screen"] as const)
      await db.deleteFrom(table).execute();
  });

  async function addScreen(): Promise<ScreenId> {
    const id = newId<ScreenId>();
    const draft = {
      name: "S",
      siteId,
      groupIds: [],
      theme: "paper" as const,
      programme: USUAL_PROGRAMME,
      viewing: null,
      display: USUAL_DISPLAY,
    };
    await insertScreen(db, { id, draft, siteName: "Wache", audienceKey: "a", tokenHash: sha256(id), nowMs: 0 });
    return id;
  }

  /** A delivery for each of these ages in days, of a playlist stored then, taken over a second later. */
  async function deliver(screenId: ScreenId, ages: readonly number[]): Promise<void> {
    for (const age of ages) {
      const hash = hashOf(screenId, age);
      await savePlaylist(db, { hash, text: "{}" }, daysAgo(age));
      await saveDeliveries(db, [{ screenId, hash, pushedAtMs: daysAgo(age), appliedAtMs: daysAgo(age) + 1000, paintedAtMs: null }]);
    }
  }

  const hashOf = (screenId: ScreenId, age: number) => sha256(`${screenId} ${String(age)}`) as ContentHash;
  const agesOf = async (screenId: ScreenId) => {
    const rows = await db.selectFrom("delivery").select("pushed_at").where("screen_id", "=", screenId).orderBy("pushed_at").execute();
    return rows.map((row) => Math.round((NOW_MS - row.pushed_at) / DAY_MS));
  };
  const playlists = async () => new Set((await db.selectFrom("playlist").select("hash").execute()).map(({ hash }) => hash));

  async function addAnnouncement(published: { version: number; endsAtMs?: number; withdrawnAtMs?: number }): Promise<AnnouncementId> {
    const id = newId<AnnouncementId>();
    const times = { published_at: 0, starts_at: null, created_at: 0, updated_at: 0 };
    const ends = { withdrawn_at: published.withdrawnAtMs ?? null, ends_at: published.endsAtMs ?? null };
    await db
      .insertInto("announcement")
      .values({ id, version: 3, published_version: published.version, search: "", ...times, ...ends })
      .execute();
    return id;
  }
  const versionsPainted = async (id: AnnouncementId) => {
    const rows = await db.selectFrom("announcement_paint").select("version").where("announcement_id", "=", id).orderBy("version").execute();
    return rows.map(({ version }) => version);
  };

  it("keeps what was delivered since then, and what each screen had at that moment", async () => {
    const screen = await addScreen();
    await deliver(screen, [200, 150, 91, 89, 10]);
    expect(await forgetHistory(db, NOW_MS, KEEP_DAYS)).toEqual({ deliveries: 2, paints: 0, playlists: 2 });
    expect(await agesOf(screen)).toEqual([91, 89, 10]);
    expect((await findDeliveryAt(db, screen, daysAgo(90))).delivery?.hash).toBe(hashOf(screen, 91));
    expect(await playlists()).toEqual(new Set([hashOf(screen, 91), hashOf(screen, 89), hashOf(screen, 10)]));
  });

  it("never forgets the last delivery of a screen, however old, nor its playlist", async () => {
    const [silent, busy] = [await addScreen(), await addScreen()];
    await deliver(silent, [400, 300]);
    await deliver(busy, [400, 300, 1]);
    await forgetHistory(db, NOW_MS, KEEP_DAYS);
    expect([await agesOf(silent), await agesOf(busy)]).toEqual([[300], [300, 1]]);
    expect((await playlists()).has(hashOf(silent, 300))).toBe(true);
  });

  it("takes a delivery for over only once the screen had the next", async () => {
    const screen = await addScreen();
    await deliver(screen, [100]);
    const late = hashOf(screen, 95);
    await saveDeliveries(db, [{ screenId: screen, hash: late, pushedAtMs: daysAgo(95), appliedAtMs: daysAgo(80), paintedAtMs: null }]);
    await forgetHistory(db, NOW_MS, KEEP_DAYS);
    expect(await agesOf(screen)).toEqual([100, 95]);
  });

  it("never forgets a playlist that an audience has", async () => {
    const hash = sha256("had") as ContentHash;
    await savePlaylist(db, { hash, text: "{}" }, daysAgo(500));
    await setAudiencePlaylist(db, "a", hash, daysAgo(500));
    const unused = sha256("unused") as ContentHash;
    await savePlaylist(db, { hash: unused, text: "{}" }, daysAgo(91));
    const young = sha256("young") as ContentHash;
    await savePlaylist(db, { hash: young, text: "{}" }, daysAgo(89));
    expect((await forgetHistory(db, NOW_MS, KEEP_DAYS)).playlists).toBe(1);
    expect(await playlists()).toEqual(new Set([hash, young]));
  });

  it("forgets old paints, but not those of versions that may have been on the screens since", async () => {
    const screenId = await addScreen();
    const live = await addAnnouncement({ version: 2 });
    const ended = await addAnnouncement({ version: 2, endsAtMs: daysAgo(91) });
    const endedSince = await addAnnouncement({ version: 2, endsAtMs: daysAgo(89) });
    const withdrawn = await addAnnouncement({ version: 2, withdrawnAtMs: daysAgo(100) });
    const paint = (announcementId: AnnouncementId, version: number, age: number): AnnouncementPaint => {
      return { announcementId, version, screenId, paintedAtMs: daysAgo(age) };
    };
    for (const id of [live, ended, endedSince, withdrawn]) await savePaints(db, [paint(id, 1, 120), paint(id, 2, 110), paint(id, 3, 89)]);
    expect((await forgetHistory(db, NOW_MS, KEEP_DAYS)).paints).toBe(6);
    expect([await versionsPainted(live), await versionsPainted(endedSince)]).toEqual([
      [2, 3],
      [2, 3],
    ]);
    expect([await versionsPainted(ended), await versionsPainted(withdrawn)]).toEqual([[3], [3]]);
  });

  it("forgets batch after batch until nothing old is left", async () => {
    const screen = await addScreen();
    await deliver(
      screen,
      Array.from({ length: 900 }, (_, index) => 1000 - index),
    );
    expect((await forgetHistory(db, NOW_MS, KEEP_DAYS)).deliveries).toBe(899);
    expect(await forgetHistory(db, NOW_MS, KEEP_DAYS)).toEqual({ deliveries: 0, paints: 0, playlists: 0 });
  });

  it("loses no answer about any moment since then, whatever was delivered when", async () => {
    const screen = await addScreen();
    const ages = Array.from({ length: 60 }, () => Math.floor(Math.random() * 180 * 24) / 24);
    await deliver(
      screen,
      [...new Set(ages)].sort((a, b) => b - a),
    );
    const moments = Array.from({ length: 40 }, (_, index) => daysAgo(KEEP_DAYS * (index / 40)));
    const answers = async () => Promise.all(moments.map((atMs) => findDeliveryAt(db, screen, atMs)));
    const before = await answers();
    await forgetHistory(db, NOW_MS, KEEP_DAYS);
    expect(await answers()).toEqual(before);
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { AnnouncementId, GroupId, ScreenId, SiteId, UserId } from "../../../domain/model/id.ts";
import { Playlist } from "../../../domain/model/playlist.ts";
import { type ScreenProgramme, type Theme, USUAL_DISPLAY, USUAL_PROGRAMME } from "../../../domain/model/screen.ts";
import { DAY_MS, HOUR_MS, LocalTime, TimeZone } from "../../../domain/model/time.ts";
import { Organisation } from "../../../domain/model/user.ts";
import { audienceKey } from "../../../domain/programme/audience-key.ts";
import { createAnnouncementService } from "../../../server/announcements/announcement-service.ts";
import { insertGroup } from "../../../server/groups/group-repository.ts";
import { insertAccount } from "../../../server/people/account-repository.ts";
import type { Db } from "../../../server/platform/database/database.ts";
import { News } from "../../../server/platform/news.ts";
import { newId, sha256 } from "../../../server/platform/secret.ts";
import { type ChangedAudience, createPlaylistService, type PlaylistService } from "../../../server/playlists/playlist-service.ts";
import { deleteScreen, insertScreen } from "../../../server/screens/screen-repository.ts";
import { insertSite } from "../../../server/sites/site-repository.ts";
import { allReadable, cityReader } from "../city-reader.ts";
import { DIALECTS, type TestDatabase } from "../databases.ts";
import { announcementFor } from "../running-server.ts";

/** Monday, 4 January 2027, 08:00 in Berlin. */
const START_MS = 1_799_046_000_000;
const BERLIN = TimeZone.parse("Europe/Berlin");
const ADA = { id: newId<UserId>(), role: "admin" } as const;
const [root, fire, schools] = [newId<GroupId>(), newId<GroupId>(), newId<GroupId>()];
const siteId = newId<SiteId>();
const SPEC = { zone: BERLIN, region: null, theme: "paper", ...USUAL_PROGRAMME } as const;
const inFire = audienceKey({ ...SPEC, groupIds: [fire] });
const inSchools = audienceKey({ ...SPEC, groupIds: [schools] });

describe.each(DIALECTS)("playlists on $dialect", ({ open }) => {
  let database: TestDatabase;
  let db: Db;
  let nowMs: number;
  let playlists: PlaylistService;

  beforeAll(async () => {
    database = await open();
    db = database.db;
    await insertAccount(db, { ...ADA, name: "Ada", email: "ada@stadt.example", passwordHash: "x" }, START_MS);
    await insertSite(db, siteId, { name: "Wache", zone: BERLIN, region: null, headcount: 1 }, START_MS);
    await insertGroup(db, root, { name: "Alle", parentId: null }, 0, START_MS);
    await insertGroup(db, fire, { name: "Feuerwehr", parentId: root }, 0, START_MS);
    await insertGroup(db, schools, { name: "Schulen", parentId: root }, 1, START_MS);
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    for (const table of ["announcement", "audience", "playlist", "screen"] as const) await db.deleteFrom(table).execute();
    nowMs = START_MS;
    playlists = startedAnew();
    await addScreen([fire]);
    await addScreen([schools]);
    await playlists.start();
  });

  function startedAnew(on: Db = db): PlaylistService {
    return createPlaylistService({ db: on, now: () => nowMs, city: cityReader(on, () => nowMs), tellUnreadable: allReadable });
  }

  async function addScreen(groupIds: GroupId[], theme: Theme = "paper", programme: ScreenProgramme = USUAL_PROGRAMME): Promise<ScreenId> {
    const id = newId<ScreenId>();
    const draft = { name: "S", siteId, groupIds, theme, programme, viewing: null, display: USUAL_DISPLAY };
    await insertScreen(db, {
      id,
      draft,
      siteName: "Wache",
      audienceKey: audienceKey({ ...SPEC, ...programme, theme, groupIds }),
      tokenHash: sha256(id),
      nowMs,
    });
    return id;
  }

  function announcements() {
    const news = new News((error) => {
      throw error;
    });
    const organisation = Organisation.parse({ name: "Stadt", zone: BERLIN, language: "de" });
    return createAnnouncementService({ db, now: () => nowMs, news, readOrganisation: () => Promise.resolve(organisation) });
  }

  async function publish(targets: GroupId[], title: string): Promise<AnnouncementId> {
    const { id } = await announcements().create(ADA, announcementFor(targets, title), null);
    await announcements().publish(ADA, id, 1);
    return id;
  }

  const keysOf = (changed: readonly ChangedAudience[]) => changed.map(({ key }) => key).sort();
  const titlesFor = async (key: string, service = playlists) =>
    Playlist.parse(JSON.parse((await service.currentPlaylist(key)).text)).slides.map(({ title }) => title);
  const storedFor = (key: string) => db.selectFrom("audience").selectAll().where("key", "=", key).executeTakeFirst();

  it("are compiled afresh only where a publish is targeted", async () => {
    await publish([fire], "Nur Feuerwehr");
    const schoolsBefore = await storedFor(inSchools);
    nowMs += 1000;
    expect(keysOf(await playlists.recompileReached([fire]))).toEqual([inFire]);
    expect(await titlesFor(inFire)).toEqual(["Nur Feuerwehr"]);
    expect(await titlesFor(inSchools)).toEqual([]);
    expect(await storedFor(inSchools)).toEqual(schoolsBefore);
    expect((await storedFor(inFire))?.playlist_hash).toBe(playlists.currentHash(inFire));
  });

  it("reach everything below a group", async () => {
    await publish([root], "Für alle");
    expect(keysOf(await playlists.recompileReached([root]))).toEqual([inFire, inSchools].sort());
    expect((await playlists.reachedBy([root])).sort()).toEqual([inFire, inSchools].sort());
    expect(await playlists.reachedBy([newId<GroupId>()])).toEqual([]);
  });

  it("that come out the same are told to nobody", async () => {
    await publish([fire], "Einmal");
    await playlists.recompileReached([fire]);
    expect(await playlists.recompileReached([fire])).toEqual([]);
    expect(await playlists.recompileAll()).toEqual([]);
  });

  it("are named by what is in them, the same after every restart and on every machine", async () => {
    await publish([fire], "Bleibt gleich");
    await publish([root], "Auch das");
    await playlists.recompileAll();
    const { hash, text } = await playlists.currentPlaylist(inFire);
    expect(hash).toBe(sha256(text));
    const again = startedAnew();
    expect(await again.start()).toEqual([]);
    expect(await again.currentPlaylist(inFire)).toEqual({ hash, text });
    await db.deleteFrom("audience").execute();
    await db.deleteFrom("playlist").execute();
    const elsewhere = startedAnew();
    await elsewhere.start();
    expect(await elsewhere.currentPlaylist(inFire)).toEqual({ hash, text });
  });

  it("are set right at the start when the server died between a commit and the compilation", async () => {
    const id = await publish([fire], "Vor dem Absturz");
    const again = startedAnew();
    expect(keysOf(await again.start())).toEqual([inFire]);
    expect(await titlesFor(inFire, again)).toEqual(["Vor dem Absturz"]);
    await announcements().withdraw(ADA, id, 1);
    const third = startedAnew();
    expect(keysOf(await third.start())).toEqual([inFire]);
    expect(await titlesFor(inFire, third)).toEqual([]);
  });

  it("compiled many times at once never end with an older one", async () => {
    const pushed = new Map<string, string>();
    const push = (changed: readonly ChangedAudience[]) => {
      for (const { key, playlist } of changed) pushed.set(key, playlist.hash);
    };
    const titles = Array.from({ length: 12 }, (_, index) => `Nr. ${String(index)}`);
    await Promise.all(
      titles.map(async (title) => {
        await publish([fire], title);
        await playlists.recompileReached([fire], push);
      }),
    );
    expect((await titlesFor(inFire)).toSorted()).toEqual(titles.toSorted());
    expect(pushed.get(inFire)).toBe(playlists.currentHash(inFire));
    expect((await storedFor(inFire))?.playlist_hash).toBe(playlists.currentHash(inFire));
  });

  it("wait in line behind a slow push, so that the older one cannot arrive last", async () => {
    const { promise: mayGoOn, resolve: goOn } = Promise.withResolvers<void>();
    const order: string[] = [];
    await publish([fire], "Erste");
    const first = playlists.recompileReached([fire], async () => {
      await mayGoOn;
      order.push("first");
    });
    await publish([fire], "Zweite");
    const second = playlists.recompileReached([fire], () => void order.push("second"));
    goOn();
    await Promise.all([first, second]);
    expect(order).toEqual(["first", "second"]);
    expect((await titlesFor(inFire)).toSorted()).toEqual(["Erste", "Zweite"]);
  });

  it("are stored, and compiled the next time, also when a push fails", async () => {
    await publish([fire], "Trotzdem");
    const fail = () => Promise.reject(new Error("no wire"));
    await expect(playlists.recompileReached([fire], fail)).rejects.toThrow("no wire");
    expect((await storedFor(inFire))?.playlist_hash).toBe(playlists.currentHash(inFire));
    await publish([fire], "Danach");
    expect(keysOf(await playlists.recompileReached([fire]))).toEqual([inFire]);
  });

  it("that could not be stored are stored the next time", async () => {
    await publish([fire], "Platte voll");
    await db.schema.alterTable("audience").renameTo("audience_away").execute();
    await expect(playlists.recompileReached([fire])).rejects.toThrow("audience");
    await db.schema.alterTable("audience_away").renameTo("audience").execute();
    expect(await titlesFor(inFire)).toEqual(["Platte voll"]);
    await playlists.recompileAll();
    expect((await storedFor(inFire))?.playlist_hash).toBe(playlists.currentHash(inFire));
  });

  it("of an audience that nobody is in any more are made anew when somebody returns", async () => {
    const night = audienceKey({ ...SPEC, theme: "night", groupIds: [fire] });
    const leaving = await addScreen([fire], "night");
    expect(await titlesFor(night)).toEqual([]);
    await deleteScreen(db, leaving);
    await publish([fire], "Inzwischen");
    await playlists.recompileReached([fire]);
    await addScreen([fire], "night");
    expect(await titlesFor(night)).toEqual(["Inzwischen"]);
  });

  it("of a new audience are compiled when they are first asked for", async () => {
    await publish([fire], "Schon da");
    const night = audienceKey({ ...SPEC, theme: "night", groupIds: [fire] });
    await addScreen([fire], "night");
    expect(playlists.currentHash(night)).toBeNull();
    const asked = await Promise.all([playlists.currentPlaylist(night), playlists.currentPlaylist(night)]);
    expect(new Set(asked.map(({ hash }) => hash)).size).toBe(1);
    expect(playlists.currentHash(night)).toBe(asked[0].hash);
  });

  it("of audiences without screens are forgotten at the start", async () => {
    await db.deleteFrom("screen").execute();
    await startedAnew().start();
    expect(await db.selectFrom("audience").selectAll().execute()).toEqual([]);
  });

  it("compiled every few hours never reach less than 14 days ahead, and 35 for a screen that asks", async () => {
    const far = { ...USUAL_PROGRAMME, horizonDays: 35 as const };
    await addScreen([fire], "paper", far);
    const inFar = audienceKey({ ...SPEC, ...far, groupIds: [fire] });
    await publish([root], "Immer");
    await playlists.recompileAll();
    const leftIn = async (key: string) =>
      (Playlist.parse(JSON.parse((await playlists.currentPlaylist(key)).text)).untilMs - nowMs) / DAY_MS;
    const least = new Map([
      [inFire, 1000],
      [inFar, 1000],
    ]);
    for (let hours = 0; hours < 3 * 7 * 24; hours += 5) {
      nowMs += 5 * HOUR_MS;
      // Looked at when the job is most overdue.
      for (const [key, days] of least) least.set(key, Math.min(days, await leftIn(key)));
      await playlists.recompileAll();
    }
    expect(least.get(inFire)).toBeGreaterThanOrEqual(14);
    expect(least.get(inFar)).toBeGreaterThanOrEqual(35);
  });

  it("differ between screens with other quiet hours or another minimum, and only then", async () => {
    const night = { start: LocalTime.parse("22:00"), end: LocalTime.parse("05:00"), weekdays: [1, 2, 3, 4, 5, 6, 7] };
    const quiet = { ...USUAL_PROGRAMME, quietHours: [night] };
    const more = { ...USUAL_PROGRAMME, minimumShown: 5 };
    for (const programme of [quiet, more]) await addScreen([fire], "paper", programme);
    const filler = announcementFor([fire], "Füller");
    const { id } = await announcements().create(ADA, { ...filler, precedence: "filler" }, null);
    await announcements().publish(ADA, id, 1);
    for (const title of ["Eins", "Zwei", "Drei"]) await publish([fire], title);
    await playlists.recompileAll();
    const parsed = async (programme: ScreenProgramme) =>
      Playlist.parse(JSON.parse((await playlists.currentPlaylist(audienceKey({ ...SPEC, ...programme, groupIds: [fire] }))).text));
    expect((await parsed(USUAL_PROGRAMME)).slides).toHaveLength(3);
    expect((await parsed(more)).slides).toHaveLength(4);
    expect((await parsed(quiet)).segments.filter((segment) => segment.quiet).length).toBeGreaterThanOrEqual(21);
  });

  it("of the past are found by their hash, unknown ones are an error", async () => {
    const { hash: before } = await playlists.currentPlaylist(inFire);
    await publish([fire], "Neu");
    await playlists.recompileReached([fire]);
    expect((await playlists.byHash(before)).hash).toBe(before);
    await expect(playlists.byHash(sha256("nothing") as typeof before)).rejects.toThrow("is not stored");
  });

  it("know the titles of their slides, also of withdrawn ones", async () => {
    const id = await publish([fire], "Mit Namen");
    await playlists.recompileReached([fire]);
    await announcements().withdraw(ADA, id, 1);
    await playlists.recompileReached([fire]);
    expect(playlists.titleOf(`${id}.1.de`)).toBe("Mit Namen");
    expect(playlists.titleOf("unknown")).toBeNull();
  });
});

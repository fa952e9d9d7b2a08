import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type PlaylistMessage, ScreenCard } from "../../../domain/api/player-events.ts";
import { HolidayRegion } from "../../../domain/model/holiday.ts";
import type { GroupId, SiteId } from "../../../domain/model/id.ts";
import { Playlist } from "../../../domain/model/playlist.ts";
import { ProblemDetails } from "../../../domain/model/problem.ts";
import { USUAL_DISPLAY, USUAL_PROGRAMME } from "../../../domain/model/screen.ts";
import { DAY_MS, LocalTime, TimeZone } from "../../../domain/model/time.ts";
import { qrCode } from "../../../domain/reading/qr-code.ts";
import { refusalOf } from "../refusal.ts";
import { addPlaces, announcementFor, type Client, type Player, pairScreen, playerSocket, type RunningServer } from "../running-server.ts";
import { SERVERS } from "../servers.ts";

describe.each(SERVERS)("screens on $database", ({ start }) => {
  let server: RunningServer;
  let client: Client;
  let siteId: SiteId;
  let fire: GroupId;
  let rootId: GroupId;

  beforeAll(async () => {
    server = await start();
    client = server.client;
    const places = await addPlaces(client, ["Feuerwehr"]);
    ({ siteId, rootId } = places);
    [fire] = places.groupIds as [GroupId];
  });
  afterAll(() => server.stop());

  const draft = (name: string) => ({ name, siteId, groupIds: [fire], theme: "paper" as const, programme: USUAL_PROGRAMME });

  it("is paired by a code that gives nothing by itself", async () => {
    const anyone = server.clientWith({});
    const { id, code, secret } = await anyone.pairings.start();
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/);
    expect((await refusalOf(anyone.pairings.collect({ id, secret: "guessed" }))).code).toBe("not-found");
    const waiting = anyone.pairings.collect({ id, secret });
    const typed = `${code.slice(0, 4).toLowerCase()}-${code.slice(4).toLowerCase()}`;
    const screen = await client.pairings.claim({ code: typed, screen: draft("Aufenthaltsraum") });
    expect(screen).toMatchObject({ name: "Aufenthaltsraum", siteName: "Feuerwache 1", groupIds: [fire] });
    expect(await waiting).toMatchObject({ state: "paired", screenName: "Aufenthaltsraum" });
    expect((await refusalOf(client.pairings.claim({ code, screen: draft("Noch einmal") }))).issues?.[0]?.rule).toBe("unknown-code");
  });

  it("shows a QR code that leads to where it is claimed", async () => {
    const start = await server.clientWith({}).pairings.start();
    expect(start.qrCode).toBe(qrCode(`${server.origin}/pair#${start.code}`));
  });

  it("may be claimed by nobody who is not signed in", async () => {
    const { code } = await server.clientWith({}).pairings.start();
    expect((await refusalOf(server.clientWith({}).pairings.claim({ code, screen: draft("Fremd") }))).code).toBe("not-signed-in");
  });

  it("is new until it is heard of", async () => {
    const { screenId } = await pairScreen(server, draft("Stumm"));
    const screen = await client.screens.read({ id: screenId });
    expect(screen.presence).toMatchObject({ state: "new", lastSeenMs: null, slide: null });
    expect(screen.slideTitle).toBeNull();
    expect((await client.screens.list({ state: "new", search: "stumm" })).items).toHaveLength(1);
    expect((await client.screens.list({ state: "live", search: "stumm" })).items).toHaveLength(0);
  });

  it("keeps from where it is read, unknown until somebody has measured", async () => {
    const { screenId } = await pairScreen(server, draft("Gemessen"));
    const { viewing: unknown, version } = await client.screens.read({ id: screenId });
    expect(unknown).toBeNull();
    const viewing = { diagonalInches: 54.6, farthestM: 4.5 };
    await client.screens.update({ id: screenId, version, ...draft("Gemessen"), viewing });
    expect((await client.screens.read({ id: screenId })).viewing).toEqual(viewing);
  });

  it("has a glass that is turned, calm and dimmed once somebody says so, and tells it to the player at once", async () => {
    const { screenId, token } = await pairScreen(server, draft("Gedreht"));
    const before = await client.screens.read({ id: screenId });
    expect(before.display).toEqual({ rotation: 0, overscanPercent: 0, wall: null, calm: false, largeType: false, brightness: [] });
    const socket = playerSocket(server.origin, token);
    const cards = new Cards(socket);
    socket.connect();
    expect((await cards.next()).display).toEqual(before.display);
    const wanted = async () => (await socket.emitWithAck("clock", {})).playlist;
    await expect.poll(wanted).not.toBeNull();
    const hash = await wanted();
    const display = {
      rotation: 90,
      overscanPercent: 2.5,
      wall: { columns: 2, rows: 1, column: 1, row: 0, bezelAcrossPercent: 1.5, bezelDownPercent: 0 },
      calm: true,
      largeType: true,
      brightness: [{ startMinute: 1200, endMinute: 360, percent: 40 }],
    } as const;
    const changed = await client.screens.update({ id: screenId, version: before.version, ...draft("Gedreht"), display });
    expect(changed.display).toEqual(display);
    expect(await cards.next()).toMatchObject({ name: "Gedreht", display });
    expect((await client.screens.read({ id: screenId })).display).toEqual(display);
    // What is particular to one glass makes no audience of its own.
    expect(await wanted()).toBe(hash);
    socket.disconnect();
  });

  it("has its glass from the beginning when it is paired so, also after a restart", async () => {
    const display = { ...USUAL_DISPLAY, rotation: 270 as const };
    const { screenId, token } = await pairScreen(server, { ...draft("Hochkant"), display });
    await server.restart();
    const socket = playerSocket(server.origin, token);
    const cards = new Cards(socket);
    socket.connect();
    expect((await cards.next()).display).toEqual(display);
    expect((await client.screens.list({ search: "hochkant" })).items.map((screen) => screen.display)).toEqual([display]);
    expect((await client.screens.read({ id: screenId })).display.rotation).toBe(270);
    socket.disconnect();
  });

  it("refuses a glass askew, a place outside its wall, too dark and too many hours, each by name", async () => {
    const { screenId } = await pairScreen(server, draft("Schief"));
    const hours = { startMinute: 0, endMinute: 1440, percent: 9 };
    const allDay = { startMinute: 0, endMinute: 0, percent: 10 };
    const display = {
      ...USUAL_DISPLAY,
      rotation: 45,
      overscanPercent: 10.5,
      wall: { columns: 9, rows: 2, column: 2, row: 1, bezelAcrossPercent: -1, bezelDownPercent: 0 },
      brightness: [hours],
    };
    const put = async (given: object) => {
      const answer = await fetch(`${server.origin}/api/v1/screens/${screenId}`, {
        method: "PUT",
        headers: { "content-type": "application/json", cookie: server.cookie },
        body: JSON.stringify({ version: 1, ...draft("Schief"), display: given }),
      });
      return (ProblemDetails.parse(await answer.json()).issues ?? []).map(({ path, message }) => [path.join("."), message]);
    };
    expect((await put(display)).map(([path]) => path)).toEqual([
      "display.rotation",
      "display.overscanPercent",
      "display.wall.columns",
      "display.wall.bezelAcrossPercent",
      "display.brightness.0.endMinute",
      "display.brightness.0.percent",
    ]);
    expect(await put({ ...USUAL_DISPLAY, brightness: Array.from({ length: 7 }, () => allDay) })).toEqual([
      ["display.brightness", "Höchstens 6 Zeiten mit eigener Helligkeit sind möglich."],
    ]);
    const wall = { columns: 2, rows: 2, column: 2, row: 3, bezelAcrossPercent: 0, bezelDownPercent: 0 };
    expect(await put({ ...USUAL_DISPLAY, wall })).toEqual([
      ["display.wall.column", "Dieser Platz liegt außerhalb der Bildschirmwand."],
      ["display.wall.row", "Dieser Platz liegt außerhalb der Bildschirmwand."],
    ]);
    expect((await client.screens.read({ id: screenId })).version).toBe(1);
  });

  it("is found by the group above it", async () => {
    await pairScreen(server, draft("Unter der Wurzel"));
    const found = await client.screens.list({ groupId: rootId, search: "unter der wurzel" });
    expect(found.items.map((screen) => screen.name)).toEqual(["Unter der Wurzel"]);
  });

  it("says what it shows and why the rest does not", async () => {
    const { screenId } = await pairScreen(server, draft("Warum"));
    const [here, elsewhere] = [announcementFor([rootId], "Für alle"), announcementFor([], "Nirgends")];
    const shown = await client.announcements.create(here);
    await client.announcements.publish({ id: shown.id, version: 1 });
    const other = (await client.groups.create({ name: "Anderswo", parentId: rootId })).id;
    const hidden = await client.announcements.create({ ...elsewhere, targets: [other] });
    await client.announcements.publish({ id: hidden.id, version: 1 });
    const resolution = await client.screens.resolution({ id: screenId });
    expect(resolution.shown).toContain(shown.id);
    expect(resolution.withheld).toContainEqual({ announcementId: hidden.id, reason: "not-targeted", by: [] });
    const playlist = await client.screens.playlist({ id: screenId, at: Date.now() + 60_000 });
    expect(playlist.slides.map((slide) => slide.announcementId)).toContain(shown.id);
  });

  it("follows its site into another zone", async () => {
    const site = await client.sites.create({ name: "Umzug", zone: TimeZone.parse("Europe/Berlin"), region: null, headcount: 1 });
    const { screenId } = await pairScreen(server, { ...draft("Zone"), siteId: site.id });
    const before = await client.screens.playlist({ id: screenId, at: Date.UTC(2199, 0, 1) });
    await client.sites.update({
      id: site.id,
      version: 1,
      name: "Umzug",
      zone: TimeZone.parse("Asia/Kathmandu"),
      region: null,
      headcount: 1,
    });
    await expect
      .poll(async () => (await client.screens.playlist({ id: screenId, at: Date.UTC(2199, 0, 1) })).zoneOffsets[0]?.offsetMinutes)
      .toBe(345);
    expect(before.zoneOffsets[0]?.offsetMinutes).toBe(60);
  });

  it("follows its site into a region with holidays", async () => {
    const site = { name: "Feiertags", zone: TimeZone.parse("Europe/Berlin"), headcount: 1 };
    const { id: placeId } = await client.sites.create({ ...site, region: null });
    const { screenId } = await pairScreen(server, { ...draft("Feiertag"), siteId: placeId });
    const days = { kind: "weekdays", weekdays: [1, 2, 3, 4, 5, 6, 7] } as const;
    const [start, end] = [LocalTime.parse("06:00"), LocalTime.parse("18:00")];
    const windows = [{ start, end, days, except: [], skipHolidays: true }];
    const content = { ...announcementFor([fire], "Werktags"), schedule: { from: null, until: null, windows } };
    const { id } = await client.announcements.create(content);
    await client.announcements.publish({ id, version: 1 });
    const christmas = async () => client.screens.resolution({ id: screenId, at: Date.parse("2198-12-25T12:00+01:00") });
    expect((await christmas()).shown).toContain(id);
    await client.sites.update({ id: placeId, version: 1, ...site, region: HolidayRegion.parse("DE-NW") });
    // The first look at holidays reads them all in.
    await expect
      .poll(async () => (await christmas()).withheld, { timeout: 10_000 })
      .toContainEqual({ announcementId: id, reason: "holiday", by: [] });
  });

  it("refuses a region nobody knows, for a site and for the organisation", async () => {
    const region = HolidayRegion.parse("DE-XX");
    const site = { name: "Nirgends", zone: TimeZone.parse("Europe/Berlin"), region, headcount: 1 };
    const issues = [{ path: ["region"], rule: "unknown-region", message: "Für diese Region sind keine Feiertage bekannt." }];
    expect((await refusalOf(client.sites.create(site))).issues).toEqual(issues);
    expect((await refusalOf(client.sites.update({ id: siteId, version: 1, ...site }))).issues).toEqual(issues);
    expect((await refusalOf(client.settings.update({ ...(await client.settings.read()), region }))).issues).toEqual(issues);
  });

  it("gets its new playlist at once when another minimum, quiet hours or horizon is set", async () => {
    const { screenId, token } = await pairScreen(server, draft("Umgestellt"));
    const socket = playerSocket(server.origin, token);
    const next = async () => Playlist.parse(await playlistOf(((await once(socket as never, "playlist")) as [PlaylistMessage])[0]));
    const welcome = next();
    socket.connect();
    const before = await welcome;
    const quietHours = [{ start: LocalTime.parse("00:00"), end: LocalTime.parse("00:00"), weekdays: [1, 2, 3, 4, 5, 6, 7] }];
    const pushed = next();
    const programme = { minimumShown: 0, quietHours, horizonDays: 35 as const };
    const screen = await client.screens.update({ id: screenId, version: 1, ...draft("Umgestellt"), programme });
    expect(screen.programme).toEqual(programme);
    const after = await pushed;
    expect(after.untilMs - before.untilMs).toBe(21 * DAY_MS);
    expect(after.segments.map(({ quiet }) => quiet)).toEqual([true]);
    expect((await client.screens.read({ id: screenId })).programme).toEqual(programme);
    socket.disconnect();
  });

  it("refuses quiet hours without a day, a minimum below nothing and a horizon nobody offers", async () => {
    const { screenId } = await pairScreen(server, draft("Falsch"));
    const programme = { minimumShown: -1, quietHours: [{ start: "22:00", end: "05:00", weekdays: [] }], horizonDays: 15 };
    const answer = await fetch(`${server.origin}/api/v1/screens/${screenId}`, {
      method: "PUT",
      headers: { "content-type": "application/json", cookie: server.cookie },
      body: JSON.stringify({ version: 1, ...draft("Falsch"), programme }),
    });
    const { issues = [] } = ProblemDetails.parse(await answer.json());
    expect(issues.map(({ path }) => path.join("."))).toEqual([
      "programme.minimumShown",
      "programme.quietHours.0.weekdays",
      "programme.horizonDays",
    ]);
  });

  it("refuses an unknown site or group by name", async () => {
    const { code } = await server.clientWith({}).pairings.start();
    const nowhere = "00000000-0000-4000-8000-000000000000";
    const screen = { ...draft("Nirgends"), siteId: nowhere as SiteId, groupIds: [fire, nowhere as GroupId] };
    const problem = await refusalOf(client.pairings.claim({ code, screen }));
    expect(problem.issues?.map(({ path, rule }) => [path.join("."), rule])).toEqual([
      ["siteId", "unknown-site"],
      ["groupIds.1", "unknown-group"],
    ]);
  });
});

/** The cards a screen is sent, in their order. */
class Cards {
  readonly #cards: ScreenCard[] = [];
  readonly #socket: Player;

  constructor(socket: Player) {
    this.#socket = socket;
    socket.on("screen", (card) => this.#cards.push(card));
  }

  async next(): Promise<ScreenCard> {
    while (this.#cards.length === 0) await once(this.#socket as never, "screen");
    return ScreenCard.parse(this.#cards.shift());
  }
}

async function playlistOf(message: PlaylistMessage): Promise<unknown> {
  if ("json" in message) return JSON.parse(message.json);
  return new Response(new Blob([message.gzip]).stream().pipeThrough(new DecompressionStream("gzip"))).json();
}

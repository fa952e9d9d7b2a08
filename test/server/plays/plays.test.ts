import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Announcement } from "../../../domain/model/announcement.ts";
import type { GroupId, SiteId } from "../../../domain/model/id.ts";
import { TimeZone } from "../../../domain/model/time.ts";
import { addPlaces, type RunningServer } from "../running-server.ts";
import { SERVERS } from "../servers.ts";
import {
  batch,
  connectScreen,
  DAY_MS,
  HandClock,
  HOUR_MS,
  linesOf,
  MORNING_MS,
  type PlayingScreen,
  paintedIn,
  play,
  publish,
  signedIn,
  startScreen,
} from "./plays-world.ts";

describe.each(SERVERS)("plays on $database", ({ start }) => {
  const clock = new HandClock();
  let server: RunningServer;
  let siteId: SiteId;
  let group: GroupId;
  let announcement: Announcement;
  let screen: PlayingScreen;
  const open: PlayingScreen[] = [];

  beforeAll(async () => {
    server = await start(clock.now);
    const places = await addPlaces(server.client, ["Feuerwehr"]);
    ({ siteId } = places);
    [group] = places.groupIds as [GroupId];
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    await goTo(MORNING_MS + 30 * 60_000);
    announcement = await publish(server, [group], "Impfteam");
    screen = await startScreen(server, clock, { siteId, groupIds: [group] }, announcement.id);
    open.push(screen);
  });
  afterEach(() => {
    for (const { socket } of open.splice(0)) socket.disconnect();
  });

  /** Lets time pass, or begins anew. */
  async function goTo(nowMs: number): Promise<void> {
    clock.nowMs = nowMs;
    server = await signedIn(server);
  }

  const slide = () => `${announcement.id}.1.de`;
  const painted = () => paintedIn(server, { announcementId: announcement.id });
  const shown = (change: object = {}) => play({ playlist: screen.hash, slide: slide(), ...change });

  it("count once, however often their batch comes, also at once and after a reconnection", async () => {
    const first = batch(1, [shown({ count: 3, paintedMs: 30_000 })]);
    expect(await Promise.all([screen.send(first), screen.send(first), screen.send(first)])).toEqual([1, 1, 1]);
    expect(await screen.send(batch(2, [shown({ count: 1, paintedMs: 5000 })]))).toBe(2);
    expect(await screen.send(first)).toBe(2);
    const again = await connectScreen(server, clock, screen, announcement.id);
    open.push(again);
    expect(await again.send(first)).toBe(2);
    expect(await painted()).toEqual([4, 35_000]);
  });

  it("may leave numbers out, and count anew from another memory of the same screen", async () => {
    expect(await screen.send(batch(5, [shown()]))).toBe(5);
    expect(await screen.send(batch(3, [shown()]))).toBe(5);
    expect(await screen.send(batch(1, [shown()], "second"))).toBe(1);
    expect(await painted()).toEqual([2, 20_000]);
  });

  it("are kept over a restart, together with how far they were counted", async () => {
    await screen.send(batch(1, [shown()]));
    await server.restart();
    const again = await connectScreen(server, clock, screen, announcement.id);
    open.push(again);
    expect(await again.send(batch(1, [shown()]))).toBe(1);
    expect(await painted()).toEqual([1, 10_000]);
  });

  it("are told by whether the panel was on, off or unknown", async () => {
    await screen.send(
      batch(1, [
        shown({ panel: "on", paintedMs: 1000 }),
        shown({ panel: "off", paintedMs: 2000 }),
        shown({ panel: "unknown", paintedMs: 4000 }),
      ]),
    );
    const [line] = await linesOf(server, { announcementId: announcement.id });
    expect(line).toMatchObject({ day: "2027-01-11", painted: { count: 3, ms: 7000 }, panel: { onMs: 1000, offMs: 2000, unknownMs: 4000 } });
  });

  it("do not even store whether the panel was on where so few work that it would tell who comes and goes", async () => {
    const site = await server.client.sites.create({ name: "Pumpwerk", zone: TimeZone.parse("Europe/Berlin"), region: null, headcount: 4 });
    const small = await startScreen(server, clock, { siteId: site.id, groupIds: [group] }, announcement.id);
    open.push(small);
    await small.send(batch(1, [play({ playlist: small.hash, slide: slide(), panel: "on" })]));
    const [line] = await linesOf(server, { announcementId: announcement.id, siteId: site.id });
    expect(line).toMatchObject({ place: { name: "Pumpwerk" }, panel: { onMs: 0, offMs: 0, unknownMs: 10_000 } });
  });

  it("belong to the day of the site, which begins an hour before that of UTC", async () => {
    await goTo(Date.parse("2027-01-12T00:30:00Z"));
    await screen.send(
      batch(1, [shown({ atMs: Date.parse("2027-01-11T22:00:00Z") }), shown({ atMs: Date.parse("2027-01-11T23:00:00Z"), paintedMs: 7000 })]),
    );
    expect((await linesOf(server, { announcementId: announcement.id })).map(({ day, painted }) => [day, painted.ms])).toEqual([
      ["2027-01-12", 7000],
      ["2027-01-11", 10_000],
    ]);
  });

  it("are an hour within an hour and a day within a day, and never in the future, from however many batches", async () => {
    await goTo(MORNING_MS + 2 * HOUR_MS);
    for (let sequence = 1; sequence <= 5; sequence++) await screen.send(batch(sequence, [shown({ count: 2000, paintedMs: HOUR_MS })]));
    const tolerated = HOUR_MS + 5 * 60_000;
    expect(await painted()).toEqual([tolerated / 1000, tolerated]);
    await screen.send(
      batch(6, [shown({ atMs: MORNING_MS + HOUR_MS, paintedMs: 1e12, count: 1e12 }), shown({ atMs: MORNING_MS + 3 * HOUR_MS })]),
    );
    expect(await painted()).toEqual([(2 * tolerated) / 1000, 2 * tolerated]);
    await screen.send(batch(7, [shown({ hours: 24, atMs: Date.parse("2027-01-11T00:00:00Z"), paintedMs: 1e12, count: 0 })]));
    expect((await painted())[1]).toBe(11 * HOUR_MS + 5 * 60_000);
  });

  it("are none from before the pairing, from beyond what is kept, or of no whole hour", async () => {
    await screen.send(
      batch(1, [
        shown({ atMs: MORNING_MS - HOUR_MS }),
        shown({ atMs: MORNING_MS - 500 * DAY_MS }),
        shown({ atMs: MORNING_MS + 1 }),
        shown({ atMs: MORNING_MS, hours: 24 }),
      ]),
    );
    expect(await painted()).toEqual([0, 0]);
  });

  it("of weeks without a line come by the day, and what there was no room for is told as lost", async () => {
    await goTo(MORNING_MS + 40 * DAY_MS);
    const midnight = Date.parse("2027-01-20T00:00:00Z");
    await screen.send(
      batch(1, [
        shown({ atMs: midnight, hours: 24, count: 800, paintedMs: 8_000_000 }),
        play({ playlist: null, slide: "lost", atMs: midnight, hours: 24, count: 70, paintedMs: 700_000 }),
        play({ playlist: null, slide: "house", atMs: midnight, hours: 24 }),
      ]),
    );
    const lines = await linesOf(server, {
      announcementId: announcement.id,
      screenId: screen.screenId,
      by: "screen",
      from: "2027-01-20",
      until: "2027-01-21",
    });
    expect(lines.map(({ announcementId, painted }) => [announcementId, painted.count, painted.ms])).toEqual([
      [announcement.id, 800, 8_000_000],
      [null, 70, 700_000],
    ]);
  });

  it("stay when the screen is taken away, in the sums of its site", async () => {
    await screen.send(batch(1, [shown()]));
    await server.client.screens.remove({ id: screen.screenId });
    expect(await painted()).toEqual([1, 10_000]);
    expect((await linesOf(server, { announcementId: announcement.id, by: "screen" })).map(({ place }) => place?.name)).toEqual([""]);
  });
});

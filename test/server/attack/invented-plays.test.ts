import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Announcement } from "../../../domain/model/announcement.ts";
import type { GroupId } from "../../../domain/model/id.ts";
import {
  batch,
  connectScreen,
  HandClock,
  HOUR_MS,
  MORNING_MS,
  type PlayingScreen,
  paintedIn,
  play,
  publish,
  startScreen,
} from "../plays/plays-world.ts";
import { addPlaces, type RunningServer, startServer } from "../running-server.ts";

/** A screen that was stolen, or its token: what it may say of others, and how much of itself. */
describe("a screen that lies about what it painted", () => {
  const clock = new HandClock();
  let server: RunningServer;
  let own: Announcement;
  let foreign: Announcement;
  let thief: PlayingScreen;
  let victim: PlayingScreen;

  beforeAll(async () => {
    server = await startServer({}, clock.now);
    const { siteId, groupIds } = await addPlaces(server.client, ["Feuerwehr", "Schulen"]);
    const [fire, schools] = groupIds as [GroupId, GroupId];
    own = await publish(server, [fire], "Eigene");
    foreign = await publish(server, [schools], "Fremde");
    thief = await startScreen(server, clock, { siteId, groupIds: [fire] }, own.id);
    victim = await startScreen(server, clock, { siteId, groupIds: [schools] }, foreign.id);
    clock.nowMs = MORNING_MS + 30 * 60_000;
  });
  afterAll(async () => {
    for (const { socket } of [thief, victim]) socket.disconnect();
    await server.stop();
  });

  const of = (announcement: Announcement) => paintedIn(server, { announcementId: announcement.id });
  const slideOf = ({ id }: Announcement) => `${id}.1.de`;

  it("counts nothing for announcements that it was never given, under whatever playlist", async () => {
    await thief.send(
      batch(1, [
        play({ playlist: thief.hash, slide: slideOf(foreign) }),
        play({ playlist: victim.hash, slide: slideOf(foreign) }),
        play({ playlist: "0".repeat(64) as never, slide: slideOf(foreign) }),
        play({ playlist: null, slide: slideOf(foreign) }),
        play({ playlist: thief.hash, slide: `${foreign.id}.1.takeover` }),
        play({ playlist: thief.hash, slide: `${own.id}.2.de` }),
        play({ playlist: thief.hash, slide: foreign.id }),
      ]),
    );
    expect([await of(foreign), await of(own)]).toEqual([
      [0, 0],
      [0, 0],
    ]);
  });

  it("cannot speak for another screen: what it says under the other's instance is its own", async () => {
    expect(await victim.send(batch(1, [play({ playlist: victim.hash, slide: slideOf(foreign) })], "victim"))).toBe(1);
    expect(await thief.send(batch(1_000_000, [play({ playlist: thief.hash, slide: slideOf(own) })], "victim"))).toBe(1_000_000);
    expect(await victim.send(batch(2, [play({ playlist: victim.hash, slide: slideOf(foreign) })], "victim"))).toBe(2);
    expect([await of(foreign), await of(own)]).toEqual([
      [2, 20_000],
      [1, 10_000],
    ]);
  });

  it("gains nothing by saying the same again, nor by huge numbers, nor by ever new instances", async () => {
    for (let time = 0; time < 30; time++) {
      await thief.send(batch(1, [play({ playlist: thief.hash, slide: slideOf(own), count: 1e12, paintedMs: 1e12 })], `i${String(time)}`));
    }
    const possibleMs = 35 * 60_000;
    expect(await of(own)).toEqual([possibleMs / 1000, possibleMs]);
  });

  it.each([
    ["a number below zero", { paintedMs: -1 }],
    ["no whole number", { count: 0.5 }],
    ["a number that is none", { count: "1" }],
    ["a time before 1970", { atMs: -HOUR_MS }],
    ["a stretch of its own", { hours: 48 }],
    ["a state of its own", { panel: "broken" }],
    ["a longer name", { slide: "x".repeat(121) }],
    ["more than is asked", { secret: 1 }],
  ])("is not listened to with %s", async (_, wrong) => {
    const before = await of(own);
    const sound = play({ playlist: thief.hash, slide: slideOf(own), atMs: MORNING_MS });
    const again = await connectScreen(server, clock, thief, own.id);
    again.socket.emit("plays", { ...batch(1, [], "wrong"), plays: [{ ...sound, ...wrong }] } as never, () => undefined);
    again.socket.emit(
      "plays",
      batch(
        2,
        Array.from({ length: 151 }, () => sound),
        "wrong",
      ),
      () => undefined,
    );
    expect(await again.send(batch(1, [], "wrong"))).toBe(1);
    again.socket.disconnect();
    expect(await of(own)).toEqual(before);
  });
});

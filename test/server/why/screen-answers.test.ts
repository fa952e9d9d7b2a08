import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AnnouncementId, MediaId, ScreenId } from "../../../domain/model/id.ts";
import { LocalDate } from "../../../domain/model/time.ts";
import { showingAt } from "../../../domain/programme/playback.ts";
import { refusalOf } from "../refusal.ts";
import { announcementFor, pairScreen, pictureSlide, type RunningServer } from "../running-server.ts";
import { SERVERS } from "../servers.ts";
import { takeoverOn } from "../takeovers/takeover-world.ts";
import {
  connect,
  draft,
  EVERY_DAY,
  isCompiled,
  MINUTE,
  publish,
  START,
  scheduled,
  type WhyWorld,
  whyWorld,
  windowOn,
  withdraw,
} from "./why-world.ts";

const NOBODY = "00000000-0000-4000-8000-000000000000";

describe.each(SERVERS)("questions about a screen on $database", ({ start }) => {
  let world: WhyWorld;
  let server: RunningServer;

  beforeAll(async () => {
    world = await whyWorld(start);
    server = world.server;
  });
  afterAll(() => server.stop());

  const ask = (at: string | number | undefined, drafts = false, id = world.screenId) =>
    world.client.screens.resolution({ id, drafts, ...(at === undefined ? {} : { at: typeof at === "string" ? Date.parse(at) : at }) });

  /** What is said of an announcement at a moment: "shown", or the reason with those that are shown instead. */
  async function verdict(id: AnnouncementId, at: string | undefined) {
    const { shown, withheld } = await ask(at);
    if (shown.includes(id)) return "shown";
    const found = withheld.find(({ announcementId }) => announcementId === id);
    return found === undefined ? "unknown" : found.by.length > 0 ? [found.reason, ...found.by] : found.reason;
  }

  it("gives each reason that lies in the announcement", async () => {
    const { schools, fire } = world;
    const elsewhere = await publish(world, [schools], "Nur Schulen");
    const later = await publish(world, [fire], "Später", scheduled({ from: "2027-08-01T00:00" }));
    const over = await publish(world, [fire], "Vorbei", scheduled({ until: "2027-06-08T00:00" }));
    const pause = windowOn(EVERY_DAY, "00:00", "00:00", { except: [LocalDate.parse("2027-06-10")], skipHolidays: true });
    const daily = await publish(world, [fire], "Täglich", scheduled({ windows: [pause] }));
    const noon = await publish(world, [fire], "Mittags", scheduled({ windows: [windowOn(EVERY_DAY, "12:00", "13:00")] }));
    expect(await verdict(elsewhere.id, undefined)).toBe("not-targeted");
    expect(await verdict(later.id, "2027-06-09T10:00Z")).toBe("before-start");
    expect(await verdict(over.id, "2027-06-09T10:00Z")).toBe("after-end");
    expect(await verdict(daily.id, "2027-06-09T10:00Z")).toBe("shown");
    expect(await verdict(daily.id, "2027-06-10T10:00Z")).toBe("excluded-date");
    // 3 October is the Day of German Unity.
    expect(await verdict(daily.id, "2027-10-03T10:00Z")).toBe("holiday");
    expect(await verdict(noon.id, "2027-06-09T11:00Z")).toBe("outside-windows");
    expect(await verdict(noon.id, "2027-06-09T10:59Z")).toBe("shown");
    for (const announcement of [elsewhere, later, over, daily, noon]) await withdraw(world, announcement);
    expect(await verdict(daily.id, undefined)).toBe("unknown");
  });

  it("gives each reason that lies in what else is on, and names who is shown instead", async () => {
    const { fire } = world;
    const normal = await publish(world, [fire], "Gewöhnlich");
    const filler = await publish(world, [fire], "Lückenfüller", { precedence: "filler" });
    expect(await verdict(filler.id, undefined)).toEqual(["not-needed", normal.id]);
    const exclusive = await publish(world, [fire], "Allein", {
      precedence: "exclusive",
      ...scheduled({ from: "2027-06-09T08:00", until: "2027-06-09T09:00" }),
    });
    expect(await verdict(normal.id, "2027-06-09T06:30Z")).toEqual(["displaced", exclusive.id]);
    expect(await verdict(normal.id, "2027-06-09T07:00Z")).toBe("shown");
    expect(await verdict(normal.id, "2027-06-09T20:00Z")).toBe("quiet-hours");
    expect(await ask("2027-06-09T20:00Z")).toMatchObject({ source: "compiled", quiet: true, shown: [] });
    const takeover = await world.client.takeovers.create(takeoverOn([fire]));
    expect(await verdict(normal.id, undefined)).toBe("takeover");
    expect(await ask(undefined)).toMatchObject({ takeovers: [takeover.id], shown: [] });
    await world.client.takeovers.clear({ id: takeover.id });
    expect(await verdict(normal.id, undefined)).toBe("shown");
    for (const announcement of [normal, filler, exclusive]) await withdraw(world, announcement);
  });

  it("answers as if drafts and newer versions were published, and leaves alone what was withdrawn", async () => {
    const { fire, client } = world;
    const written = await draft(world, [fire], "Noch nicht veröffentlicht");
    const published = await publish(world, [fire], "Alte Fassung");
    await client.announcements.save({ id: published.id, version: 1, content: announcementFor([world.schools], "Neue Fassung") });
    const gone = await publish(world, [fire], "Zurückgezogen");
    await withdraw(world, gone);
    expect((await ask("2027-06-09T10:00Z")).shown).toEqual([published.id]);
    const imagined = await ask("2027-06-09T10:00Z", true);
    expect(imagined.shown).toEqual([written.id]);
    expect(imagined.withheld).toEqual([{ announcementId: published.id, reason: "not-targeted", by: [] }]);
    const { playlist } = await client.screens.moment({ id: world.screenId, at: Date.parse("2027-06-09T10:00Z"), drafts: true });
    expect(playlist?.slides.map(({ title }) => title)).toEqual(["Noch nicht veröffentlicht"]);
    await withdraw(world, { ...published, version: 2 });
    await client.announcements.remove({ id: written.id });
  });

  it("tells the past as it was delivered, and what should have been there but was not", async () => {
    const { fire, client, clock } = world;
    const first = await publish(world, [fire], "Angekommen");
    await isCompiled(world, first);
    clock.nowMs += MINUTE;
    const { socket, hash } = await connect(world);
    clock.nowMs += 1000;
    socket.emit("applied", { playlist: hash, atMs: clock.nowMs as never });
    socket.emit("painted", { playlist: hash, slide: `${first.id}.1.de`, atMs: clock.nowMs as never });
    await socket.emitWithAck("clock", {});
    socket.disconnect();
    clock.nowMs += MINUTE;
    const missed = await publish(world, [fire], "Verpasst");
    await isCompiled(world, missed);
    clock.nowMs += MINUTE;

    const then = clock.nowMs - 1000;
    expect(await ask(then)).toMatchObject({
      atMs: then,
      source: "delivered",
      shown: [first.id],
      withheld: [{ announcementId: missed.id, reason: "not-delivered", by: [] }],
    });
    expect(await ask(START + 30_000)).toMatchObject({
      shown: [],
      withheld: expect.arrayContaining([{ announcementId: first.id, reason: "not-delivered", by: [] }]),
    });
    expect(await ask(START - MINUTE)).toMatchObject({
      source: "delivered",
      shown: [],
      withheld: expect.arrayContaining([{ announcementId: first.id, reason: "not-yet-published", by: [] }]),
    });

    const moment = await client.screens.moment({ id: world.screenId, at: then });
    const pushedAtMs = START + MINUTE;
    expect(moment).toMatchObject({
      source: "delivered",
      delivery: { pushedAtMs, appliedAtMs: pushedAtMs + 1000, paintedAtMs: pushedAtMs + 1000 },
      validFromMs: pushedAtMs + 1000,
      validUntilMs: clock.nowMs,
    });
    expect(await client.screens.playlist({ id: world.screenId, at: then })).toEqual(moment.playlist);

    clock.nowMs += MINUTE;
    const again = await connect(world);
    await again.socket.emitWithAck("clock", {});
    again.socket.disconnect();
    const next = clock.nowMs;
    clock.nowMs += MINUTE;
    expect(await client.screens.moment({ id: world.screenId, at: then })).toMatchObject({ validUntilMs: next });
    expect((await ask(next)).shown).toEqual([missed.id, first.id]);
    await withdraw(world, first);
    await withdraw(world, missed);
    expect((await ask(next)).shown).toEqual([missed.id, first.id]);
  });

  it("has no playlist for a screen that nothing had been delivered to by then", async () => {
    const { client, clock, server, siteId, schools } = world;
    const { screenId } = await pairScreen(server, { name: "Nie gesehen", siteId, groupIds: [schools] });
    clock.nowMs += MINUTE;
    const at = clock.nowMs - 1;
    expect(await client.screens.moment({ id: screenId, at })).toEqual({
      atMs: at,
      source: "delivered",
      delivery: null,
      validFromMs: 0,
      validUntilMs: clock.nowMs,
      playlist: null,
    });
    expect(await refusalOf(client.screens.playlist({ id: screenId, at }))).toMatchObject({ status: 404 });
  });

  it("tells the future by the horizon of that moment, and how long the answer holds", async () => {
    const at = Date.parse("2027-09-01T10:00Z");
    const moment = await world.client.screens.moment({ id: world.screenId, at });
    expect(moment).toMatchObject({
      source: "compiled",
      delivery: null,
      validFromMs: Date.parse("2027-09-01T00:00Z"),
      validUntilMs: Date.parse("2027-09-08T00:00Z"),
    });
    const untilMs = moment.playlist?.untilMs ?? 0;
    expect(untilMs).toBeGreaterThanOrEqual(Date.parse("2027-09-08T00:00Z") + 14 * 1440 * MINUTE);
  });

  it("previews a content that nobody has saved, at any moment, with the reasons of all others", async () => {
    const { client, fire, screenId } = world;
    const standing = await publish(world, [fire], "Hängt schon");
    const at = Date.parse("2027-06-09T10:00Z");
    const fresh = await client.screens.preview({ id: screenId, at, announcementId: null, content: announcementFor([fire], "Ganz neu") });
    expect(fresh.resolution.shown).toEqual([fresh.announcementId, standing.id]);
    expect(showingAt(fresh.playlist, at)).toMatchObject({ kind: "slide", turn: { slide: { title: "Ganz neu" } } });
    const exclusive = { ...announcementFor([fire], "Nun allein"), precedence: "exclusive" as const };
    const newer = await client.screens.preview({ id: screenId, at, announcementId: standing.id, content: exclusive });
    expect(newer.announcementId).toBe(standing.id);
    expect(newer.playlist.slides.map(({ id }) => id)).toEqual([`${standing.id}.2.de`]);
    const unready = { ...announcementFor([fire]), slides: [pictureSlide(MediaId.parse(NOBODY), "Bild fehlt")] };
    const { resolution, announcementId } = await client.screens.preview({ id: screenId, at, announcementId: null, content: unready });
    expect(resolution.withheld).toContainEqual({ announcementId, reason: "media-not-ready", by: [] });
    expect((await ask(undefined)).shown).toEqual([standing.id]);
    await withdraw(world, standing);
  });

  it("knows no screen and no announcement that is not there", async () => {
    const { client, screenId, fire } = world;
    const id = ScreenId.parse(NOBODY);
    const content = announcementFor([fire]);
    expect(await refusalOf(client.screens.resolution({ id }))).toMatchObject({ status: 404 });
    expect(await refusalOf(client.screens.moment({ id }))).toMatchObject({ status: 404 });
    expect(await refusalOf(client.screens.preview({ id, announcementId: null, content }))).toMatchObject({ status: 404 });
    const announcementId = AnnouncementId.parse(NOBODY);
    expect(await refusalOf(client.screens.preview({ id: screenId, announcementId, content }))).toMatchObject({ status: 404 });
    expect(await refusalOf(client.announcements.placement({ id: announcementId }))).toMatchObject({ status: 404 });
    expect(await refusalOf(client.announcements.warnings({ id: announcementId }))).toMatchObject({ status: 404 });
  });
});

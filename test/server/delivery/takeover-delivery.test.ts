import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { TakeoverEvent } from "../../../domain/api/editor-events.ts";
import type { GroupId, TakeoverId } from "../../../domain/model/id.ts";
import type { Playlist } from "../../../domain/model/playlist.ts";
import type { TakeoverDraft } from "../../../domain/model/takeover.ts";
import { showingAt, slideAt } from "../../../domain/programme/playback.ts";
import { announcementFor } from "../running-server.ts";
import { SERVERS } from "../servers.ts";
import {
  editorPage,
  joinedScreen,
  type TakeoverWorld,
  TestScreen,
  takeoverOn,
  takeoverWorld,
  titlesOf,
} from "../takeovers/takeover-world.ts";

const MINUTE_MS = 60_000;

describe.each(SERVERS)("a takeover on its way with $database", ({ start }) => {
  let world: TakeoverWorld;
  const screens: TestScreen[] = [];

  beforeAll(async () => {
    world = await takeoverWorld(start);
    for (const title of ["Kantine geschlossen", "Impftag am Mittwoch"]) await publish([world.everybody], title);
  });
  afterAll(() => world.server.stop());
  afterEach(async () => {
    for (const { id } of (await world.ada.takeovers.list({ state: "active" })).items) await world.ada.takeovers.clear({ id });
    const gone = screens.splice(0);
    for (const screen of gone) screen.close();
    for (const id of new Set(gone.map((screen) => screen.id))) await world.ada.screens.remove({ id });
  });

  async function publish(targets: GroupId[], title: string): Promise<void> {
    const { id, version } = await world.ada.announcements.create(announcementFor(targets, title));
    await world.ada.announcements.publish({ id, version });
  }

  async function screenIn(...groupIds: GroupId[]): Promise<TestScreen> {
    const screen = await joinedScreen(world, groupIds, `Flur ${String(screens.length + 1)}`);
    screens.push(screen);
    return screen;
  }

  function returning({ id, token }: TestScreen, playlist: TestScreen["latest"]["hash"] | null): TestScreen {
    const screen = new TestScreen(world.server.origin, id, token, playlist);
    screens.push(screen);
    screen.socket.connect();
    return screen;
  }

  const takeOver = (targets: GroupId[], more?: Parameters<typeof takeoverOn>[1]) => world.eva.takeovers.create(takeoverOn(targets, more));
  const progressOf = async (id: TakeoverId) => (await world.eva.takeovers.read({ id })).progress;
  const slideOf = (id: TakeoverId, version = 1) => `${id}.${String(version)}.takeover`;
  const shownNow = ({ playlist }: { readonly playlist: Playlist }) => showingAt(playlist, world.clock.now());
  const messageFor = (title: string) => {
    const { targets: _, lastsMs: __, ...message }: TakeoverDraft = takeoverOn([], { title });
    return message;
  };

  it("reaches every connected screen it is targeted at, and no other", async () => {
    const [first, second, both, elsewhere] = [
      await screenIn(world.fire),
      await screenIn(world.fire),
      await screenIn(world.fire, world.schools),
      await screenIn(world.schools),
    ];
    const before = elsewhere.received.length;
    const { id } = await takeOver([world.fire]);
    for (const screen of [first, second, both]) {
      expect(shownNow(await screen.untilTakeovers("Feuer im Haus"))).toMatchObject({ kind: "takeover", takeover: { id: slideOf(id) } });
    }
    await elsewhere.hasCaughtUp();
    expect(elsewhere.received).toHaveLength(before);
  });

  it("reaches everything below a group", async () => {
    const all = [await screenIn(world.fire), await screenIn(world.schools)];
    await takeOver([world.everybody], { title: "Alle" });
    for (const screen of all) await screen.untilTakeovers("Alle");
  });

  it("meets a screen that was away when it is back, as long as it lasts", async () => {
    const screen = await screenIn(world.fire);
    const { hash } = screen.latest;
    screen.close();
    await takeOver([world.fire], { lastsMs: 30 * MINUTE_MS });
    const back = returning(screen, hash);
    const overlaid = await back.untilTakeovers("Feuer im Haus");
    back.close();
    world.clock.moveOn(31 * MINUTE_MS);
    expect(shownNow(overlaid).kind).toBe("slide");
    const later = returning(screen, overlaid.hash);
    expect((await later.untilTakeovers()).hash).toBe(hash);
  });

  it("shows nothing when it is delivered after its end, and meets nobody who comes back later", async () => {
    const screen = await screenIn(world.fire);
    const { hash } = screen.latest;
    screen.close();
    await takeOver([world.fire], { lastsMs: MINUTE_MS });
    const playlistUrl = `${world.server.origin}/api/v1/player/playlist`;
    const kept = await fetch(playlistUrl, { headers: { authorization: `Bearer ${screen.token}` } });
    world.clock.moveOn(MINUTE_MS);
    const back = returning(screen, null);
    const given = await back.until(() => true);
    expect(shownNow(given).kind).toBe("slide");
    expect(showingAt((await kept.json()) as Playlist, world.clock.now()).kind).toBe("slide");
    expect((await back.untilTakeovers()).hash).toBe(hash);
  });

  it("lies over the programme, which turns on underneath, and leaves exactly what would have been", async () => {
    const [screen, twin] = [await screenIn(world.fire), await screenIn(world.schools)];
    const before = screen.latest;
    const { id } = await takeOver([world.fire]);
    const during = await screen.untilTakeovers("Feuer im Haus");
    expect(during.playlist.segments).toEqual(before.playlist.segments);
    expect(during.playlist.slides).toEqual(before.playlist.slides);
    for (let atMs = world.clock.now(); atMs < world.clock.now() + 2 * 60 * MINUTE_MS; atMs += 9973) {
      expect(slideAt(during.playlist, atMs)).toEqual(slideAt(twin.latest.playlist, atMs));
    }
    await world.ada.takeovers.clear({ id });
    const after = await screen.untilTakeovers();
    expect(after.hash).toBe(before.hash);
    expect(after.playlist).toEqual(before.playlist);
    const nowMs = world.clock.now();
    expect(showingAt(after.playlist, nowMs)).toEqual(showingAt(twin.latest.playlist, nowMs));
  });

  it("leaves the screens at its end without anybody's doing", async () => {
    const screen = await screenIn(world.fire);
    const { hash } = screen.latest;
    await takeOver([world.fire], { lastsMs: MINUTE_MS });
    await screen.untilTakeovers("Feuer im Haus");
    world.clock.moveOn(MINUTE_MS);
    expect((await screen.untilTakeovers()).hash).toBe(hash);
  });

  it("of several, the worst is shown, then the newest, and the others are listed", async () => {
    const screen = await screenIn(world.fire);
    await takeOver([world.fire], { title: "Sturm", severity: "severe" });
    await takeOver([world.everybody], { title: "Übung", severity: "moderate", drill: true });
    world.clock.moveOn(10);
    await takeOver([world.fire], { title: "Rauch", severity: "severe" });
    await screen.untilTakeovers("Rauch", "Sturm", "Übung");
    const worst = await takeOver([world.fire], { title: "Feuer", severity: "extreme" });
    const showing = shownNow(await screen.untilTakeovers("Feuer", "Rauch", "Sturm", "Übung"));
    if (showing.kind !== "takeover") throw new Error("No takeover is shown");
    expect(titlesOf([showing.takeover])).toEqual(["Feuer"]);
    expect(titlesOf(showing.others)).toEqual(["Rauch", "Sturm", "Übung"]);
    await world.eva.takeovers.clear({ id: worst.id });
    await screen.untilTakeovers("Rauch", "Sturm", "Übung");
  });

  it("comes anew with each change, and asks for its confirmations anew", async () => {
    const screen = await screenIn(world.fire);
    const { id, endsAtMs } = await takeOver([world.fire], { lastsMs: 10 * MINUTE_MS });
    await screen.untilTakeovers("Feuer im Haus");
    await screen.paints(slideOf(id), { atMs: world.clock.now() });
    expect(await progressOf(id)).toMatchObject({ confirmed: 1, pending: 0 });
    await world.ada.takeovers.update({ id, version: 1, message: messageFor("Feuer im Keller"), lastsMs: null });
    const changed = await screen.untilTakeovers("Feuer im Keller");
    expect(changed.playlist.takeovers).toMatchObject([{ id: slideOf(id, 2), untilMs: endsAtMs }]);
    expect(await progressOf(id)).toMatchObject({ confirmed: 0, pending: 1, medianMs: null });
    await screen.paints(slideOf(id, 2), { atMs: world.clock.now() });
    expect(await progressOf(id)).toMatchObject({ confirmed: 1, pending: 0 });
    const longer = await world.ada.takeovers.update({ id, version: 2, message: messageFor("Feuer im Keller"), lastsMs: 60 * MINUTE_MS });
    await screen.until(({ takeovers }) => takeovers[0]?.untilMs === longer.endsAtMs && takeovers[0]?.id === slideOf(id, 3));
  });

  it("is confirmed, pending, offline and restored by what screens report, and by nothing else", async () => {
    const [confirming, silent, away] = [await screenIn(world.fire), await screenIn(world.fire), await screenIn(world.fire)];
    away.close();
    const { id, startedAtMs } = await takeOver([world.fire], { drill: true });
    await Promise.all([confirming, silent].map((screen) => screen.untilTakeovers("Feuer im Haus")));
    await confirming.paints(slideOf(id), { atMs: world.clock.now() });
    const reached = await progressOf(id);
    expect(reached).toMatchObject({ targeted: 3, confirmed: 1, pending: 1, offline: 1, restored: 0 });
    expect(reached.slowestMs).toBe(reached.medianMs);
    const report = async () => (await world.eva.takeovers.screens({ id })).items;
    expect((await report()).map(({ name, reach }) => [name, reach])).toEqual([
      ["Flur 1", "confirmed"],
      ["Flur 2", "pending"],
      ["Flur 3", "offline"],
    ]);
    const [line] = await report();
    expect(line?.afterMs).toBe((line?.paintedAtMs ?? 0) - (startedAtMs ?? 0));

    await world.eva.takeovers.clear({ id });
    const { playlist } = await confirming.untilTakeovers();
    expect(await progressOf(id)).toMatchObject({ confirmed: 1, restored: 0 });
    await confirming.paints(playlist.slides[0]?.id ?? "", { atMs: world.clock.now() });
    expect(await progressOf(id)).toMatchObject({
      targeted: 3,
      confirmed: 0,
      pending: 1,
      offline: 1,
      restored: 1,
      slowestMs: reached.slowestMs,
    });
    expect((await report())[0]).toMatchObject({ reach: "restored", paintedAtMs: line?.paintedAtMs });
  });

  it("is restored for none whose playlist still has it, and for none before its end", async () => {
    const screen = await screenIn(world.fire);
    const { id } = await takeOver([world.fire]);
    const { playlist } = await screen.untilTakeovers("Feuer im Haus");
    await screen.paints(slideOf(id), { atMs: world.clock.now() });
    await screen.paints(playlist.slides[0]?.id ?? "", { atMs: world.clock.now() });
    expect(await progressOf(id)).toMatchObject({ confirmed: 1, restored: 0 });
  });

  it("is restored also when the server was started again in between", async () => {
    const screen = await screenIn(world.fire);
    const { id } = await takeOver([world.fire]);
    await screen.untilTakeovers("Feuer im Haus");
    await screen.paints(slideOf(id), { atMs: world.clock.now() });
    await world.server.restart();
    await world.eva.takeovers.clear({ id });
    const back = returning(screen, screen.latest.hash);
    const { playlist } = await back.untilTakeovers();
    await back.paints(playlist.slides[0]?.id ?? "", { atMs: world.clock.now() });
    expect(await progressOf(id)).toMatchObject({ confirmed: 0, restored: 1 });
  });

  it("is confirmed by no screen that was not given it, in no version that it was not given", async () => {
    const [screen, elsewhere] = [await screenIn(world.fire), await screenIn(world.schools)];
    const { id } = await takeOver([world.fire]);
    const { hash } = await screen.untilTakeovers("Feuer im Haus");
    const atMs = world.clock.now();
    await elsewhere.paints(slideOf(id), { atMs });
    await elsewhere.paints(slideOf(id), { hash, atMs });
    await screen.paints(slideOf(id, 2), { atMs });
    await screen.paints(slideOf("00000000-0000-4000-8000-000000000000" as TakeoverId), { atMs });
    expect(await progressOf(id)).toMatchObject({ confirmed: 0, pending: 1, restored: 0 });
  });

  it("that waits for a second person is on no screen", async () => {
    const screen = await screenIn(world.fire);
    await world.ada.settings.update({ ...(await world.ada.settings.read()), secondPerson: true });
    const waiting = await takeOver([world.fire], { title: "Zu zweit" });
    await world.ada.settings.update({ ...(await world.ada.settings.read()), secondPerson: false });
    const marker = await takeOver([world.fire], { title: "Danach", severity: "moderate" });
    await screen.untilTakeovers("Danach");
    await world.ada.takeovers.confirm({ id: waiting.id, version: 1 });
    await screen.untilTakeovers("Zu zweit", "Danach");
    await world.ada.takeovers.clear({ id: marker.id });
    await screen.untilTakeovers("Zu zweit");
  });

  it("tells every editor how far it has come, and that it has changed", async () => {
    const screen = await screenIn(world.fire);
    const page = await editorPage(world.server.origin, world.evaCookie);
    const events: TakeoverEvent[] = [];
    const changes: (string | null)[] = [];
    let heard: () => void = () => undefined;
    page.on("takeover", (event) => {
      events.push(event);
      heard();
    });
    page.on("changed", ({ resource, id }) => {
      if (resource === "takeovers") changes.push(id);
    });
    const toldOf = async (wanted: Partial<TakeoverEvent["progress"]>) => {
      const asText = JSON.stringify(Object.entries(wanted));
      const isTold = () => {
        const progress = events.at(-1)?.progress;
        return progress && JSON.stringify(Object.keys(wanted).map((key) => [key, Reflect.get(progress, key)])) === asText;
      };
      while (!isTold()) {
        await new Promise<void>((resolve) => {
          heard = resolve;
        });
      }
    };
    const { id } = await takeOver([world.fire]);
    await toldOf({ confirmed: 0, pending: 1 });
    await screen.untilTakeovers("Feuer im Haus");
    await screen.paints(slideOf(id), { atMs: world.clock.now() });
    await toldOf({ confirmed: 1, pending: 0 });
    await world.ada.takeovers.clear({ id });
    const { playlist } = await screen.untilTakeovers();
    await screen.paints(playlist.slides[0]?.id ?? "", { atMs: world.clock.now() });
    await toldOf({ confirmed: 0, restored: 1 });
    expect(changes).toEqual([id, id]);
    page.disconnect();
  });
});

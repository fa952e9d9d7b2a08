import { once } from "node:events";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Command } from "../../../domain/api/player-events.ts";
import type { CommandOutcome } from "../../../domain/model/command.ts";
import type { CommandId, ScreenId, SiteId } from "../../../domain/model/id.ts";
import { newId } from "../../../server/platform/secret.ts";
import { soundHeartbeat } from "../device.ts";
import { refusalOf } from "../refusal.ts";
import { addPlaces, type Player, pairScreen, playerSocket, type RunningServer } from "../running-server.ts";
import { SERVERS } from "../servers.ts";

const MINUTE_MS = 60_000;
/** Monday, 4 January 2027, 08:00 in Berlin. */
const START_MS = 1_799_046_000_000;

interface TestScreen {
  readonly id: ScreenId;
  readonly player: Player;
  readonly heard: Command[];
}

describe.each(SERVERS)("commands on $database", ({ start }) => {
  let server: RunningServer;
  let siteId: SiteId;
  let nowMs = START_MS;
  const open: Player[] = [];

  beforeAll(async () => {
    server = await start(() => nowMs);
    ({ siteId } = await addPlaces(server.client, []));
  });
  afterAll(() => server.stop());
  afterEach(() => {
    for (const player of open.splice(0)) player.disconnect();
  });

  async function paired(name = "Flur"): Promise<TestScreen> {
    const { screenId, token } = await pairScreen(server, { name, siteId, groupIds: [] });
    nowMs += 1000;
    const player = playerSocket(server.origin, token);
    const heard: Command[] = [];
    // It may come more than once.
    player.on("command", (command) => {
      if (!heard.some((before) => JSON.stringify(before) === JSON.stringify(command))) heard.push(command);
    });
    open.push(player);
    return { id: screenId, player, heard };
  }

  async function connect({ player }: TestScreen): Promise<void> {
    const welcomed = once(player as never, "screen");
    player.connect();
    await welcomed;
    await player.emitWithAck("clock", {});
  }

  const tell = (id: ScreenId, kind: "reload" | "identify" = "reload") => server.client.commands.tell({ kind, screens: { ids: [id] } });
  const newest = async (id: ScreenId) => (await server.client.commands.list({ id })).items[0];
  const heard = (screen: TestScreen) => expect.poll(() => screen.heard.length).toBeGreaterThan(0);
  async function answer({ player }: TestScreen, id: CommandId, outcome: CommandOutcome, message?: string): Promise<void> {
    player.emit("obeyed", { id, outcome, ...(message === undefined ? {} : { message }) });
    await player.emitWithAck("clock", {});
  }

  it("come at once to a screen that is there, and are over when it has answered", async () => {
    const screen = await paired();
    await connect(screen);
    const { command, told, rollout } = await tell(screen.id);
    expect([told, rollout]).toEqual([1, null]);
    await heard(screen);
    expect(screen.heard).toEqual([{ type: "reload", id: command?.id }]);
    expect(await newest(screen.id)).toMatchObject({ state: "sent", sentAtMs: nowMs, askedByName: "Ada Admin" });
    await answer(screen, command?.id as CommandId, "failed", "the page would not come back");
    await expect
      .poll(() => newest(screen.id))
      .toMatchObject({ state: "failed", note: "the page would not come back", answeredAtMs: nowMs });
    const { items } = await server.client.audit.list({ subjectId: screen.id });
    expect(items[0]).toMatchObject({ action: "screen-told", actorName: "Ada Admin", details: { command: "reload" } });
  });

  it("wait for a screen that is away, over a restart of the server too, and come again until it has answered", async () => {
    const screen = await paired();
    const { command } = await tell(screen.id);
    expect(command?.state).toBe("waiting");
    await server.restart();
    await connect(screen);
    await heard(screen);
    screen.player.disconnect();
    screen.heard.length = 0;
    await connect(screen);
    await heard(screen);
    expect(screen.heard).toEqual([{ type: "reload", id: command?.id }]);
    await answer(screen, command?.id as CommandId, "done");
    await expect.poll(() => newest(screen.id)).toMatchObject({ state: "done" });
    screen.player.disconnect();
    screen.heard.length = 0;
    await connect(screen);
    expect(screen.heard).toEqual([]);
  });

  it("are unanswered when the screen has had its time, and still take its answer", async () => {
    const screen = await paired();
    await connect(screen);
    const { command } = await tell(screen.id);
    await heard(screen);
    nowMs += 2 * MINUTE_MS;
    expect(await newest(screen.id)).toMatchObject({ state: "unanswered" });
    await answer(screen, command?.id as CommandId, "done");
    await expect.poll(() => newest(screen.id)).toMatchObject({ state: "done", answeredAtMs: nowMs });
  });

  it("run out", async () => {
    const screen = await paired();
    await tell(screen.id, "identify");
    nowMs += 5 * MINUTE_MS;
    expect(await newest(screen.id)).toMatchObject({ state: "expired" });
    await connect(screen);
    expect(screen.heard).toEqual([]);
  });

  it("can be taken back as long as they have not been sent", async () => {
    const screen = await paired();
    const { command } = await tell(screen.id);
    await server.client.commands.withdraw({ id: command?.id as CommandId });
    expect(await newest(screen.id)).toMatchObject({ state: "withdrawn" });
    await connect(screen);
    expect(screen.heard).toEqual([]);
    await tell(screen.id);
    await heard(screen);
    const sent = (await newest(screen.id))?.id as CommandId;
    expect(await refusalOf(server.client.commands.withdraw({ id: sent }))).toMatchObject({ code: "already-done" });
  });

  it("are answered only by the screen they were for, once", async () => {
    const [screen, thief] = [await paired("Eingang"), await paired("Keller")];
    await connect(screen);
    await connect(thief);
    const { command } = await tell(screen.id);
    await heard(screen);
    await answer(thief, command?.id as CommandId, "done");
    expect(await newest(screen.id)).toMatchObject({ state: "sent" });
    await answer(screen, command?.id as CommandId, "unsupported");
    await expect.poll(() => newest(screen.id)).toMatchObject({ state: "unsupported" });
    await answer(screen, command?.id as CommandId, "done");
    // What comes after that answer and has arrived says that it has, too.
    nowMs += 1000;
    const later = (await tell(screen.id, "identify")).command?.id as CommandId;
    await answer(screen, later, "done");
    await expect.poll(() => newest(screen.id)).toMatchObject({ id: later, state: "done" });
    const { items } = await server.client.commands.list({ id: screen.id });
    expect(items.find(({ id }) => id === command?.id)).toMatchObject({ state: "unsupported" });
  });

  it("go to many in stages: the next begins when the one before went well", async () => {
    const screens = await Promise.all(Array.from({ length: 5 }, (_, place) => paired(`Stufe ${String(place)}`)));
    for (const screen of screens) await connect(screen);
    const { rollout, told } = await server.client.commands.tell({ kind: "reload", screens: { search: "Stufe" } });
    expect(told).toBe(5);
    expect(rollout).toMatchObject({ state: "running", stage: 0, stages: [1, 1, 3], counts: { held: 4 } });
    const id = rollout?.id as never;
    const done = new Set<TestScreen>();
    for (const expected of [1, 2, 5]) {
      await expect.poll(() => screens.filter((screen) => screen.heard.length > 0).length).toBe(expected);
      for (const screen of screens) {
        const [command] = screen.heard;
        if (command === undefined || done.has(screen) || command.type === "revoked") continue;
        await answer(screen, command.id, "done");
        done.add(screen);
      }
      for (let waitedMs = 0; waitedMs < 2 * MINUTE_MS; waitedMs += 20_000) {
        for (const { player } of screens) await beat(player);
        nowMs += 20_000;
      }
    }
    await expect.poll(async () => (await server.client.commands.rollout({ id })).state).toBe("over");
    expect((await server.client.commands.rollout({ id })).counts).toMatchObject({ done: 5, held: 0 });
  });

  it("halt when a stage went wrong, say because of whom, and go on or are taken back as somebody wishes", async () => {
    const screens = await Promise.all(Array.from({ length: 4 }, (_, place) => paired(`Halt ${String(place)}`)));
    for (const screen of screens) await connect(screen);
    const begin = async () => {
      for (const screen of screens) screen.heard.length = 0;
      const { rollout } = await server.client.commands.tell({ kind: "reload", screens: { search: "Halt" } });
      await expect.poll(() => screens.some((screen) => screen.heard.length > 0)).toBe(true);
      const first = screens.find((screen) => screen.heard.length > 0) as TestScreen;
      const [command] = first.heard;
      await answer(first, (command as { id: CommandId }).id, "failed");
      const id = rollout?.id as never;
      await expect.poll(() => server.client.commands.rollout({ id })).toMatchObject({ state: "halted", culprits: [first.id] });
      return id;
    };
    const first = await begin();
    expect(await server.client.commands.stop({ id: first })).toMatchObject({ state: "withdrawn", counts: { withdrawn: 3, failed: 1 } });
    expect(await refusalOf(server.client.commands.stop({ id: first }))).toMatchObject({ code: "already-done" });
    const second = await begin();
    expect(await server.client.commands.goOn({ id: second })).toMatchObject({ state: "running", stage: 1, culprits: [] });
    await expect.poll(() => screens.filter((screen) => screen.heard.length > 0).length).toBe(2);
    expect(await refusalOf(server.client.commands.goOn({ id: second }))).toMatchObject({ code: "already-done" });
  });

  it("say that a screen is not there, and tell nobody when nobody is meant", async () => {
    const screen = await paired();
    const missing = newId<ScreenId>();
    expect(await refusalOf(server.client.commands.tell({ kind: "reload", screens: { ids: [screen.id, missing] } }))).toMatchObject({
      code: "not-found",
    });
    expect(await server.client.commands.tell({ kind: "reload", screens: { search: "nirgendwo" } })).toEqual({
      told: 0,
      command: null,
      rollout: null,
    });
  });
});

/** Says that all is well. */
async function beat(player: Player): Promise<void> {
  const { playlist } = await player.emitWithAck("clock", {});
  await player.emitWithAck("heartbeat", soundHeartbeat({ playlist }));
}

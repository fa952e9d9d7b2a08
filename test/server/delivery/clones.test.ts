import { once } from "node:events";
import { io } from "socket.io-client";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { PLAYER_PROTOCOL } from "../../../domain/api/player-events.ts";
import type { ScreenId } from "../../../domain/model/id.ts";
import { RawSocket } from "../attack/raw-socket.ts";
import { addPlaces, type PairedDraft, type Player, pairScreen, type RunningServer, startServer } from "../running-server.ts";

let server: RunningServer;
let draft: PairedDraft;
const open: Player[] = [];
const raw: RawSocket[] = [];

beforeAll(async () => {
  server = await startServer();
  const { siteId, groupIds } = await addPlaces(server.client, ["Feuerwehr"]);
  draft = { name: "Wachraum", siteId, groupIds };
});
afterAll(() => server.stop());
afterEach(() => {
  for (const socket of open.splice(0)) socket.disconnect();
  for (const socket of raw.splice(0)) socket.close();
});

const INSTANCE = "0.copied";
const authOf = (token: string, run?: string) => ({
  token,
  protocol: PLAYER_PROTOCOL,
  playlist: null,
  ...(run && { instance: INSTANCE, run }),
});

function player(token: string, run?: string): Player {
  const options = { transports: ["websocket"], auth: authOf(token, run), autoConnect: false, forceNew: true, reconnection: false };
  const socket: Player = io(`${server.origin}/player`, options);
  open.push(socket);
  return socket;
}

/** Connects, and asks for the time as a player does once it is let in. @returns what the server says: `welcome`, or why not */
async function enter(socket: Player): Promise<string> {
  const welcome = once(socket as never, "screen").then(() => "welcome");
  const refused = once(socket as never, "connect_error").then(([error]) => (error as Error).message);
  socket.connect();
  const said = await Promise.race([welcome, refused]);
  if (said === "welcome") await socket.emitWithAck("clock", {});
  return said;
}

/** A player whose frames are written by hand. */
async function rawPlayer(token: string, run: string): Promise<RawSocket> {
  const socket = await RawSocket.join(server.origin, "/player", authOf(token, run));
  raw.push(socket);
  return socket;
}

async function markOf(id: ScreenId) {
  const { presence } = await server.client.screens.read({ id });
  const { items } = await server.client.screens.faults({ id });
  const cloned = items.filter(({ kind }) => kind === "cloned");
  return { trouble: presence.trouble, times: cloned.reduce((sum, { count }) => sum + count, 0) };
}

const NOT_MARKED = { trouble: null, times: 0 };

describe("two devices with the token of one screen", () => {
  it("are told apart: the second one is refused while the first one is there, and the screen says so", async () => {
    const { screenId, token } = await pairScreen(server, draft);
    const first = player(token, "0.first");
    expect(await enter(first)).toBe("welcome");
    expect(await enter(player(token, "0.second"))).toBe("cloned");
    expect(first.connected).toBe(true);
    expect(await markOf(screenId)).toEqual({ trouble: "cloned", times: 1 });
    expect((await server.client.screens.read({ id: screenId })).presence.state).toBe("faulty");
    expect(await enter(player(token, "0.second"))).toBe("cloned");
    expect(await markOf(screenId)).toEqual({ trouble: "cloned", times: 2 });
  });

  it("are told apart if they come at once: one is let in", async () => {
    const { token } = await pairScreen(server, draft);
    const said = await Promise.all([1, 2, 3].map((run) => enter(player(token, `0.${String(run)}`))));
    expect(said.filter((word) => word === "welcome")).toHaveLength(1);
    expect(said.filter((word) => word === "cloned").length).toBeGreaterThan(0);
  });

  it("are told apart although they are never there together: a page that comes back after another one is no reload", async () => {
    const { screenId, token } = await pairScreen(server, draft);
    for (const run of ["0.here", "0.there"]) {
      const socket = player(token, run);
      expect(await enter(socket)).toBe("welcome");
      socket.disconnect();
    }
    expect(await markOf(screenId)).toEqual(NOT_MARKED);
    await expect.poll(() => enter(player(token, "0.here"))).toBe("welcome");
    expect(await markOf(screenId)).toEqual({ trouble: "cloned", times: 1 });
  });

  it("leave the screen alone once one of them is gone", async () => {
    const { token } = await pairScreen(server, draft);
    const first = player(token, "0.first");
    await enter(first);
    const second = () => enter(player(token, "0.second"));
    expect(await second()).toBe("cloned");
    first.disconnect();
    await expect.poll(second).toBe("welcome");
  });
});

describe("one device", () => {
  it("comes back as the same page, on a new line: the old one is hung up on, even if it seems to live", async () => {
    const { screenId, token } = await pairScreen(server, draft);
    const before = await rawPlayer(token, "0.page");
    expect(await enter(player(token, "0.page"))).toBe("welcome");
    await before.closed();
    expect(await markOf(screenId)).toEqual(NOT_MARKED);
  });

  it("comes back as another page after it was loaded anew", async () => {
    const { screenId, token } = await pairScreen(server, draft);
    for (const run of ["0.a", "0.b", "0.c", "0.d"]) {
      const socket = player(token, run);
      await expect.poll(() => enter(socket)).toBe("welcome");
      socket.disconnect();
    }
    expect(await markOf(screenId)).toEqual(NOT_MARKED);
  });

  it("comes back after its power was cut, though its old line still seems to be there", async () => {
    const { screenId, token } = await pairScreen(server, draft);
    const before = await rawPlayer(token, "0.before");
    before.stopReading();
    expect(await enter(player(token, "0.after"))).toBe("welcome");
    expect(await markOf(screenId)).toEqual(NOT_MARKED);
  });

  it("is not taken for two by a last answer of its old page that was still under way", async () => {
    const { screenId, token } = await pairScreen(server, draft);
    const before = await rawPlayer(token, "0.before");
    before.stopReading();
    const after = player(token, "0.after");
    const said = enter(after);
    await expect.poll(() => after.io.engine?.id).toBeDefined();
    before.send("3");
    expect(await said).toBe("welcome");
    expect(await markOf(screenId)).toEqual(NOT_MARKED);
  });

  it("is not taken for two because of a page that asked to come in and is gone", async () => {
    const { screenId, token } = await pairScreen(server, draft);
    const page = player(token, "0.page");
    await enter(page);
    const ghost = await RawSocket.open(server.origin);
    raw.push(ghost);
    ghost.stopReading();
    ghost.send(`40/player,${JSON.stringify(authOf(token, "0.ghost"))}`);
    const other = () => enter(player(token, "0.other"));
    // Nobody else is judged until it is known that nobody is there.
    await expect.poll(other).toBe("busy");
    await expect.poll(other, { interval: 500 }).toBe("cloned");
    expect(page.connected).toBe(true);
    // That was the other one.
    expect((await markOf(screenId)).times).toBe(1);
  });

  it("is another one from now on when it was replaced: the new one is welcome at once", async () => {
    const { screenId, token } = await pairScreen(server, draft);
    const before = await rawPlayer(token, "0.before");
    const anyone = server.clientWith({});
    const { id, code, secret } = await anyone.pairings.start();
    await server.client.pairings.assign({ id: screenId, code, replace: true });
    const result = await anyone.pairings.collect({ id, secret });
    expect(await enter(player(result.state === "paired" ? result.token : "", "0.after"))).toBe("welcome");
    await before.closed();
    expect(await markOf(screenId)).toEqual(NOT_MARKED);
  });

  it("is not let in by a token that became void while it was judged", async () => {
    const { screenId, token } = await pairScreen(server, draft);
    (await rawPlayer(token, "0.before")).stopReading();
    const { code } = await server.clientWith({}).pairings.start();
    const late = player(token, "0.late");
    const heard: string[] = [];
    late.onAny((name: string) => heard.push(name));
    const gone = once(late as never, "disconnect");
    late.connect();
    await expect.poll(() => enter(player(token, "0.other"))).toBe("busy");
    await server.client.pairings.assign({ id: screenId, code, replace: true });
    await gone;
    expect(heard).toEqual([]);
  });

  it("is left alone if it is of an earlier version and does not name its page: two of them both play", async () => {
    const { screenId, token } = await pairScreen(server, draft);
    const said = [await enter(player(token)), await enter(player(token)), await enter(player(token, "0.named"))];
    expect(said).toEqual(["welcome", "welcome", "welcome"]);
    expect(open.map(({ connected }) => connected)).toEqual([true, true, true]);
    expect(await markOf(screenId)).toEqual(NOT_MARKED);
  });
});

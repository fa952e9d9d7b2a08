import { createServer, type Server as HttpServer } from "node:http";
import type { Socket as NetSocket } from "node:net";
import { type Namespace, Server, type Socket } from "socket.io";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { PlayerSocket } from "../../../../player/line/wire/socket.ts";
import { ownPort } from "../../../server/own-port.ts";

const HASH = "a".repeat(64);
/** Longer than a machine with much else to do keeps one process waiting. */
const SILENCE_MS = 2000;

type Fate = "let through" | "refuse" | "swallow";

let http: HttpServer;
let io: Server;
let screens: Namespace;
let origin: string;
/** Of its own: it is let go and taken again. */
let port: number;
/** What happens to a WebSocket on its way. */
let webSockets: Fate;
let tellWindow: (event: string) => void;
let heard: unknown[];
const open: PlayerSocket[] = [];
const connections = new Set<NetSocket>();

beforeEach(async () => {
  const listeners = new Map<string, Set<() => void>>();
  tellWindow = (event) => {
    for (const listener of listeners.get(event) ?? []) listener();
  };
  vi.stubGlobal("addEventListener", (event: string, listener: () => void) =>
    listeners.set(event, new Set([...(listeners.get(event) ?? []), listener])),
  );
  vi.stubGlobal("removeEventListener", (event: string, listener: () => void) => listeners.get(event)?.delete(listener));
  webSockets = "let through";
  heard = [];
  port = await ownPort();
  await start();
});
afterEach(async () => {
  for (const socket of open.splice(0)) socket.close();
  await stop();
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

async function start(): Promise<void> {
  http = createServer();
  http.on("connection", (connection) => connections.add(connection));
  io = new Server({ pingInterval: 200, pingTimeout: SILENCE_MS });
  io.attach(http);
  const [upgrade] = http.listeners("upgrade");
  http.removeAllListeners("upgrade");
  http.on("upgrade", (request, connection: NetSocket, head) => {
    if (webSockets === "let through") upgrade?.call(http, request, connection, head);
    else if (webSockets === "refuse") connection.destroy();
  });
  screens = io.of("/player");
  await new Promise<void>((resolve, reject) => {
    http.once("error", reject);
    http.listen(port, "127.0.0.1", resolve);
  });
  origin = `http://127.0.0.1:${String(port)}`;
}

/** As with `kill -9`: nobody says goodbye. */
function die(): void {
  for (const connection of connections) connection.destroy();
  connections.clear();
}

async function stop(): Promise<void> {
  die();
  await io.close();
}

function connect(auth: () => unknown = () => ({ token: "t" })): PlayerSocket {
  const say =
    (what: string) =>
    (...words: readonly unknown[]) =>
      void heard.push([what, ...words]);
  const socket = new PlayerSocket(
    { origin, namespace: "/player", auth },
    { onConnected: say("connected"), onLost: say("lost"), onRefused: say("refused"), onEvent: say("event") },
  );
  open.push(socket);
  return socket;
}

const screen = () => new Promise<Socket>((resolve) => screens.once("connection", resolve));
const hear = (...news: readonly unknown[]) => vi.waitFor(() => expect(heard).toContainEqual(news), { timeout: 30_000, interval: 10 });

describe.each([
  { way: "websocket", fate: "let through" },
  { way: "polling", fate: "refuse" },
] as const)("by $way", ({ way, fate }) => {
  beforeEach(() => {
    webSockets = fate;
  });

  it("says who it is, tells, asks and hears, also buffers", async () => {
    const player = connect(() => ({ token: "secret", protocol: 1 }));
    const seen = await screen();
    expect(seen.handshake.auth).toEqual({ token: "secret", protocol: 1 });
    expect(seen.conn.transport.name).toBe(way);
    await hear("connected");
    expect([player.isConnected, player.isPolling]).toEqual([true, way === "polling"]);
    const told = new Promise((resolve) => seen.once("applied", resolve));
    seen.on("clock", (_, answer: (words: object) => void) => answer({ nowMs: 7, playlist: null }));
    player.emit("applied", { playlist: HASH as never, atMs: 5 as never });
    expect(await told).toEqual({ playlist: HASH, atMs: 5 });
    expect(await player.ask("clock", {}, 5000)).toEqual({ nowMs: 7, playlist: null });
    seen.emit("playlist", { hash: HASH, gzip: Buffer.from([1, 2, 3]) });
    seen.emit("command", { type: "reload" });
    await hear("event", "command", { type: "reload" });
    expect(heard).toContainEqual(["event", "playlist", { hash: HASH, gzip: new Uint8Array([1, 2, 3]).buffer }]);
  });

  it("stays when nothing is said for longer than the silence that ends it, and says goodbye when it ends", async () => {
    const player = connect();
    const seen = await screen();
    let pings = 0;
    seen.conn.on("heartbeat", () => pings++);
    await vi.waitFor(() => expect(pings).toBeGreaterThan((2 * SILENCE_MS) / 200), { timeout: 30_000 });
    expect(heard).toEqual([["connected"]]);
    const gone = new Promise((resolve) => seen.once("disconnect", resolve));
    player.close();
    expect(await gone).toMatch(/^transport (?:close|error)$/);
    expect(player.isConnected).toBe(false);
  });

  it("notices that the server died, comes back by itself and says who it is then", async () => {
    let playlist = "old";
    connect(() => ({ playlist }));
    await screen();
    await hear("connected");
    await stop();
    await hear("lost");
    playlist = "new";
    await start();
    const seen = await screen();
    expect(seen.handshake.auth).toEqual({ playlist: "new" });
  });

  it("is told why it is refused, and asks again later", async () => {
    let busy = true;
    screens.use((_, next) => next(busy ? new Error("busy") : undefined));
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    // As late as can be: earlier in these 15 s, the attempt itself would run out of time before the last of them.
    vi.spyOn(Math, "random").mockReturnValue(0.999);
    connect();
    await hear("refused", "busy");
    busy = false;
    const seen = screen();
    vi.advanceTimersByTime(15_000);
    await seen;
    await hear("connected");
  });
});

it("notices a server that falls silent without hanging up", async () => {
  connect();
  const seen = await screen();
  await hear("connected");
  // What the server writes is not heard any more, and no end of the line either.
  seen.conn.transport.send = () => undefined;
  await hear("lost");
});

it("gives a question up when its time is over, and when the line goes down", async () => {
  const player = connect();
  const seen = await screen();
  await hear("connected");
  expect(await player.ask("clock", {}, 20)).toBeNull();
  const waiting = player.ask("clock", {}, 60_000);
  seen.conn.close();
  expect(await waiting).toBeNull();
  expect(await player.ask("clock", {}, 60_000)).toBeNull();
});

it("comes back, spread, when the server says goodbye", async () => {
  connect();
  const seen = await screen();
  await hear("connected");
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  // Where in the 15 s it comes back is chance. Beyond that nothing may pass here: the attempt itself has a limit.
  vi.spyOn(Math, "random").mockReturnValue(0.8);
  seen.disconnect();
  await hear("lost");
  const back = screen();
  vi.advanceTimersByTime(12_000);
  await back;
});

it("polls at an address that no request had before, as something on the way may keep answers", async () => {
  webSockets = "refuse";
  const asked: string[] = [];
  http.on("request", ({ url = "" }) => asked.push(url));
  connect();
  const seen = await screen();
  await hear("connected");
  for (const number of [1, 2, 3]) seen.emit("command", { number });
  await hear("event", "command", { number: 3 });
  expect(new Set(asked).size).toBe(asked.length);
});

it("polls in the end where WebSockets are swallowed without a word", async () => {
  webSockets = "swallow";
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const player = connect();
  const seen = screen();
  vi.advanceTimersByTime(10_000);
  vi.advanceTimersByTime(2000);
  vi.advanceTimersByTime(10_000);
  expect((await seen).conn.transport.name).toBe("polling");
  expect(player.isPolling).toBe(true);
});

it("hangs up on what is no server of ours, and goes on trying", async () => {
  await stop();
  const portal = createServer((_, answer) => answer.end("<html>Welcome to the free Wi-Fi</html>"));
  let visits = 0;
  portal.on("request", () => visits++);
  await new Promise<void>((resolve) => {
    portal.listen(port, "127.0.0.1", resolve);
  });
  const player = connect();
  await vi.waitFor(() => expect(visits).toBeGreaterThan(1), { timeout: 30_000 });
  expect(player.isConnected).toBe(false);
  expect(heard).toEqual([]);
  player.close();
  portal.closeAllConnections();
  await new Promise((resolve) => portal.close(resolve));
  await start();
});

it("knows what the browser knows: without a network the line is down, and with one it is tried soon", async () => {
  connect();
  await screen();
  await hear("connected");
  vi.spyOn(Math, "random").mockReturnValue(1);
  tellWindow("offline");
  await hear("lost");
  vi.spyOn(Math, "random").mockReturnValue(0);
  const back = screen();
  tellWindow("online");
  await back;
});

it("takes what is no packet for the end of the line", async () => {
  connect();
  const seen = await screen();
  await hear("connected");
  seen.conn.write("rubbish");
  await hear("lost");
});

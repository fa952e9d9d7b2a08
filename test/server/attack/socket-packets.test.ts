import { once } from "node:events";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { PLAYER_PROTOCOL } from "../../../domain/api/player-events.ts";
import { announcementFor, type Player, pairScreen, playerSocket } from "../running-server.ts";
import { type AttackedServer, send, startAttackedServer } from "./attacked-server.ts";
import { EIO, RawSocket } from "./raw-socket.ts";

let server: AttackedServer;
let good: Player;
let badToken: string;
const open: RawSocket[] = [];

beforeAll(async () => {
  server = await startAttackedServer();
  ({ token: badToken } = await pairScreen(server, { name: "Übernommen", siteId: server.siteId, groupIds: [server.groupId] }));
  good = playerSocket(server.origin, server.token);
  const welcome = once(good as never, "playlist");
  good.connect();
  await welcome;
});
afterAll(async () => {
  good.disconnect();
  await server.stop();
});

let losses = 0;
beforeEach(() => {
  losses = 0;
  good.on("disconnect", () => {
    losses += 1;
  });
});
/** Whatever was done, everybody else goes on: the good screen never lost its socket and gets the next publish. */
afterEach(async () => {
  for (const socket of open.splice(0)) socket.close();
  const pushed = once(good as never, "playlist");
  const draft = await server.client.announcements.create(announcementFor([server.groupId]));
  await server.client.announcements.publish({ id: draft.id, version: draft.version });
  await pushed;
  expect(losses).toBe(0);
  good.off("disconnect");
});

const auth = (more: object = {}) => ({ token: badToken, protocol: PLAYER_PROTOCOL, playlist: null, ...more });

async function stranger(): Promise<RawSocket> {
  const socket = await RawSocket.open(server.origin);
  open.push(socket);
  return socket;
}

async function joined(): Promise<RawSocket> {
  const socket = await RawSocket.join(server.origin, "/player", auth());
  open.push(socket);
  return socket;
}

/** The socket is still there, and the server still answers on it. */
async function expectHeard(socket: RawSocket): Promise<void> {
  socket.send('42/player,4711["clock",{}]');
  expect(await socket.next(/^43\/player,4711\[/)).toContain("nowMs");
}

describe("whoever has joined nothing", () => {
  it.each([
    ["a wrong engine packet", "9nonsense"],
    ["nothing at all", ""],
    ["a wrong packet", "49"],
    ["broken JSON", '42["heartbeat",'],
    ["an event", '42["heartbeat",{}]'],
    ["an event for a namespace it is not in", '42/player,["clock",{}]'],
    ["a namespace without an end", `40/${"a".repeat(60_000)}`],
    ["thousands of attachments announced", '459999-["heartbeat",{"_placeholder":true,"num":0}]'],
    ["a huge number of attachments", '4599999999999999999999-["heartbeat"]'],
    ["attachments without a number", '45-["heartbeat"]'],
    ["bytes nobody announced", Buffer.from("bytes")],
    ["an acknowledgement number out of range", `42${"9".repeat(400)}["clock",{}]`],
    ["a packet of 10 MB", "4".repeat(10_485_760)],
    ["a binary packet of 10 MB", Buffer.alloc(10_485_760)],
  ])("is cut off for %s", async (_what, frame) => {
    const socket = await stranger();
    socket.send(frame);
    await socket.closed();
    expect(socket.received.filter((text) => text.startsWith("40"))).toEqual([]);
  });

  it.each([["/nowhere"], ["/__proto__"], ["/constructor"], ["/player/"], ["/player%00"]])("finds no namespace %s", async (namespace) => {
    const socket = await stranger();
    socket.send(`40${namespace},`);
    expect(await socket.next(/^44/)).toContain("Invalid namespace");
  });

  it("finds nobody in the main namespace", async () => {
    const socket = await stranger();
    socket.send("40");
    expect(await socket.next(/^44/)).toBe('44{"message":"unknown-namespace"}');
    await socket.closed();
  });

  it("is cut off when it joins nothing for long", async () => {
    const socket = await stranger();
    await socket.closed();
  });

  it("gets no socket of an older protocol", async () => {
    const ws = new WebSocket(`${server.origin.replace("http", "ws")}${EIO.replace("EIO=4", "EIO=3")}`);
    const received: string[] = [];
    ws.on("message", (data) => received.push(String(data)));
    ws.on("error", () => undefined);
    await new Promise((resolve) => ws.once("close", resolve));
    expect(received).toEqual([]);
  });
});

describe("a handshake", () => {
  it.each([
    {},
    { token: 7, protocol: 1, playlist: null },
    { token: ["x".repeat(43)], protocol: 1, playlist: null },
    { token: "x".repeat(101), protocol: 1, playlist: null },
    { token: "x".repeat(43), protocol: "1", playlist: null },
    { token: "x".repeat(43), protocol: 1, playlist: "nonsense" },
    { token: "x".repeat(43), protocol: 1 },
    { token: "x".repeat(43), protocol: 1, playlist: null, admin: true },
  ])("of the wrong shape is refused: %j", async (shape) => {
    const socket = await stranger();
    socket.send(`40/player,${JSON.stringify(shape)}`);
    expect(await socket.next(/^44/)).toBe('44/player,{"message":"malformed"}');
    await socket.closed();
  });

  it.each(["null", "[]", '"text"', "7"])("that is no object is cut off: %s", async (text) => {
    const socket = await stranger();
    socket.send(`40/player,${text}`);
    await socket.closed();
  });

  it.each([99, PLAYER_PROTOCOL + 1, -1])("of protocol %i is refused", async (protocol) => {
    const socket = await stranger();
    socket.send(`40/player,${JSON.stringify(auth({ protocol }))}`);
    expect(await socket.next(/^44/)).toContain("unsupported-protocol");
  });

  it("with a guessed token is refused, and so is every other one on that connection", async () => {
    const socket = await stranger();
    for (let index = 0; index < 2000; index++)
      socket.send(`40/player,${JSON.stringify(auth({ token: `${"x".repeat(40)}${String(index)}` }))}`);
    await socket.closed();
    expect(socket.received.filter((text) => text.startsWith("40/player"))).toEqual([]);
    expect(socket.received.filter((text) => text.startsWith("44")).every((text) => text.includes("unknown-token"))).toBe(true);
  });

  it.each(["/editor"])("to %s needs a session: a screen's token is none", async (namespace) => {
    const socket = await RawSocket.open(server.origin, { cookie: `aushang=${badToken}` });
    open.push(socket);
    socket.send(`40${namespace},${JSON.stringify(auth())}`);
    expect(await socket.next(/^44/)).toContain("not-signed-in");
  });
});

describe("a screen that was taken over", () => {
  it.each([
    ["an unknown event", '42/player,["formatDisk",{}]'],
    ["an event named like a part of objects", '42/player,["__proto__",{}]'],
    ["an event that is a number", "42/player,[7,{}]"],
    ["a reserved event", '42/player,["disconnecting","x"]'],
    ["an event without a name", "42/player,[]"],
    ["an event that is an object", '42/player,{"heartbeat":1}'],
    ["a second handshake", `40/player,{}`],
    ["a refusal, which is the server's to send", "44/player,{}"],
    ["a packet of 10 MB", `42/player,["fault","${"a".repeat(10_485_760)}"]`],
    ["broken JSON", '42/player,["heartbeat",{]'],
  ])("is cut off for %s", async (_what, frame) => {
    const socket = await joined();
    socket.send(frame);
    await socket.closed();
  });

  it("is cut off for 10,000 events at once", async () => {
    const socket = await joined();
    for (let index = 0; index < 10_000; index++) socket.send('42/player,["clock",{}]');
    await socket.closed();
  });

  it("is cut off for going on with nonsense", async () => {
    const socket = await joined();
    for (let index = 0; index < 11; index++) socket.send('42/player,["heartbeat",{"playlist":7}]');
    await socket.closed();
  });

  it.each([
    ["no payload", '42/player,1["clock"]'],
    ["an acknowledgement instead of a payload", '42/player,2["heartbeat"]'],
    ["a payload of the wrong type", '42/player,3["clock",[]]'],
    ["unknown keys", '42/player,4["clock",{"x":1}]'],
    ["a deep payload", `42/player,5["heartbeat",${"[".repeat(20_000)}${"]".repeat(20_000)}]`],
    ["an attachment for a payload", '451-/player,6["clock",{"_placeholder":true,"num":0}]'],
  ])("is not answered to %s", async (what, frame) => {
    const socket = await joined();
    socket.send(frame);
    if (what.includes("attachment")) socket.send(Buffer.from("bytes"));
    await expectHeard(socket);
    expect(socket.received.filter((text) => /^43\/player,[1-6]\[/.test(text))).toEqual([]);
  });

  it.each([
    ["omits the acknowledgement", '42/player,["clock",{}]'],
    ["sends more arguments than asked for", '42/player,8["clock",{},1,"two",null]'],
    ["acknowledges what nobody asked", "43/player,99[]"],
    ["reports a slide that cannot be", `42/player,["painted",{"playlist":"${"0".repeat(64)}","slide":"x.0.%","atMs":0}]`],
    ["reports a playlist nobody made", `42/player,["applied",{"playlist":"${"0".repeat(64)}","atMs":0}]`],
    ["pongs unasked", "3"],
  ])("goes on when it %s", async (_what, frame) => {
    const socket = await joined();
    socket.send(frame);
    await expectHeard(socket);
  });

  it("writes nothing of another announcement or screen by what it reports", async () => {
    const socket = await joined();
    const slide = "11111111-1111-4111-8111-111111111111.999999999.de";
    socket.send(`42/player,["painted",{"playlist":"${"0".repeat(64)}","slide":"${slide}","atMs":0}]`);
    await expectHeard(socket);
    const draft = await server.client.announcements.create(announcementFor([server.groupId]));
    const published = await server.client.announcements.publish({ id: draft.id, version: draft.version });
    expect((await server.client.announcements.delivery({ id: published.id })).painted).toBe(0);
  });
});

it("by polling, a body over the limit is refused", async () => {
  const hello = await send(server.origin, "GET", "/socket.io/?EIO=4&transport=polling");
  const sid = /"sid":"([^"]+)"/.exec(hello.text)?.[1] ?? "";
  const path = `/socket.io/?EIO=4&transport=polling&sid=${sid}`;
  const headers = { "content-type": "text/plain;charset=UTF-8" };
  expect((await send(server.origin, "POST", path, headers, "4".repeat(100_000))).status).toBeGreaterThanOrEqual(400);
});

it.each(["sid=guessed", "transport=carrier-pigeon", "EIO=", ""])("nonsense in the handshake's query is refused: %s", async (query) => {
  const base = query.startsWith("sid") ? "EIO=4&transport=polling&" : "EIO=4&";
  expect((await send(server.origin, "GET", `/socket.io/?${base}${query}`)).status).toBe(400);
});

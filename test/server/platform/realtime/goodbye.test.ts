import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setImmediate } from "node:timers/promises";
import type { Server } from "socket.io";
import { io as connectTo, type Socket } from "socket.io-client";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createLog } from "../../../../server/platform/log.ts";
import { sayGoodbye } from "../../../../server/platform/realtime/goodbye.ts";
import { createSockets } from "../../../../server/platform/realtime/sockets.ts";

const LISTENERS = 60;

let io: Server;
let origin: string;
let clients: Socket[];
/** When the server ended each connection. */
let endedAtMs: number[];

beforeEach(async () => {
  clients = [];
  endedAtMs = [];
  const http = createServer();
  io = createSockets(http, () => true, createLog("silent"));
  io.of("/player").on("connection", (socket) => socket.on("disconnect", () => void endedAtMs.push(performance.now())));
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${String((http.address() as AddressInfo).port)}`;
});
afterEach(async () => {
  for (const client of clients) client.disconnect();
  await io.close();
});

function open(): Socket {
  const client = connectTo(`${origin}/player`, { transports: ["websocket"], forceNew: true, reconnection: false });
  clients.push(client);
  return client;
}

it("tells everybody, a few at a time, and whoever comes meanwhile to come again later", async () => {
  const listeners = Array.from({ length: LISTENERS }, open);
  await Promise.all(listeners.map((client) => once(client as never, "connect")));
  const ends = listeners.map(async (client) => {
    const [reason] = (await once(client as never, "disconnect")) as [string];
    return reason;
  });
  const saying = sayGoodbye(io, "/player");
  const [reason] = (await once(open() as never, "connect_error")) as [Error];
  expect(reason.message).toBe("busy");
  expect(await saying).toBe(LISTENERS);
  expect(new Set(await Promise.all(ends))).toEqual(new Set(["io server disconnect"]));
  // 60 of them take 300 ms: six times ten, with 50 ms between.
  expect((endedAtMs.at(-1) ?? 0) - (endedAtMs[0] ?? 0)).toBeGreaterThan(200);
});

it("is said at once where nobody listens", async () => {
  // Sooner than the shortest pause there is.
  expect(await Promise.race([sayGoodbye(io, "/player"), setImmediate("paused")])).toBe(0);
});

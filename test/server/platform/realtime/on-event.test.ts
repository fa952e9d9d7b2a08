import { once } from "node:events";
import { createServer, type Server as HttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Server } from "socket.io";
import { io as connectTo, type Socket } from "socket.io-client";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { createLog, type Log } from "../../../../server/platform/log.ts";
import { onEvents } from "../../../../server/platform/realtime/on-event.ts";
import { createSockets } from "../../../../server/platform/realtime/sockets.ts";

const PAYLOADS = { add: z.strictObject({ a: z.int(), b: z.int() }), later: z.strictObject({}), fail: z.strictObject({ how: z.string() }) };

let http: HttpServer;
let io: Server;
let client: Socket;
let seen: unknown[];
let logged: string[];

beforeEach(async () => {
  seen = [];
  logged = [];
  http = createServer();
  io = createSockets(http, () => true, createLog("silent"));
  io.of("/test").on("connection", (socket) => {
    onEvents(
      socket,
      PAYLOADS,
      {
        add: ({ a, b }) => {
          seen.push([a, b]);
          return a + b;
        },
        later: () => Promise.resolve("later"),
        fail: ({ how }) => {
          if (how === "throw") throw new Error("thrown");
          return Promise.reject(new Error("rejected"));
        },
      },
      { log: logTo(logged) },
    );
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  client = await connect();
});
afterEach(async () => {
  client.disconnect();
  await io.close();
});

async function connect(): Promise<Socket> {
  const { port } = http.address() as AddressInfo;
  const options = { transports: ["websocket"], reconnection: false, forceNew: true };
  const socket = connectTo(`http://127.0.0.1:${String(port)}/test`, options);
  await once(socket as never, "connect");
  return socket;
}

function logTo(lines: string[]): Log {
  const log = createLog("silent");
  log.warn = (_details: unknown, message?: string) => void lines.push(`warn ${String(message)}`);
  log.error = (_details: unknown, message?: string) => void lines.push(`error ${String(message)}`);
  return log;
}

const closed = () => once(client as never, "disconnect");

describe("an event", () => {
  it("reaches its handler parsed, and what that returns is the acknowledgement", async () => {
    expect(await client.emitWithAck("add", { a: 2, b: 3 })).toBe(5);
    expect(await client.emitWithAck("later", {})).toBe("later");
    expect(seen).toEqual([[2, 3]]);
  });

  it("needs no acknowledgement", async () => {
    client.emit("add", { a: 1, b: 1 });
    await client.emitWithAck("later", {});
    expect(seen).toEqual([[1, 1]]);
  });

  it("whose handler throws or rejects is told to the log, and the socket goes on", async () => {
    client.emit("fail", { how: "throw" }, () => seen.push("acknowledged"));
    client.emit("fail", { how: "reject" }, () => seen.push("acknowledged"));
    expect(await client.emitWithAck("later", {})).toBe("later");
    expect(logged).toEqual(["error event failed", "error event failed"]);
    expect(seen).toEqual([]);
  });

  it.each([[undefined], [null], ["text"], [[]], [{ a: 1 }], [{ a: 1, b: "2" }], [{ a: 1, b: 2, c: 3 }], [{ a: 1.5, b: 1 }]])(
    "with the wrong payload goes nowhere: %j",
    async (payload) => {
      client.emit("add", payload);
      expect(await client.emitWithAck("add", { a: 1, b: 1 })).toBe(2);
      expect(seen).toEqual([[1, 1]]);
      expect(logged).toEqual(["warn malformed event"]);
    },
  );

  it("with a function for a payload goes nowhere", async () => {
    client.emit("add", () => seen.push("acknowledged"));
    expect(await client.emitWithAck("later", {})).toBe("later");
    expect(seen).toEqual([]);
  });
});

describe("a client is cut off", () => {
  it.each(["unknown", "__proto__", "constructor", "toString"])("for an event that nobody knows: %s", async (name) => {
    const gone = closed();
    client.emit(name, {});
    await gone;
    expect(logged).toEqual(["warn cut off: unknown event or flood"]);
  });

  it("for more than ten malformed events, not before", async () => {
    for (let index = 0; index < 10; index++) client.emit("add", {});
    expect(await client.emitWithAck("add", { a: 1, b: 1 })).toBe(2);
    const gone = closed();
    client.emit("add", {});
    await gone;
  });

  it("for a flood, of which no more than the burst gets through", async () => {
    const gone = closed();
    const beganMs = performance.now();
    for (let index = 0; index < 1000; index++) client.emit("add", { a: index, b: 0 });
    await gone;
    expect(seen.length).toBeGreaterThanOrEqual(60);
    const refilled = (15 * (performance.now() - beganMs)) / 1000;
    expect(seen.length).toBeLessThanOrEqual(60 + refilled + 1);
  });

  it("and whoever else is there goes on", async () => {
    const other = await connect();
    const gone = closed();
    client.emit("unknown");
    await gone;
    expect(await other.emitWithAck("add", { a: 1, b: 2 })).toBe(3);
    other.disconnect();
  });
});

it("sixty events at once are a screen that catches up", async () => {
  const answers = await Promise.all(Array.from({ length: 60 }, (_, index) => client.emitWithAck("add", { a: index, b: 1 })));
  expect(answers.at(-1)).toBe(60);
});

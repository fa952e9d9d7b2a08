import { once } from "node:events";
import { createServer, type Server as HttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Server } from "socket.io";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createLog } from "../../../../server/platform/log.ts";
import { createSockets, cutStuck } from "../../../../server/platform/realtime/sockets.ts";
import { RawSocket } from "../../attack/raw-socket.ts";

let http: HttpServer;
let io: Server;
let origin: string;
beforeEach(async () => {
  http = createServer();
  io = createSockets(http, () => true, createLog("silent"));
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${String((http.address() as AddressInfo).port)}`;
});
afterEach(() => io.close());

async function join() {
  const joining = once(io.of("/test"), "connection");
  const client = await RawSocket.join(origin, "/test", {});
  const [socket] = (await joining) as [{ emit(name: string, payload: string): void; id: string }];
  return { client, socket };
}

it("a client that reads is never cut, however much it gets", async () => {
  const { client, socket } = await join();
  for (let index = 0; index < 300; index++) {
    socket.emit("more", `${String(index)} ${"a".repeat(50_000)}`);
    if (index % 50 === 0) await client.next(new RegExp(`"more","${String(index)} `));
    expect(cutStuck(io, ["/test"])).toBe(0);
  }
  client.close();
});

it("a client that takes nothing is cut, and the others stay", async () => {
  const [stuck, good] = [await join(), await join()];
  stuck.client.stopReading();
  const closed = new Promise((resolve) => io.of("/test").sockets.get(stuck.socket.id)?.once("disconnect", resolve));
  while (cutStuck(io, ["/test"]) === 0) {
    stuck.socket.emit("more", "a".repeat(50_000));
    await new Promise((resolve) => setImmediate(resolve));
  }
  await closed;
  good.socket.emit("more", "x");
  await good.client.next(/^42\/test,\["more","x"\]/);
  stuck.client.close();
  good.client.close();
});

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Server } from "socket.io";
import { io as connectTo, type Socket } from "socket.io-client";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { PLAYER_PROTOCOL } from "../../../domain/api/player-events.ts";
import { createAdmission } from "../../../server/delivery/player-admission.ts";
import { createLog } from "../../../server/platform/log.ts";
import { News } from "../../../server/platform/news.ts";
import { createSockets } from "../../../server/platform/realtime/sockets.ts";
import { ScreenDirectory } from "../../../server/screens/screen-directory.ts";
import { afterEachRead, openSqliteForTest, type TestDatabase } from "../databases.ts";

const AT_ONCE = 1000;
const MORE = 40;

let database: TestDatabase;
let io: Server;
let clients: Socket[];

beforeEach(async () => {
  clients = [];
  database = await openSqliteForTest();
});
afterEach(async () => {
  for (const client of clients) client.disconnect();
  await io.close();
  await database.close();
});

it("a storm is let in by a thousand at a time: the others are told at once to come again, and nobody waits for long", async () => {
  const gate = Promise.withResolvers<void>();
  const directory = new ScreenDirectory(
    afterEachRead(database.db, () => gate.promise),
    new News(() => undefined),
  );
  const counted = { busy: 0, other: 0 };
  const http = createServer();
  io = createSockets(http, () => true, createLog("silent"));
  // A thousand are held here for longer than a machine with much else to do may need to take them all.
  io.connectTimeout(120_000);
  io.of("/player").use(
    createAdmission(directory, { admitted: () => undefined, refused: (reason) => void counted[reason === "busy" ? "busy" : "other"]++ }),
  );
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${String((http.address() as AddressInfo).port)}`;
  const answers = new Map<string, number>();
  for (let index = 0; index < AT_ONCE + MORE; index++) {
    const auth = { token: `${"x".repeat(30)}${String(index)}`, protocol: PLAYER_PROTOCOL, playlist: null };
    const client = connectTo(`${origin}/player`, { transports: ["websocket"], forceNew: true, reconnection: false, auth });
    client.on("connect_error", ({ message }) => void answers.set(message, (answers.get(message) ?? 0) + 1));
    clients.push(client);
  }
  await vi.waitFor(() => expect(answers.get("busy")).toBe(MORE), { timeout: 60_000 });
  expect(answers.get("unknown-token")).toBeUndefined();
  gate.resolve();
  await vi.waitFor(() => expect(answers.get("unknown-token")).toBe(AT_ONCE), { timeout: 60_000 });
  expect(counted).toEqual({ busy: MORE, other: AT_ONCE });
});

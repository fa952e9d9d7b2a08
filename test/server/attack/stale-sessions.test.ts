import { once } from "node:events";
import { io, type Socket } from "socket.io-client";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDatabase } from "../../../server/platform/database/database.ts";
import { pairScreen, playerSocket } from "../running-server.ts";
import { type AttackedServer, send, signIn, startAttackedServer } from "./attacked-server.ts";

let server: AttackedServer;
beforeAll(async () => {
  server = await startAttackedServer();
});
afterAll(() => server.stop());

const HOUR_MS = 3_600_000;
const LATE = { email: "late@stadt.example", password: "Spät und lang genug 3" } as const;

function editorSocket(cookie: string): Socket {
  return io(`${server.origin}/editor`, { transports: ["websocket"], extraHeaders: { cookie }, forceNew: true, reconnection: false });
}

/** Ages sessions behind the server's back, as if the time had passed. */
async function age(column: "expires_at" | "last_seen_at", byMs: number): Promise<void> {
  const db = openDatabase(server.config.database);
  await db
    .updateTable("session")
    .set((eb) => ({ [column]: eb(column, "-", byMs) }))
    .where("account_id", "in", (eb) => eb.selectFrom("account").select("id").where("email", "=", LATE.email))
    .execute();
  await db.destroy();
}

describe("a session", () => {
  beforeAll(async () => {
    await server.client.users.create({ name: "Lea Late", role: "editor", ...LATE });
  });

  it.each([["expires_at", 12 * HOUR_MS] as const, ["last_seen_at", HOUR_MS] as const])(
    "opens nothing once %s is past",
    async (column, byMs) => {
      const cookie = await signIn(server.origin, LATE);
      expect((await send(server.origin, "GET", "/api/v1/screens", { cookie })).status).toBe(200);
      await age(column, byMs);
      expect((await send(server.origin, "GET", "/api/v1/screens", { cookie })).problem.code).toBe("not-signed-in");
      const socket = editorSocket(cookie);
      const [error] = (await once(socket as never, "connect_error")) as [Error];
      expect(error.message).toBe("not-signed-in");
    },
  );

  it("that was signed out takes its sockets with it", async () => {
    const cookie = await signIn(server.origin, LATE);
    const socket = editorSocket(cookie);
    await once(socket as never, "connect");
    const closed = once(socket as never, "disconnect");
    expect((await send(server.origin, "DELETE", "/api/v1/session", { cookie })).status).toBe(204);
    await closed;
    expect((await send(server.origin, "GET", "/api/v1/screens", { cookie })).status).toBe(401);
  });

  it("ends with the account that is disabled, sockets too", async () => {
    const cookie = await signIn(server.origin, LATE);
    const socket = editorSocket(cookie);
    await once(socket as never, "connect");
    const closed = once(socket as never, "disconnect");
    const user = (await server.client.users.list({})).items.find(({ email }) => email === LATE.email);
    if (user === undefined) throw new Error("Nobody to disable");
    await server.client.users.update({ id: user.id, version: user.version, name: user.name, role: user.role, disabled: true });
    await closed;
    expect((await send(server.origin, "GET", "/api/v1/screens", { cookie })).status).toBe(401);
    expect((await send(server.origin, "POST", "/api/v1/session", {}, LATE)).problem.code).toBe("wrong-credentials");
  });

  it.each(["aushang=", "aushang=guessed", `aushang=${"A".repeat(43)}`, `aushang=${"A".repeat(43)}; aushang=${"B".repeat(43)}`, "=", ";;;"])(
    "is not made of the cookie %s",
    async (cookie) => {
      expect((await send(server.origin, "GET", "/api/v1/screens", { cookie })).status).toBe(401);
    },
  );
});

describe("a revoked screen", () => {
  it("is closed, fetches nothing and is let in nowhere", async () => {
    const { screenId, token } = await pairScreen(server, { name: "Gestohlen", siteId: server.siteId, groupIds: [server.groupId] });
    const socket = playerSocket(server.origin, token);
    socket.connect();
    await once(socket as never, "playlist");
    const closed = once(socket as never, "disconnect");
    await server.client.screens.remove({ id: screenId });
    await closed;
    const authorization = `Bearer ${token}`;
    expect((await send(server.origin, "GET", "/api/v1/player/playlist", { authorization })).status).toBe(401);
    const again = playerSocket(server.origin, token);
    again.connect();
    const [error] = (await once(again as never, "connect_error")) as [Error];
    expect(error.message).toBe("unknown-token");
  });
});

import { io } from "socket.io-client";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PLAYER_PROTOCOL } from "../../../domain/api/player-events.ts";
import { type AttackedServer, allRoutes, send, startAttackedServer } from "./attacked-server.ts";

let server: AttackedServer;
beforeAll(async () => {
  server = await startAttackedServer();
});
afterAll(() => server.stop());

const ID = "11111111-1111-4111-8111-111111111111";
const FOREIGN: readonly Readonly<Record<string, string>>[] = [
  { origin: "https://evil.example" },
  { origin: "null" },
  { "sec-fetch-site": "cross-site" },
  { "sec-fetch-site": "same-site" },
];

describe.each(allRoutes().filter(({ method }) => method !== "GET"))("$method $path", ({ method, path }) => {
  it.each(FOREIGN)("is refused from a foreign page: %j", async (foreign) => {
    const headers = { ...foreign, cookie: server.cookie, "content-type": "application/json" };
    const answer = await send(server.origin, method, path.replace("{id}", ID), headers, method === "DELETE" ? undefined : {});
    expect(answer.problem).toMatchObject({ status: 403, code: "foreign-origin" });
  });
});

it("leaves the session of a foreign page's victim alone", async () => {
  expect((await send(server.origin, "GET", "/api/v1/session", { cookie: server.cookie })).status).toBe(200);
});

describe.each(["websocket", "polling"] as const)("a socket by %s", (transport) => {
  describe.each(["/player", "/editor"])("to %s", (namespace) => {
    it("is refused from a foreign page", async () => {
      expect(await outcomeOf(namespace, transport, { origin: "https://evil.example" })).toBe("refused");
    });

    it("is let in from our own", async () => {
      expect(await outcomeOf(namespace, transport, { origin: server.origin })).toBe("connected");
    });
  });
});

it("is refused by polling when the browser says that another site asks, even where it names no origin", async () => {
  const headers = { cookie: server.cookie, "sec-fetch-site": "cross-site" };
  expect((await send(server.origin, "GET", "/socket.io/?EIO=4&transport=polling", headers)).status).toBe(403);
});

async function outcomeOf(namespace: string, transport: "websocket" | "polling", extraHeaders: Record<string, string>): Promise<string> {
  const socket = io(`${server.origin}${namespace}`, {
    transports: [transport],
    auth: { token: server.token, protocol: PLAYER_PROTOCOL, playlist: null },
    extraHeaders: { ...extraHeaders, cookie: server.cookie },
    forceNew: true,
    reconnection: false,
  });
  try {
    return await new Promise((resolve) => {
      socket.once("connect", () => resolve("connected"));
      socket.once("connect_error", () => resolve("refused"));
    });
  } finally {
    socket.disconnect();
  }
}

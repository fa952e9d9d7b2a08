import { once } from "node:events";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { playerSocket } from "../running-server.ts";
import { type AttackedServer, send, sendBytes, startAttackedServer } from "./attacked-server.ts";

let server: AttackedServer;
beforeAll(async () => {
  server = await startAttackedServer();
});
afterAll(() => server.stop());

const request = (line: string, more = "", body = "") => `${line} HTTP/1.1\r\nHost: localhost\r\n${more}\r\n${body}`;

describe("a request that two servers could read differently is refused and the connection closed", () => {
  const smuggled = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n";
  it.each([
    ["both a length and chunks", `Content-Length: 6\r\nTransfer-Encoding: chunked\r\n`, `0\r\n\r\n${smuggled}`],
    ["two lengths", `Content-Length: 2\r\nContent-Length: 60\r\n`, `{}${smuggled}`],
    ["an unknown coding", `Transfer-Encoding: xchunked\r\n`, smuggled],
    ["a coding after chunks", `Transfer-Encoding: chunked, identity\r\n`, `0\r\n\r\n${smuggled}`],
    ["a name with a blank", `Transfer-Encoding : chunked\r\n`, `0\r\n\r\n${smuggled}`],
    ["a negative length", `Content-Length: -1\r\n`, smuggled],
    ["a length with a sign", `Content-Length: +2\r\n`, `{}${smuggled}`],
    ["a folded header", `X-A: b\r\n Content-Length: 2\r\n`, smuggled],
    ["a size that is no number", `Transfer-Encoding: chunked\r\n`, `2;\x00\r\n{}\r\n0\r\n\r\n${smuggled}`],
    ["a NUL in a header", `X-A: a\x00b\r\n`, smuggled],
  ])("%s", async (_what, headers, body) => {
    const text = await sendBytes(server.port, request("POST /api/v1/session", `Content-Type: application/json\r\n${headers}`, body));
    expect(text).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(text).not.toContain('{"status":"ok"}');
    expect(text).not.toContain("HTTP/1.1 200");
  });

  it("more headers than fit", async () => {
    const text = await sendBytes(server.port, request("GET /healthz", `X-A: ${"a".repeat(20_000)}\r\n`));
    expect(text).toMatch(/^HTTP\/1\.1 431 /);
  });
});

const isRefusal = (text: string) => /^HTTP\/1\.1 (400|403|404|503) /.test(text);
/** Below the editor's own addresses, every address is the editor's page. */
const EDITOR_PAGE = /^HTTP\/1\.1 200 [\s\S]*Content-Type: text\/html[\s\S]*<title>Aushang<\/title>/;

describe("a path", () => {
  const UP = ["../", "..%2f", "%2e%2e/", "%2e%2e%2f", "..%5c", "..\\", "%252e%252e%252f", "..%c0%af", "....//", "..;/", "%2e%2e%c0%af"];
  const PLACES = ["/", "/media/", "/play/", "/play/assets/", "/assets/", "/api/v1/", "/api/docs/", "/socket.io/"];
  const FILES = ["package.json", "etc/passwd", "server/main.ts", "aushang.sqlite", "index.html"];
  const paths = PLACES.flatMap((place) => UP.flatMap((up) => FILES.map((file) => `${place}${up.repeat(4)}${file}`)));

  it("leads out of no folder", async () => {
    for (const path of paths) {
      const text = await sendBytes(server.port, request(`GET ${path}`, "Connection: close\r\n"));
      if (!isRefusal(text)) expect(text, path).toMatch(EDITOR_PAGE);
      expect(text, path).not.toMatch(/"devDependencies"|root:x:0|startAushang|SQLite format/);
    }
  });

  it.each([
    "/play/%00",
    "/assets/%00.js",
    "/media/%00",
    `/media/${"0".repeat(64)}%00`,
    "/play/.env",
    "/.env",
    "/.git/config",
    `/media/${"0".repeat(64)}`,
    `/media/${"g".repeat(64)}`,
    "/media/..%2f..%2faushang.sqlite",
    "/api/v1/%00",
    "/api/v1/sites/%00",
    "/constructor",
    "/api/v1/__proto__",
    "/api/v1/constructor/prototype",
  ])("to nothing finds nothing: %s", async (path) => {
    const text = await sendBytes(server.port, request(`GET ${path}`, "Connection: close\r\n"));
    if (!isRefusal(text)) expect(text).toMatch(EDITOR_PAGE);
  });

  it.each(["/%", "/%E0%A4%A", "/announcements/%E0%A4%A", "/play/%E0%A4%A", "/api/v1/%E0%A4%A", "/api/v1/sites/%E0%A4%A", "/media/%"])(
    "that cannot be decoded is the client's fault: %s",
    async (path) => {
      const text = await sendBytes(server.port, request(`GET ${path}`, `Connection: close\r\nCookie: ${server.cookie}\r\n`));
      expect(text).toMatch(/^HTTP\/1\.1 40[04] /);
      expect(text).not.toMatch(/\bat .*\.(ts|js):\d+|URIError/);
    },
  );
});

describe("headers", () => {
  const PATHS = [
    "/",
    "/play",
    "/play/sw.js",
    "/sign-in",
    "/nothing",
    "/api/docs",
    "/api/docs.css",
    "/api/v1/openapi.json",
    "/healthz",
    "/readyz",
  ];
  const MORE = ["/metrics", "/api/v1/session", "/api/v1/nothing", "/api/v1/player/playlist", `/media/${"0".repeat(64)}`, "/%E0%A4%A"];

  it.each([...PATHS, ...MORE])("guard every answer: %s", async (path) => {
    const { headers } = await send(server.origin, "GET", path);
    expect(headers.get("content-security-policy")).toMatch(/^default-src 'none'/);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("x-powered-by")).toBeNull();
    expect(headers.get("server")).toBeNull();
    expect(headers.get("access-control-allow-origin")).toBeNull();
  });

  it.each(["/api/v1/session", "/api/v1/sites", "/api/v1/nothing", "/healthz", "/metrics"])("let nobody keep %s", async (path) => {
    expect((await send(server.origin, "GET", path, { cookie: server.cookie })).headers.get("cache-control")).toBe("no-store");
  });

  it.each(["TRACE", "PROPFIND", "DEBUG"])("no server answers to %s", async (method) => {
    const text = await sendBytes(server.port, request(`${method} /api/v1/session`, `Connection: close\r\nCookie: ${server.cookie}\r\n`));
    expect(text).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(text).not.toContain(server.cookie);
  });
});

describe("hundreds of half requests", () => {
  it("block nobody else: pages, API, screens", async () => {
    const halves = Array.from({ length: 300 }, (_, index) => {
      const socket = connect(server.port, "127.0.0.1");
      socket.on("error", () => undefined);
      socket.write(
        index % 2 === 0
          ? "GET /healthz HTTP/1.1\r\nHost: l"
          : request("POST /api/v1/session", "Content-Length: 999\r\nContent-Type: application/json\r\n", "{"),
      );
      return socket;
    });
    await Promise.all(halves.map((socket) => once(socket, "connect")));
    expect((await send(server.origin, "GET", "/healthz")).status).toBe(200);
    expect((await server.client.sites.list({})).items).toHaveLength(1);
    const player = playerSocket(server.origin, server.token);
    player.connect();
    await once(player as never, "playlist");
    player.disconnect();
    for (const socket of halves) socket.destroy();
  });

  it("do not keep the server from stopping", async () => {
    const other = await startAttackedServer();
    const half = connect(other.port, "127.0.0.1");
    half.on("error", () => undefined);
    half.write(request("POST /api/v1/session", "Content-Length: 999\r\nContent-Type: application/json\r\n", "{"));
    await once(half, "connect");
    const pairing = JSON.parse((await send(other.origin, "POST", "/api/v1/pairings")).text);
    const held = send(other.origin, "POST", `/api/v1/pairings/${pairing.id}/token`, {}, { secret: pairing.secret }).catch(() => "cut");
    const closed = once(half, "close");
    const startedAt = performance.now();
    await other.stop();
    await Promise.all([closed, held]);
    // The time for a request would be two minutes.
    expect(performance.now() - startedAt).toBeLessThan(30_000);
  });
});

it("an upgrade to anything but our sockets is closed", async () => {
  const upgrade =
    "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n";
  expect(await sendBytes(server.port, request("GET /api/v1/session", upgrade), 10_000)).not.toContain("101");
});

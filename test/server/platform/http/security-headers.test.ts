import { createServer, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import express from "express";
import { afterEach, expect, it } from "vitest";
import { createSecurityHeaders } from "../../../../server/platform/http/security-headers.ts";

let server: Server | undefined;
afterEach(async () => {
  await new Promise((resolve) => (server === undefined ? resolve(null) : server.close(resolve)));
  server = undefined;
});

async function serve(publicOrigin: string | null = null): Promise<number> {
  const headers = createSecurityHeaders({ publicOrigin });
  const app = express();
  app.set("trust proxy", ["loopback"]);
  app.disable("x-powered-by");
  app.use(headers.strict);
  app.get("/strict", (_req, res) => void res.end());
  app.get("/player", headers.player, (_req, res) => void res.end());
  app.get("/editor", headers.editor, (_req, res) => void res.end());
  app.get("/api", headers.api, (_req, res) => void res.end());
  app.get("/media", headers.media, (_req, res) => void res.end());
  server = createServer(app);
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

/** By hand, because the host is part of what is tested. */
async function headersOf(port: number, path: string, host = "a.example:3000", more = ""): Promise<Record<string, string>> {
  const socket = connect(port, "127.0.0.1");
  socket.write(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\n${more}Connection: close\r\n\r\n`);
  let text = "";
  for await (const chunk of socket) text += String(chunk);
  const lines = text.split("\r\n\r\n")[0]?.split("\r\n").slice(1) ?? [];
  const entries = lines.map((line) => [line.slice(0, line.indexOf(":")).toLowerCase(), line.slice(line.indexOf(":") + 2)] as const);
  return Object.fromEntries(
    entries.filter(([name]) => !["date", "connection", "keep-alive", "transfer-encoding", "content-length"].includes(name)),
  );
}

const COMMON = {
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-site",
  "origin-agent-cluster": "?1",
  "permissions-policy":
    "camera=(), microphone=(), geolocation=(), bluetooth=(), usb=(), serial=(), hid=(), idle-detection=(), display-capture=()",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "x-dns-prefetch-control": "off",
  "x-frame-options": "DENY",
};

const STRICT =
  "default-src 'none';script-src 'self';style-src 'self';img-src 'self' blob: data:;media-src 'self' blob:;font-src 'self';" +
  "connect-src 'self' ws://a.example:3000 wss://a.example:3000;worker-src 'self';manifest-src 'self';frame-src 'self';frame-ancestors 'none';" +
  "base-uri 'none';form-action 'self';object-src 'none';require-trusted-types-for 'script';trusted-types lit-html app-sw";

it("is strict on boards and documents", async () => {
  expect(await headersOf(await serve(), "/strict")).toEqual({ ...COMMON, "content-security-policy": STRICT });
});

it("lets a screen speak to the helper of its own device besides, and to nobody else", async () => {
  const policy = STRICT.replace("connect-src 'self' ", "connect-src 'self' http://127.0.0.1:7310 ");
  expect(await headersOf(await serve(), "/player")).toEqual({ ...COMMON, "content-security-policy": policy });
});

it("grants the editor one more Trusted Types policy, nothing else", async () => {
  expect(await headersOf(await serve(), "/editor")).toEqual({
    ...COMMON,
    "content-security-policy": STRICT.replace("trusted-types lit-html app-sw", "trusted-types lit-html default app-sw"),
  });
});

it("lets the API show nothing and be kept nowhere", async () => {
  expect(await headersOf(await serve(), "/api")).toEqual({
    ...COMMON,
    "content-security-policy": "default-src 'none';frame-ancestors 'none';base-uri 'none';form-action 'none'",
    "cache-control": "no-store",
  });
});

it("takes every power from users' images", async () => {
  expect(await headersOf(await serve(), "/media")).toEqual({
    ...COMMON,
    "content-security-policy": "default-src 'none';frame-ancestors 'none';base-uri 'none';form-action 'none';sandbox",
  });
});

it("asks for TLS for a year once it is there, and not before", async () => {
  const port = await serve();
  const secure = await headersOf(port, "/strict", "a.example", "X-Forwarded-Proto: https\r\n");
  expect(secure["strict-transport-security"]).toBe("max-age=31536000");
  expect((await headersOf(port, "/strict"))["strict-transport-security"]).toBeUndefined();
});

it("lets sockets reach the public origin too, which a proxy may hide from us", async () => {
  const csp = (await headersOf(await serve("https://aushang.example"), "/strict", "internal:3000"))["content-security-policy"];
  expect(csp).toContain("connect-src 'self' ws://internal:3000 wss://internal:3000 ws://aushang.example wss://aushang.example;");
});

it.each(["a.example;script-src *", "a.example *", "a,b", "'unsafe-inline'", "a.example/path"])(
  "lets no host such as %s into the policy",
  async (host) => {
    const csp = (await headersOf(await serve(), "/strict", host))["content-security-policy"];
    expect(csp).toContain("connect-src 'self' 'self';");
    expect(csp).toContain("script-src 'self';");
  },
);

it("takes IPv6 hosts", async () => {
  const csp = (await headersOf(await serve(), "/strict", "[::1]:3000"))["content-security-policy"];
  expect(csp).toContain("connect-src 'self' ws://[::1]:3000 wss://[::1]:3000;");
});

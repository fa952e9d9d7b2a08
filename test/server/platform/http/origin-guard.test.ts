import { createServer, type Server } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import express from "express";
import { afterEach, describe, expect, it } from "vitest";
import { isAllowedOrigin, originGuard } from "../../../../server/platform/http/origin-guard.ts";

let server: Server | undefined;
afterEach(async () => {
  await new Promise((resolve) => (server === undefined ? resolve(null) : server.close(resolve)));
  server = undefined;
});

async function serve(publicOrigin: string | null = null, trustedProxies: readonly string[] = []): Promise<string> {
  const app = express();
  app.set("trust proxy", [...trustedProxies]);
  app.use(originGuard({ publicOrigin }));
  app.use((_req, res) => void res.status(200).send("done"));
  server = createServer(app);
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  return `127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}

/** By hand, because fetch sets or refuses some of these headers itself. */
async function send(
  host: string,
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body = "",
): Promise<{ status: number; text: string }> {
  const [name = "", port = ""] = host.split(":");
  const length = "Transfer-Encoding" in headers ? {} : { "Content-Length": String(Buffer.byteLength(body)) };
  const lines = { Host: host, Connection: "close", ...length, ...headers };
  const head = Object.entries(lines).map(([key, value]) => `${key}: ${value}\r\n`);
  const socket = connect(Number(port), name);
  socket.write(`${method} ${path} HTTP/1.1\r\n${head.join("")}\r\n${body}`);
  const text = await readAll(socket);
  return { status: Number(text.slice(9, 12)), text };
}

async function readAll(socket: Socket): Promise<string> {
  let text = "";
  for await (const chunk of socket) text += String(chunk);
  return text;
}

const JSON_BODY = { "Content-Type": "application/json" };

describe("whatever changes something", () => {
  it.each(["POST", "PUT", "PATCH", "DELETE"])("is refused from a foreign page (%s)", async (method) => {
    const host = await serve();
    const answer = await send(host, method, "/api/v1/sites", { ...JSON_BODY, Origin: "https://evil.example" }, "{}");
    expect(answer.status).toBe(403);
    expect(answer.text).toContain("Content-Type: application/problem+json");
    expect(answer.text).toContain(
      '{"type":"about:blank","title":"Die Anfrage kommt von einer fremden Seite.","status":403,"code":"foreign-origin"}',
    );
  });

  it("is let through from our own pages, and from clients that are no browsers", async () => {
    const host = await serve();
    expect(
      (await send(host, "POST", "/api/v1/sites", { ...JSON_BODY, Origin: `http://${host}`, "Sec-Fetch-Site": "same-origin" }, "{}")).status,
    ).toBe(200);
    expect((await send(host, "POST", "/api/v1/sites", JSON_BODY, "{}")).status).toBe(200);
    expect((await send(host, "POST", "/api/v1/sites", { ...JSON_BODY, "Sec-Fetch-Site": "none" }, "{}")).status).toBe(200);
  });

  it.each([["null"], ["http://127.0.0.1"], ["http://127.0.0.1:1"], ["http://evil.example"], ["ftp://127.0.0.1"], [""]])(
    "is refused from origin '%s'",
    async (origin) => {
      const host = await serve();
      expect((await send(host, "POST", "/api/v1/sites", { ...JSON_BODY, Origin: origin }, "{}")).status).toBe(403);
    },
  );

  it("is refused from the same host on another scheme", async () => {
    const host = await serve();
    expect((await send(host, "POST", "/", { Origin: `https://${host}` })).status).toBe(403);
  });

  it.each(["cross-site", "same-site", "whatever"])("is refused if the browser calls it %s, whatever the origin says", async (site) => {
    const host = await serve();
    expect(
      (await send(host, "POST", "/api/v1/sites", { ...JSON_BODY, Origin: `http://${host}`, "Sec-Fetch-Site": site }, "{}")).status,
    ).toBe(403);
  });

  it("is let through from the public origin, which a proxy may hide from us", async () => {
    const host = await serve("https://aushang.lindenau.example");
    expect((await send(host, "POST", "/", { Origin: "https://aushang.lindenau.example" })).status).toBe(200);
    expect((await send(host, "POST", "/", { Origin: "https://aushang.lindenau.example.evil.example" })).status).toBe(403);
    expect((await send(host, "POST", "/", { Origin: "http://aushang.lindenau.example" })).status).toBe(403);
  });

  it("believes scheme and host of a proxy only if that proxy is trusted", async () => {
    const forwarded = { Origin: "https://a.example", "X-Forwarded-Proto": "https", "X-Forwarded-Host": "a.example" };
    expect((await send(await serve(), "POST", "/", forwarded)).status).toBe(403);
    await new Promise((resolve) => server?.close(resolve));
    expect((await send(await serve(null, ["loopback"]), "POST", "/", forwarded)).status).toBe(200);
  });
});

it.each(["GET", "HEAD", "OPTIONS"])("looking is free (%s)", async (method) => {
  const host = await serve();
  expect((await send(host, method, "/api/v1/sites", { Origin: "https://evil.example", "Sec-Fetch-Site": "cross-site" })).status).toBe(200);
});

describe("a body for the API", () => {
  it.each(["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/json-ish", ""])(
    "is not taken as '%s'",
    async (type) => {
      const host = await serve();
      const answer = await send(host, "POST", "/api/v1/sites", { "Content-Type": type }, "{}");
      expect(answer.status).toBe(400);
      expect(answer.text).toContain('"code":"malformed-request"');
    },
  );

  it("is taken as JSON, with or without a charset, and may be missing", async () => {
    const host = await serve();
    expect((await send(host, "POST", "/api/v1/sites", { "Content-Type": "application/json; charset=utf-8" }, "{}")).status).toBe(200);
    expect((await send(host, "DELETE", "/api/v1/session")).status).toBe(200);
  });

  it("is multipart where images are sent, and only there", async () => {
    const host = await serve();
    const form = { "Content-Type": "multipart/form-data; boundary=x" };
    expect((await send(host, "POST", "/api/v1/media", form, "--x--")).status).toBe(200);
    expect((await send(host, "PUT", "/api/v1/media", form, "--x--")).status).toBe(400);
    expect((await send(host, "POST", "/api/v1/media", JSON_BODY, "{}")).status).toBe(400);
  });

  it("cannot hide its type behind chunks", async () => {
    const host = await serve();
    const chunked = { "Content-Type": "text/plain", "Transfer-Encoding": "chunked" };
    expect((await send(host, "POST", "/api/v1/sites", chunked, "2\r\n{}\r\n0\r\n\r\n")).status).toBe(400);
  });
});

describe("a socket's handshake", () => {
  it.each([
    [{}, null, true],
    [{ host: "a.example" }, null, true],
    [{ host: "a.example", origin: "https://a.example" }, null, true],
    [{ host: "a.example:3000", origin: "http://a.example:3000" }, null, true],
    [{ host: "internal:3000", origin: "https://a.example" }, "https://a.example", true],
    [{ host: "a.example", origin: "https://evil.example" }, null, false],
    [{ host: "a.example", origin: "https://evil.example" }, "https://a.example", false],
    [{ host: "a.example", origin: "https://a.example.evil.example" }, null, false],
    [{ host: "a.example", origin: "null" }, null, false],
    [{ origin: "https://undefined" }, null, false],
    [{ host: "a.example:3000", origin: "http://a.example" }, null, false],
  ])("with %j and public origin %s is allowed: %s", (headers, publicOrigin, allowed) => {
    expect(isAllowedOrigin(headers, publicOrigin)).toBe(allowed);
  });
});

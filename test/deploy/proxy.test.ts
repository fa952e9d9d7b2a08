import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DOCUMENT_LIMITS, IMAGE_LIMITS } from "../../domain/api/media.ts";
import { type Aushang, startAushang } from "../../server/aushang.ts";
import { readConfig } from "../../server/platform/config.ts";
import { ownPort } from "../server/own-port.ts";
import { ADMIN, addPlaces, createClient, pairScreen, playerSocket, setUp } from "../server/running-server.ts";
import { readFile, seconds, settingsOnLine } from "./deploy-files.ts";

const nginx = readFile("deploy/proxy/nginx.conf");
const caddy = readFile("deploy/proxy/Caddyfile");
const MIB = 1024 * 1024;

/** What stands in the server that speaks TLS. */
const directive = (name: string) => [...nginx.matchAll(new RegExp(`^\\s+${name}\\s+(.*);$`, "gm"))].map(([, rest = ""]) => rest);
const headers = Object.fromEntries(directive("proxy_set_header").map((line) => line.split(" ") as [string, string]));

/** What nginx sends on of a visitor's request to our address. */
const VISITOR: Readonly<Record<string, string>> = {
  $host: "aushang.example",
  $remote_addr: "203.0.113.9",
  $scheme: "https",
  $request_id: "0123456789abcdef0123456789abcdef",
};

function sentOn(): Record<string, string> {
  const names = ["Host", "X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host", "X-Request-Id"];
  return Object.fromEntries(names.map((name) => [name.toLowerCase(), VISITOR[headers[name] ?? ""] ?? expect.fail(`no ${name}`)]));
}

/** The numbers in the code, so that whoever changes them there is told here. */
const inCode = (file: string, pattern: RegExp) => Number(pattern.exec(readFile(file))?.[1]?.replaceAll("_", ""));
const PAIRING_WAIT_S = inCode("server/screens/pairing-service.ts", /HOLD_MS = ([\d_]+)/) / 1000;
const PING_S = inCode("server/platform/realtime/sockets.ts", /pingInterval: ([\d_]+)/) / 1000;
const PIECE_BYTES = inCode("editor/library/tus-transfer.ts", /PIECE_BYTES = (\d+) \*/) * MIB;
const ENVELOPE_BYTES = inCode("server/media/receive-file.ts", /ENVELOPE_BYTES = (\d+) \*/) * 1024;

describe("the limits of both examples", () => {
  const bodies = [
    ["nginx", Number(/^(\d+)m$/.exec(directive("client_max_body_size")[0] ?? "")?.[1]) * MIB],
    ["Caddy", Number(/max_size (\d+)MB/.exec(caddy)?.[1]) * 1e6],
  ] as const;

  it.each(bodies)("%s lets an image through in one piece, and a piece of whatever is larger", (_name, bytes) => {
    expect(bytes).toBeGreaterThan(IMAGE_LIMITS.bytes + ENVELOPE_BYTES);
    expect(bytes).toBeGreaterThan(PIECE_BYTES);
    // And no more than that: what is larger comes in pieces.
    expect(bytes).toBeLessThan(DOCUMENT_LIMITS.bytes);
  });

  it("wait for longer than a pairing that is waited for, and than a socket is silent", () => {
    const [wait = ""] = directive("proxy_read_timeout");
    expect(seconds(wait)).toBeGreaterThan(2 * PAIRING_WAIT_S);
    expect(seconds(wait)).toBeGreaterThan(4 * PING_S);
  });

  it("keep nothing to themselves that is on its way", () => {
    expect([directive("proxy_buffering"), directive("proxy_request_buffering")]).toEqual([["off"], ["off"]]);
    expect(caddy).toContain("flush_interval -1");
  });

  it("ask the port at which the server listens, and keep figures in the own network", () => {
    expect(nginx).toContain("server 127.0.0.1:3000;");
    expect(caddy).toContain("reverse_proxy 127.0.0.1:3000 {");
    expect(nginx).toMatch(/location = \/metrics \{[^}]*deny all;/);
    expect(caddy).toMatch(/@outside \{\s*path \/metrics\s*not remote_ip private_ranges\s*\}\s*respond @outside 403/);
  });
});

it("nginx opens WebSockets to whoever asks for one, and keeps its other connections", () => {
  expect(headers).toMatchObject({ Upgrade: "$http_upgrade", Connection: "$connection_upgrade" });
  expect(nginx).toMatch(/map \$http_upgrade \$connection_upgrade \{\s*default upgrade;\s*'' +'';\s*\}/);
  expect(directive("proxy_http_version")).toEqual(["1.1"]);
});

describe("a server with the settings that the examples name, behind such a proxy", () => {
  let aushang: Aushang;
  let folder: string;
  let origin: string;

  beforeAll(async () => {
    const { HOST = "", PUBLIC_URL = "", TRUSTED_PROXIES = "" } = settingsOnLine(/HOST=.*/.exec(nginx)?.[0] ?? "");
    expect(caddy).toContain(`HOST=${HOST} PUBLIC_URL=${PUBLIC_URL} TRUSTED_PROXIES=${TRUSTED_PROXIES}`);
    folder = await mkdtemp(join(tmpdir(), "aushang-proxied-"));
    const own = { PORT: String(await ownPort()), DATA_DIR: folder, LOG_LEVEL: "silent" };
    aushang = await startAushang(readConfig({ ...own, HOST, PUBLIC_URL, TRUSTED_PROXIES }));
    origin = `http://${HOST}:${own.PORT}`;
    await setUp(origin, aushang.setupLink);
  });
  afterAll(async () => {
    await aushang?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const at = (path: string, init: RequestInit = {}) => fetch(`${origin}${path}`, init);

  async function signIn(more: Readonly<Record<string, string>> = {}): Promise<Response> {
    return at("/api/v1/session", {
      method: "POST",
      headers: { ...sentOn(), "content-type": "application/json", ...more },
      body: JSON.stringify({ email: ADMIN.email, password: ADMIN.password }),
    });
  }

  it("knows that the browser speaks TLS: cookies are for it alone", async () => {
    const answer = await signIn({ origin: "https://aushang.example" });
    expect(answer.status).toBe(200);
    expect(answer.headers.getSetCookie()[0]).toMatch(/^__Host-.*; Path=\/; HttpOnly; SameSite=Lax; Secure;/);
    expect(answer.headers.get("strict-transport-security")).toContain("max-age=");
  });

  it("takes nothing from a page of somebody else", async () => {
    expect((await signIn({ origin: "https://evil.example" })).status).toBe(403);
  });

  it("finds the request in the log by the proxy's own name for it", async () => {
    expect((await at("/healthz", { headers: sentOn() })).headers.get("x-request-id")).toBe(VISITOR["$request_id"]);
  });

  it("keeps its figures from visitors, even if the proxy did not", async () => {
    expect((await at("/metrics", { headers: sentOn() })).status).toBe(403);
  });

  it("takes a screen's WebSocket", async () => {
    const cookie = (await signIn()).headers.getSetCookie()[0]?.split(";")[0] ?? "";
    const clientWith = (more: Readonly<Record<string, string>>) => createClient(origin, { ...sentOn(), ...more });
    const client = clientWith({ cookie });
    const { siteId, rootId } = await addPlaces(client, []);
    const { token } = await pairScreen({ client, clientWith }, { name: "Wachraum", siteId, groupIds: [rootId] });
    const player = playerSocket(origin, token);
    Object.assign(player.io.opts, { extraHeaders: { ...sentOn(), origin: "https://aushang.example" } });
    const given = once(player as never, "playlist");
    player.connect();
    await given;
    player.disconnect();
  });
});

import { afterAll, beforeAll, expect, it } from "vitest";
import { type RunningServer, startServer } from "../running-server.ts";

const ALLOWED = "https://www.stadt.example";
let server: RunningServer;

beforeAll(async () => {
  server = await startServer();
  const settings = await server.client.settings.read({});
  await server.client.settings.update({ ...settings, webOrigins: [ALLOWED, ownOrigin()] });
});
afterAll(() => server.stop());

/** As a screen names this server, with TLS. */
function ownOrigin(): string {
  return server.origin.replace("http:", "https:");
}

function frame(address: string, query = ""): Promise<Response> {
  return fetch(`${server.origin}/play/web?address=${encodeURIComponent(address)}${query}`);
}

it("frames a page of an allowed origin, and lets nothing else in", async () => {
  const answer = await frame(`${ALLOWED}/lage?a=1&b=2`, "&zoom=150");
  const text = await answer.text();
  expect(answer.status).toBe(200);
  const policy = answer.headers.get("content-security-policy");
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain(`frame-src ${ALLOWED};`);
  expect(policy).toContain(`connect-src ${ALLOWED};`);
  expect(policy).toContain("frame-ancestors 'self'");
  expect(answer.headers.get("x-frame-options")).toBe("SAMEORIGIN");
  expect(answer.headers.get("permissions-policy")).toContain("camera=()");
  expect(text).toContain('sandbox="allow-scripts allow-same-origin"');
  expect(text).toContain(`data-src="${ALLOWED}/lage?a=1&#38;b=2"`);
});

it.each([
  ["another origin", "https://boese.example/"],
  ["a subdomain of an allowed one", "https://a.www.stadt.example/"],
  ["one that only begins like it", "https://www.stadt.example.boese.example/"],
  ["another port", "https://www.stadt.example:8443/"],
  ["without TLS", "http://www.stadt.example/"],
  ["a script", "javascript:alert(1)//https://www.stadt.example"],
  ["data", "data:text/html,<b>x</b>"],
  ["a name in front", "https://www.stadt.example@boese.example/"],
  ["a name and password", "https://a:b@www.stadt.example/"],
  ["no address", ""],
])("shows nothing of %s", async (_what, address) => {
  const answer = await frame(address);
  expect(answer.status).toBe(404);
  expect(await answer.text()).not.toContain("iframe");
});

it("never frames our own pages, even if somebody allowed them: of the same origin they could take the sandbox off", async () => {
  expect((await frame(`${ownOrigin()}/play`)).status).toBe(404);
});

it("cannot be broken out of by what stands in the address", async () => {
  const text = await (await frame(`${ALLOWED}/"><script>alert(1)</script>?q='"&<x>`)).text();
  expect(text.match(/<script/g)).toHaveLength(1);
  expect(text).not.toContain("<x>");
});

it("takes an address said twice for none", async () => {
  const answer = await fetch(`${server.origin}/play/web?address=${ALLOWED}&address=https://boese.example`);
  expect(answer.status).toBe(404);
});

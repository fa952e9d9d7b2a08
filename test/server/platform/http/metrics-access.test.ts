import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RunningServer, startServer } from "../../running-server.ts";

const TOKEN = "only-for-prometheus";

describe.each([
  { setting: "no setting", env: {} },
  { setting: "a trusted proxy", env: { TRUSTED_PROXIES: "loopback" } },
  { setting: "a token", env: { METRICS_TOKEN: TOKEN, TRUSTED_PROXIES: "loopback" } },
])("with $setting", ({ setting, env }) => {
  let server: RunningServer;
  beforeAll(async () => {
    server = await startServer(env);
  });
  afterAll(() => server?.stop());
  const statusFor = async (headers: Readonly<Record<string, string>>) => (await fetch(`${server.origin}/metrics`, { headers })).status;

  const rows: readonly (readonly [string, string, Readonly<Record<string, string>>, number])[] = [
    ["no setting", "this machine", {}, 200],
    ["no setting", "somebody behind a proxy that nobody knows", { "x-forwarded-for": "10.0.0.7" }, 403],
    ["a trusted proxy", "the proxy's own machine", {}, 200],
    ["a trusted proxy", "the own network", { "x-forwarded-for": "10.1.2.3" }, 200],
    ["a trusted proxy", "the own network, by IPv6", { "x-forwarded-for": "fd12:3456::7" }, 200],
    ["a trusted proxy", "the own network, by IPv4 in IPv6", { "x-forwarded-for": "::ffff:192.168.4.5" }, 200],
    ["a trusted proxy", "outside", { "x-forwarded-for": "203.0.113.9" }, 403],
    ["a trusted proxy", "outside, by IPv6", { "x-forwarded-for": "2001:db8::9" }, 403],
    ["a trusted proxy", "outside, by IPv4 in IPv6", { "x-forwarded-for": "::ffff:203.0.113.9" }, 403],
    ["a trusted proxy", "outside, pretending", { "x-forwarded-for": "10.1.2.3, 203.0.113.9" }, 403],
    ["a trusted proxy", "nobody", { "x-forwarded-for": "unknown" }, 403],
    ["a token", "this machine without it", {}, 401],
    ["a token", "somebody with another one", { authorization: "Bearer falsch" }, 401],
    ["a token", "whoever has it, from anywhere", { authorization: `Bearer ${TOKEN}`, "x-forwarded-for": "203.0.113.9" }, 200],
    ["a token", "somebody with it as a password", { authorization: `Basic ${TOKEN}` }, 401],
  ];

  it.each(rows.filter(([of]) => of === setting))("%s: figures for %s", async (_setting, _who, headers, status) => {
    expect(await statusFor(headers)).toBe(status);
  });

  it("nobody who is refused gets a figure", async () => {
    const answer = await fetch(`${server.origin}/metrics`, { headers: { "x-forwarded-for": "203.0.113.9" } });
    expect([401, 403]).toContain(answer.status);
    expect(answer.headers.get("content-type")).toContain("application/problem+json");
    expect(await answer.text()).not.toContain("aushang_");
  });
});

import { afterAll, beforeAll, expect, it } from "vitest";
import { type AttackedServer, send, startAttackedServer } from "./attacked-server.ts";

let server: AttackedServer;
beforeAll(async () => {
  server = await startAttackedServer();
});
afterAll(() => server.stop());

it.each([
  ["/healthz", '{"status":"ok","checks":{"eventLoop":"ok"}}'],
  ["/readyz", '{"status":"ok","checks":{"database":"ok","migrations":"ok","dataFolder":"ok","room":"ok"}}'],
])("%s says whether, not who", async (path, expected) => {
  expect((await send(server.origin, "GET", path)).text).toBe(expected);
});

/** Each with the values it may have at most. */
const LABELS: Readonly<Record<string, number>> = {
  ...{ state: 8, namespace: 2, queue: 4, cause: 6, reason: 5, status: 5, kind: 8, file: 2, task: 20, le: 40 },
  // The process, by prom-client.
  ...{ quantile: 6, space: 14, type: 12, version: 2, major: 1, minor: 1, patch: 1, node: 1, database: 1 },
};
const FAMILIES =
  /^aushang_(process|nodejs|event_loop|screens|sockets|player|heartbeat|heartbeats|fan_out|publish_to_paint|queue|database|job|http|media_disk|backup|build)_?/;

it("/metrics counts machines and screens, and knows no names, addresses or ids", async () => {
  await server.client.groups.list({});
  const { text } = await send(server.origin, "GET", "/metrics");
  expect(text).toContain('aushang_screens{state="new"} 1');
  const series = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  expect(series.filter((line) => !FAMILIES.test(line))).toEqual([]);
  const values = new Map<string, Set<string>>();
  for (const [, label = "", value = ""] of series.join("\n").matchAll(/[{,](\w+)="([^"]*)"/g)) {
    values.set(label, (values.get(label) ?? new Set()).add(value));
  }
  const tooMany = [...values].filter(([label, { size }]) => size > (LABELS[label] ?? 0));
  expect(tooMany).toEqual([]);
  expect(text).not.toMatch(/Ada|Eva|Feuerwehr|Wachraum|127\.0\.0\.1|[0-9a-f]{8}-[0-9a-f]{4}/);
});

import { afterAll, beforeAll, expect, it } from "vitest";
import { type AttackedServer, send, startAttackedServer } from "./attacked-server.ts";

let server: AttackedServer;
beforeAll(async () => {
  server = await startAttackedServer();
});
afterAll(() => server.stop());

it.each(["/healthz", "/readyz"])("%s says whether, not who", async (path) => {
  expect((await send(server.origin, "GET", path)).text).toBe('{"status":"ok"}');
});

const LABELS = new Set(["state", "quantile", "space", "kind", "type", "version", "major", "minor", "patch", "le"]);

it("/metrics counts machines and screens, and knows no names, addresses or ids", async () => {
  const { text } = await send(server.origin, "GET", "/metrics");
  expect(text).toContain('aushang_screens{state="new"} 1');
  const names = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  expect(names.filter((line) => !/^aushang_(process|nodejs|screens)/.test(line))).toEqual([]);
  const labels = [...text.matchAll(/\{([^}]*)\}/g)].flatMap(([, inside = ""]) => [...inside.matchAll(/(\w+)="/g)].map(([, name]) => name));
  expect(labels.filter((label = "") => !LABELS.has(label))).toEqual([]);
  expect(text).not.toMatch(/Ada|Eva|Feuerwehr|Wachraum|127\.0\.0\.1|[0-9a-f]{8}-[0-9a-f]{4}/);
});

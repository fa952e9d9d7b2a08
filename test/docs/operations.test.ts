import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { knownSettings } from "../deploy/deploy-files.ts";
import { type Figures, figuresOf } from "../server/metrics-of.ts";
import type { RunningServer } from "../server/running-server.ts";
import { SERVERS } from "../server/servers.ts";

const page = readFileSync(join(import.meta.dirname, "../../docs/operations.md"), "utf8");
/** Names in the first column of the page's tables. */
const named = (pattern: RegExp) =>
  new Set([...page.matchAll(/^\| (`[^|]*) \|/gm)].flatMap(([, cell = ""]) => [...cell.matchAll(pattern)].map(([, name = ""]) => name)));

it("the settings on the page are those the server knows", () => {
  expect([...named(/`([A-Z][A-Z_]+)`/g)].sort()).toEqual([...knownSettings()].sort());
});

describe("the figures on the page", () => {
  const servers: RunningServer[] = [];
  let exported: readonly Figures[];
  beforeAll(async () => {
    for (const { start } of SERVERS) servers.push(await start());
    exported = await Promise.all(servers.map(({ origin }) => figuresOf(origin)));
  });
  afterAll(() => Promise.all(servers.map((server) => server.stop())));

  const tables = named(/`(aushang_[a-z0-9_]+)`/g);
  const all = () => new Set(exported.flatMap(({ described }) => described.map(({ name }) => name)));

  it("are exported", () => {
    expect([...tables].filter((name) => !all().has(name))).toEqual([]);
  });

  it("are all of ours", () => {
    const ours = [...all()].filter((name) => !/^aushang_(process|nodejs)_/.test(name));
    expect(ours.length).toBeGreaterThan(20);
    expect(ours.filter((name) => !tables.has(name))).toEqual([]);
  });

  it("have the labels it says", async () => {
    const rows = [...page.matchAll(/^\| (`aushang_[^|]*) \|([^|]*)\|/gm)].flatMap(([, names = "", labels = ""]) => {
      const said = [...labels.matchAll(/`(\w+)`/g)].map(([, label = ""]) => label).sort();
      return [...names.matchAll(/`(aushang_[a-z0-9_]+)`/g)].map(([, name = ""]) => ({ name, labels: said }));
    });
    expect(rows.length).toBeGreaterThan(20);
    // Jobs are told of after their first turn.
    await vi.waitFor(
      async () => {
        exported = await Promise.all(servers.map(({ origin }) => figuresOf(origin)));
        expect(rows.filter(({ name, labels }) => exported.every((figures) => String(figures.labelsOf(name)) !== String(labels)))).toEqual(
          [],
        );
      },
      { timeout: 30_000 },
    );
  });
});

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "../..");
const FAULTS = ["test/browser/faults", "test/server/faults"];
/** It looks at the sampler, not at the player. */
const OF_NO_FAULT = "glass-sampler.test.ts";

interface Row {
  readonly id: string;
  readonly fault: string;
  readonly tests: readonly { readonly file: string; readonly title: string }[];
}

const read = (file: string) => readFileSync(join(ROOT, file), "utf8");

function rowsOf(page: string): readonly Row[] {
  return [...page.matchAll(/^\| ([FS]\d+) \| (.+) \|$/gm)].map(([, id = "", rest = ""]) => {
    const cells = rest.split(" | ");
    const tests = (cells[3] ?? "").split("<br>").flatMap((cell) => {
      const [, file, title] = /^`([^`]+\.test\.ts)`: (.+?)(?: \(no browser\))?$/.exec(cell) ?? [];
      return file !== undefined && title !== undefined ? [{ file, title }] : [];
    });
    return { id, fault: cells[0] ?? "", tests };
  });
}

/** The titles of the tests in a file. */
function titlesIn(file: string): readonly string[] {
  return [...read(file).matchAll(/\b(?:it|test)(?:\.each\([\s\S]*?\))?\(\s*"((?:[^"\\]|\\.)+)"/g)].map(([, title = ""]) => title);
}

describe("the tables of faults", () => {
  const rows = rowsOf(read("docs/reliability.md"));

  it("has rows, each with a number and a fault of its own, in order", () => {
    const ids = rows.map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(55);
    expect(ids).toEqual([...new Set(ids)].sort());
    expect(new Set(rows.map(({ fault }) => fault)).size).toBe(rows.length);
  });

  it.each(rows)("row $id names a test that exists: $fault", ({ tests }) => {
    expect(tests.length).toBeGreaterThan(0);
    for (const { file, title } of tests) expect(titlesIn(file)).toContain(title);
  });

  it("names no test twice", () => {
    const names = rows.flatMap(({ tests }) => tests.map(({ file, title }) => `${file}: ${title}`));
    expect(names).toEqual([...new Set(names)]);
  });

  it("names every test that provokes a fault", () => {
    const named = new Set(rows.flatMap(({ tests }) => tests.map(({ file, title }) => `${file}: ${title}`)));
    const files = FAULTS.flatMap((folder) => readdirSync(join(ROOT, folder)).map((name) => `${folder}/${name}`));
    const tests = files.filter((file) => file.endsWith(".test.ts") && !file.endsWith(OF_NO_FAULT));
    const all = tests.flatMap((file) => titlesIn(file).map((title) => `${file}: ${title}`));
    expect(all.filter((name) => !named.has(name))).toEqual([]);
  });
});

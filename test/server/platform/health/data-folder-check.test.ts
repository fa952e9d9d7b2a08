import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { checkDataFolder } from "../../../../server/platform/health/data-folder-check.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "aushang-folder-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it("finds nothing wrong with a folder that takes and gives back, and leaves nothing there", async () => {
  expect(await checkDataFolder(folder)).toBeNull();
  expect(await readdir(folder)).toEqual([]);
});

it("says what is wrong with one that is gone", async () => {
  expect(await checkDataFolder(join(folder, "gone"))).toBe("nothing can be written to the data folder: it is gone");
});

it("says so of one that the system does not let anybody write to", async () => {
  await writeFile(join(folder, "file"), "");
  expect(await checkDataFolder(join(folder, "file"))).toBe("nothing can be written to the data folder: the system refuses");
});

import { mkdtemp, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createPlayerVersion } from "../../../../server/platform/http/player-version.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "aushang-player-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it("is what the player's page names itself, read again when the page is another", async () => {
  const page = join(folder, "index.html");
  const version = createPlayerVersion(page);
  expect(await version()).toBe(null);
  await writeFile(page, '<!doctype html><html data-version="642396abbf0c" lang="de"><title>x</title>');
  expect(await version()).toBe("642396abbf0c");
  await writeFile(page, '<!doctype html><html lang="de" data-version="0123456789ab">');
  await utimes(page, 1, 1);
  expect(await version()).toBe("0123456789ab");
  await writeFile(page, "<!doctype html><html>");
  expect(await version()).toBe(null);
});

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import * as z from "zod/mini";
import { Media } from "../../../domain/model/media.ts";
import { listMedia } from "../../../server/media/media-repository.ts";
import { openDatabase } from "../../../server/platform/database/database.ts";
import { sha256 } from "../../../server/platform/secret.ts";
import { send } from "./media-server.ts";
import { noise } from "./pictures.ts";

const KILLS = 20;
/** Time enough for a worker to start and some images to be on their way. */
const LONGEST_LIFE_MS = 3000;
/** Time enough for the images after the first one to be in any state. */
const AFTER_FIRST_MS = 600;
/** Folders of what is not yet, or not any more, of the library. */
const ON_THE_WAY = ["incoming", "uploads", "sources"];
const CHILD = fileURLToPath(new URL("./crash-child.ts", import.meta.url));
const Ready = z.object({ origin: z.string(), swept: z.int() });

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "aushang-crash-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function start(): Promise<{ readonly child: ChildProcess; readonly origin: string; readonly swept: number }> {
  const child = spawn(process.execPath, [CHILD, folder], { stdio: ["ignore", "pipe", "inherit"] });
  if (child.stdout === null) throw new Error("No output");
  const [line] = await once(createInterface(child.stdout), "line");
  return { child, ...z.parse(Ready, JSON.parse(String(line))) };
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill("SIGKILL");
  await once(child, "exit");
}

/** Names and hashes of every file that is visible under a name. */
async function storedFiles(): Promise<readonly (readonly [string, string])[]> {
  const entries = await readdir(join(folder, "media"), { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && !ON_THE_WAY.includes(basename(entry.parentPath)))
    .map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(paths.map(async (path) => [basename(dirname(path)) + basename(path), sha256(await readFile(path))] as const));
}

it("loses no acknowledged image and shows no half one when it is killed at any moment", { timeout: 900_000 }, async () => {
  const acknowledged: Media[] = [];
  let sent = 0;
  let broken = 0;
  let swept = 0;
  for (let round = 0; round < KILLS; round++) {
    const server = await start();
    swept += server.swept;
    let tellFirst: () => void = () => undefined;
    const first = new Promise<void>((resolve) => {
      tellFirst = resolve;
    });
    const uploads = Array.from({ length: 4 }, async () => {
      for (let more = true; more; ) {
        const picture = await noise(240, 160, ++sent).png().toBuffer();
        const media = await send(server.origin, picture).then(
          async (answer) => z.parse(Media, await answer.json()),
          () => null,
        );
        if (media === null) broken++;
        else acknowledged.push(media);
        tellFirst();
        more = media !== null;
      }
    });
    // At any moment: from the first byte on, or, however slow the machine, around the first images that are done.
    if (round % 2 === 1) await first;
    await new Promise((resolve) => setTimeout(resolve, Math.random() * (round % 2 === 1 ? AFTER_FIRST_MS : LONGEST_LIFE_MS)));
    await kill(server.child);
    await Promise.all(uploads);
  }
  const { child, swept: last } = await start();
  const db = openDatabase({ kind: "sqlite", file: join(folder, "aushang.sqlite") });
  const all = async () => (await listMedia(db, { limit: 100_000 })).items;
  await expect.poll(async () => (await all()).filter(({ state }) => state === "processing"), { timeout: 300_000 }).toEqual([]);
  await kill(child);

  expect(broken).toBeGreaterThanOrEqual(KILLS);
  expect(acknowledged.length).toBeGreaterThan(0);
  expect(swept + last).toBeGreaterThan(0);
  expect(await readdir(join(folder, "media", "incoming"))).toEqual([]);
  const files = new Map(await storedFiles());
  for (const [name, hash] of files) expect(hash).toBe(name);
  const rows = new Map((await all()).map((media) => [media.id, media]));
  await db.destroy();
  for (const media of acknowledged) expect({ ...rows.get(media.id), uses: 0 }).toEqual(media);
  for (const { renditions, thumbnail } of rows.values()) {
    for (const { hash } of [...renditions, ...(thumbnail === null ? [] : [thumbnail])]) expect(files.has(hash)).toBe(true);
  }
});

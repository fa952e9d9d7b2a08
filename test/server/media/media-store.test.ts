import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { ContentHash } from "../../../domain/model/id.ts";
import { createMediaStore } from "../../../server/media/media-store.ts";

const HELLO = Buffer.from("hello");
const HELLO_HASH = z.parse(ContentHash, "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824");
const HELLO_FILE = "2c/f24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "aushang-store-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function files(): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}

describe("keeping files", () => {
  it("names a file by its content and gives it back", async () => {
    const store = createMediaStore(folder);
    expect(await store.putAll([HELLO])).toEqual([HELLO_HASH]);
    expect(await files()).toEqual([HELLO_FILE]);
    const handle = await store.openForRead(HELLO_HASH);
    expect(await handle?.readFile("utf8")).toBe("hello");
    await handle?.close();
  });

  it("says null for a file that is not there", async () => {
    expect(await createMediaStore(folder).openForRead(HELLO_HASH)).toBeNull();
  });

  it("keeps the same content once, also when it comes many times at once", async () => {
    const store = createMediaStore(folder);
    await Promise.all([store.putAll([HELLO, HELLO]), store.putAll([HELLO]), store.putAll([HELLO])]);
    await store.putAll([HELLO]);
    expect(await files()).toEqual([HELLO_FILE]);
  });

  it("replaces a file that was damaged on the disk", async () => {
    const store = createMediaStore(folder);
    await store.putAll([HELLO]);
    await writeFile(join(folder, HELLO_FILE), "hxllo");
    await store.putAll([HELLO]);
    expect(await readFile(join(folder, HELLO_FILE), "utf8")).toBe("hello");
  });

  it("keeps none of several files if there is no room for one of them", async () => {
    const script = `
      import { createMediaStore } from ${JSON.stringify(new URL("../../../server/media/media-store.ts", import.meta.url).href)};
      const store = createMediaStore(process.argv[1]);
      await store.putAll([Buffer.from("small"), Buffer.alloc(9e6)]).then(() => process.exit(1), (error) => console.log(error.code));`;
    // The system refuses to write more than a megabyte to one file, as a full disk would.
    const command = `trap '' XFSZ; ulimit -f 1024; exec "$0" --input-type=module -e "$1" "$2"`;
    const { stdout } = await promisify(execFile)("bash", ["-c", command, process.execPath, script, folder]);
    expect(stdout.trim()).toBe("EFBIG");
    expect(await files()).toEqual([]);
  });
});

describe("room", () => {
  const disk = (freeMegabytes: number, megabytes: number) =>
    createMediaStore(folder, async () => ({ bsize: 1_000_000, blocks: megabytes, bavail: freeMegabytes }));
  const full = { code: "storage-full" };

  it("keeps a tenth of a small disk free", async () => {
    await expect(disk(99, 1000).requireRoom(1)).rejects.toMatchObject(full);
    await expect(disk(100, 1000).requireRoom(1)).resolves.toBeUndefined();
  });

  it("keeps no more than 500 MB of a large disk free", async () => {
    await expect(disk(499, 1_000_000).requireRoom(1)).rejects.toMatchObject(full);
    await expect(disk(500, 1_000_000).requireRoom(1)).resolves.toBeUndefined();
  });

  it("wants four times the upload free", async () => {
    await expect(disk(119, 200).requireRoom(30_000_000)).rejects.toMatchObject(full);
    await expect(disk(120, 200).requireRoom(30_000_000)).resolves.toBeUndefined();
  });

  it("asks the real disk by itself", async () => {
    await expect(createMediaStore(folder).requireRoom(1e15)).rejects.toMatchObject(full);
  });
});

describe("sweeping", () => {
  it("removes what was on its way in when a server died, and nothing that arrived", async () => {
    const store = createMediaStore(folder);
    await store.putAll([HELLO]);
    await writeFile(store.newIncomingFile(), "half");
    expect(await store.sweep()).toBe(1);
    expect(await files()).toEqual([HELLO_FILE]);
  });

  it("leaves alone what another server may still be writing", async () => {
    const store = createMediaStore(folder);
    const [old, fresh] = [store.newIncomingFile(), store.newIncomingFile()];
    await writeFile(old, "half");
    await writeFile(fresh, "half");
    await utimes(old, 1000, 1000);
    expect(await store.sweep(2_000_000)).toBe(1);
    expect(await files()).toEqual([fresh.slice(folder.length + 1)]);
  });
});

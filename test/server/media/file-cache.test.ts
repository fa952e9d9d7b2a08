import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import * as z from "zod/mini";
import { ContentHash } from "../../../domain/model/id.ts";
import { createFileCache } from "../../../server/media/file-cache.ts";
import { createMediaStore, type MediaStore } from "../../../server/media/media-store.ts";

let folder: string;
let store: MediaStore;
let opened = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "aushang-cache-"));
  const real = createMediaStore(folder);
  store = {
    ...real,
    openForRead: (hash) => {
      opened++;
      return real.openForRead(hash);
    },
  };
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function keep(letter: string, bytes: number): Promise<ContentHash> {
  const [hash] = await store.putAll([Buffer.alloc(bytes, letter)]);
  return z.parse(ContentHash, hash);
}

it("reads a file once for all who ask at the same time", async () => {
  const cache = createFileCache(store);
  const hash = await keep("a", 1000);
  opened = 0;
  const files = await Promise.all(Array.from({ length: 100 }, () => cache.load(hash)));
  expect(opened).toBe(1);
  expect(new Set(files).size).toBe(1);
  expect(cache.peek(hash)).toBe(files[0]);
});

it("keeps what was asked for last within its bounds", async () => {
  const cache = createFileCache(store, 3 * 1_000_000);
  const [a, b, c] = [await keep("a", 900_000), await keep("b", 900_000), await keep("c", 900_000)];
  for (const hash of [a, b, c]) await cache.load(hash);
  cache.peek(a);
  const d = await keep("d", 900_000);
  await cache.load(d);
  expect([a, b, c, d].map((hash) => cache.peek(hash) !== undefined)).toEqual([true, false, true, true]);
});

it("keeps of a large file only what it is, not its bytes", async () => {
  const cache = createFileCache(store);
  const hash = await keep("e", 5_000_000);
  expect(await cache.load(hash)).toEqual({ type: "video/mp4", size: 5_000_000, data: null });
});

it("finds a file that came after it was asked for in vain", async () => {
  const cache = createFileCache(store);
  const hash = z.parse(ContentHash, "594e519ae499312b29433b7dd8a97ff068defcba9755b6d5d00e84c524d67b06");
  expect(await cache.load(hash)).toBeNull();
  await store.putAll([Buffer.from("f")]);
  const later = await keep("f", 1);
  expect((await cache.load(later))?.size).toBe(1);
});

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { call } from "@orpc/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { ContentHash, MediaId } from "../../../domain/model/id.ts";
import { Media } from "../../../domain/model/media.ts";
import type { ImageEncoder } from "../../../server/media/image-encoder.ts";
import { addMedia } from "../../../server/media/media-repository.ts";
import { mediaRoutes } from "../../../server/media/media-routes.ts";
import { createMediaService, type MediaService } from "../../../server/media/media-service.ts";
import { createMediaStore } from "../../../server/media/media-store.ts";
import type { ApiContext } from "../../../server/platform/http/api.ts";
import { News } from "../../../server/platform/news.ts";
import { newId, sha256 } from "../../../server/platform/secret.ts";
import { DIALECTS, type TestDatabase } from "../databases.ts";
import { EDITOR } from "./media-server.ts";

/** Stands in for the slow part; what it makes of an image is four letters a file. */
const encoder: ImageEncoder = {
  encode: async () => ({
    width: 20,
    height: 10,
    renditions: [
      { type: "image/webp", width: 20, height: 10, data: Buffer.from("webp") },
      { type: "image/jpeg", width: 20, height: 10, data: Buffer.from("jpeg") },
    ],
    thumbnail: { type: "image/webp", width: 2, height: 1, data: Buffer.from("tiny") },
  }),
};
const WEBP = { type: "image/webp", width: 20, height: 10, bytes: 4 };
const UNKNOWN = z.parse(MediaId, "22222222-2222-4222-8222-222222222222");

describe.each(DIALECTS)("$dialect", ({ open }) => {
  let database: TestDatabase;
  let folder: string;
  let nowMs = 1_763_700_000_000;
  let media: MediaService;
  const added: MediaId[] = [];

  beforeAll(async () => {
    database = await open();
    folder = await mkdtemp(join(tmpdir(), "aushang-service-"));
    const news = new News((error) => {
      throw error;
    });
    news.on("media-added", ({ mediaId }) => added.push(mediaId));
    media = createMediaService({ db: database.db, store: createMediaStore(folder), encoder, now: () => nowMs, news });
  });
  afterAll(async () => {
    await database.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function add(content: string) {
    const path = join(folder, "incoming", sha256(content));
    await writeFile(path, content);
    return media.add(EDITOR, { name: `${content}.jpg`, path, hash: z.parse(ContentHash, sha256(content)) });
  }

  it("keeps an image once, tells of it once, and gives it back as it was", async () => {
    const first = await add("first");
    expect(first).toMatchObject({
      created: true,
      media: {
        name: "first.jpg",
        hash: "a7937b64b8caa58f03721bb6bacf5c78cb235febe0e70b1b84cd99541461a08e",
        width: 20,
        height: 10,
        createdBy: EDITOR.id,
        createdAtMs: 1_763_700_000_000,
        thumbnail: { type: "image/webp", width: 2, height: 1, bytes: 4 },
      },
    });
    expect(await add("first")).toEqual({ created: false, media: first.media });
    expect(await media.read(EDITOR, first.media.id)).toEqual(first.media);
    expect(added).toEqual([first.media.id]);
  });

  it("makes one image of the same file even when both began before either ended", async () => {
    const { media: image } = await add("first");
    const late = { ...image, id: newId<MediaId>(), name: "spät.jpg" };
    expect(await addMedia(database.db, late)).toEqual({ created: false, media: image });
    const fresh = z.parse(Media, { ...image, id: newId<MediaId>(), hash: "f".repeat(64), createdAtMs: 1 });
    const both = await Promise.all([addMedia(database.db, fresh), addMedia(database.db, { ...fresh, id: newId<MediaId>() })]);
    expect(both.map(({ created }) => created).sort()).toEqual([false, true]);
    expect(both[0].media).toEqual(both[1].media);
  });

  it("lists newest first, page by page, each image once", async () => {
    const names = ["b", "c", "d", "e"];
    for (const name of names) {
      nowMs += name === "d" ? 0 : 1000;
      await add(name);
    }
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await media.list(EDITOR, { cursor, limit: 2 });
      expect(page.items.length).toBeLessThanOrEqual(2);
      seen.push(...page.items.map(({ name }) => name));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen[0]).toBe("e.jpg");
    expect(seen.slice(1, 3).sort()).toEqual(["c.jpg", "d.jpg"]);
    expect(seen.slice(3)).toEqual(["b.jpg", "first.jpg", "first.jpg"]);
  });

  it("refuses a cursor that is not its own", async () => {
    await expect(media.list(EDITOR, { cursor: "bm9wZQ", limit: 2 })).rejects.toMatchObject({ code: "invalid-input" });
  });

  it("knows the files of many images and leaves out who is not there", async () => {
    const { media: image } = await add("first");
    const found = await media.renditionsOf(database.db, [image.id, UNKNOWN, image.id]);
    expect([...found.keys()]).toEqual([image.id]);
    expect(found.get(image.id)).toEqual([
      { ...WEBP, hash: sha256("webp") },
      expect.objectContaining({ type: "image/jpeg", hash: sha256("jpeg") }),
    ]);
    expect(await media.renditionsOf(database.db, [])).toEqual(new Map());
    const many = [...Array.from({ length: 1200 }, () => newId<MediaId>()), image.id];
    expect((await media.renditionsOf(database.db, many)).size).toBe(1);
  });

  it("does not find what is not there", async () => {
    await expect(media.read(EDITOR, UNKNOWN)).rejects.toMatchObject({ code: "not-found" });
  });

  it("keeps no row if the files could not be kept", async () => {
    const store = { ...createMediaStore(folder), putAll: () => Promise.reject(Object.assign(new Error("full"), { code: "ENOSPC" })) };
    const unlucky = createMediaService({ db: database.db, store, encoder, now: () => nowMs, news: new News(() => undefined) });
    const hash = z.parse(ContentHash, "e".repeat(64));
    await expect(unlucky.add(EDITOR, { name: "x", path: "x", hash })).rejects.toMatchObject({ code: "ENOSPC" });
    expect(await database.db.selectFrom("media").select("id").where("hash", "=", hash).execute()).toEqual([]);
  });

  it("is listed and read over the contract by who is signed in", async () => {
    const { media: image } = await add("first");
    const cookies = { session: null, setSession: () => undefined, clearSession: () => undefined };
    const context: ApiContext = { actor: EDITOR, language: "de", address: "127.0.0.1", idempotencyKey: null, cookies };
    const routes = mediaRoutes(media);
    expect(await call(routes.read, { id: image.id }, { context })).toEqual(image);
    expect((await call(routes.list, { limit: 3 }, { context })).items).toHaveLength(3);
    await expect(call(routes.read, { id: image.id }, { context: { ...context, actor: null } })).rejects.toMatchObject({
      code: "not-signed-in",
    });
  });
});

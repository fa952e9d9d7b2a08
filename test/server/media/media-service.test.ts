import { readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { type GroupId, MediaId } from "../../../domain/model/id.ts";
import { Language } from "../../../domain/model/language.ts";
import { insertGroup } from "../../../server/groups/group-repository.ts";
import { addMedia } from "../../../server/media/media-repository.ts";
import { toNewMedia } from "../../../server/media/media-row.ts";
import type { MediaService } from "../../../server/media/media-service.ts";
import { Refused } from "../../../server/media/workshop/order.ts";
import { newId, sha256 } from "../../../server/platform/secret.ts";
import { DIALECTS } from "../databases.ts";
import { type LibraryWorld, openLibraryWorld, USED } from "./library-world.ts";
import { EDITOR } from "./media-server.ts";
import { mp4Of, pngOf } from "./stand-in-workshop.ts";

const UNKNOWN = z.parse(MediaId, "22222222-2222-4222-8222-222222222222");
const GERMAN = Language.parse("de");

describe.each(DIALECTS)("$dialect", ({ open }) => {
  let world: LibraryWorld;
  beforeAll(async () => {
    world = await openLibraryWorld(open);
  });
  beforeEach(() => world.forget());
  afterAll(() => world.close());

  it("keeps an image once, tells of it once, and gives it back as it was", async () => {
    const first = await world.add("first");
    expect(first).toMatchObject({
      created: true,
      media: {
        kind: "image",
        name: "first.jpg",
        description: "",
        hash: sha256(pngOf("first")),
        bytes: 20,
        width: 20,
        height: 10,
        focus: { x: 0.5, y: 0.5 },
        groupId: null,
        state: "ready",
        progress: 1,
        problem: null,
        uses: 0,
        createdBy: EDITOR.id,
        createdAtMs: 1_763_700_000_000,
        thumbnail: { type: "image/webp", width: 2, height: 1, bytes: 10 },
      },
    });
    expect(await world.add("first")).toEqual({ created: false, media: first.media });
    expect(await world.media.read(EDITOR, first.media.id)).toEqual(first.media);
    expect(world.told).toEqual([`media-added ${first.media.id}`, `media-changed ${first.media.id}`]);
    expect(await readdir(join(world.folder, "sources"))).toEqual([]);
  });

  it("makes one of the same file even when both began before either ended", async () => {
    const path = world.store.newIncomingFile();
    await writeFile(path, pngOf("twice"));
    const file = { name: "x.png", path, groupId: null };
    const both = await Promise.all([world.media.add(EDITOR, file), world.media.add(EDITOR, file), world.media.add(EDITOR, file)]);
    expect(both.map(({ created }) => created).sort()).toEqual([false, false, true]);
    expect(new Set(both.map(({ media: { id } }) => id)).size).toBe(1);
    expect(both.map(({ media: { state } }) => state)).toEqual(["ready", "ready", "ready"]);
  });

  it("lists newest first, page by page, each once", async () => {
    const names = ["b", "c", "d", "e"];
    for (const name of names) {
      world.nowMs += name === "d" ? 0 : 1000;
      await world.add(name);
    }
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await world.media.list(EDITOR, { cursor, limit: 2 });
      expect(page.items.length).toBeLessThanOrEqual(2);
      seen.push(...page.items.map(({ name }) => name));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen[0]).toBe("e.jpg");
    expect(seen.slice(1, 3).sort()).toEqual(["c.jpg", "d.jpg"]);
    expect(seen[3]).toBe("b.jpg");
    expect(new Set(seen).size).toBe(seen.length);
  });

  it("finds by words in name and description, by kind and by folder", async () => {
    const groupId = newId<GroupId>();
    await insertGroup(world.database.db, groupId, { name: "Wache", parentId: null }, 0, world.nowMs);
    const garden = (await world.add("garden", undefined, groupId)).media;
    const film = (await world.add("film", mp4Of("film"))).media;
    const facts = { name: "Hof der Kita.jpg", description: "Spielgeräte im GRÜNEN", focus: garden.focus, groupId };
    await world.media.update(EDITOR, garden.id, garden.version, facts);
    const ids = async (filter: Parameters<MediaService["list"]>[1]) => (await world.media.list(EDITOR, filter)).items.map(({ id }) => id);
    expect(await ids({ limit: 50, search: "gruenen kita" })).toEqual([]);
    expect(await ids({ limit: 50, search: "grunen kita" })).toEqual([garden.id]);
    expect(await ids({ limit: 50, search: "Spielgeräte" })).toEqual([garden.id]);
    expect(await ids({ limit: 50, search: "100%" })).toEqual([]);
    expect(await ids({ limit: 50, kind: "video" })).toEqual([film.id]);
    expect(await ids({ limit: 50, groupId })).toEqual([garden.id]);
    expect(await ids({ limit: 50, groupId: "none" })).not.toContain(garden.id);
    await world.database.db.deleteFrom("screen_group").where("id", "=", groupId).execute();
    expect((await world.media.read(EDITOR, garden.id)).groupId).toBeNull();
  });

  it("refuses a cursor that is not its own", async () => {
    await expect(world.media.list(EDITOR, { cursor: "bm9wZQ", limit: 2 })).rejects.toMatchObject({ code: "invalid-input" });
  });

  it("takes a change once and hands a slower editor what stands", async () => {
    const { media: image } = await world.add("change");
    const facts = { name: "Neu.jpg", description: "Ein Hof", focus: { x: 0.2, y: 0.8 }, groupId: null };
    const changed = await world.media.update(EDITOR, image.id, image.version, facts);
    expect(changed).toEqual({ ...image, ...facts, version: image.version + 1 });
    await expect(world.media.update(EDITOR, image.id, image.version, { ...facts, name: "Zu spät" })).rejects.toMatchObject({
      code: "conflict",
      extras: { current: changed },
    });
    expect(world.told.at(-1)).toBe(`media-changed ${image.id}`);
  });

  it("gives the resolver the files of what is ready and there, and of nothing else", async () => {
    const { media: image } = await world.add("files");
    const found = await world.media.filesOf(world.database.db, [image.id, UNKNOWN, image.id]);
    expect([...found]).toEqual([[image.id, { kind: "image", focus: image.focus, renditions: image.renditions, pages: [], film: null }]]);
    expect(await world.media.filesOf(world.database.db, [])).toEqual(new Map());
    const many = [...Array.from({ length: 1200 }, () => newId<MediaId>()), image.id];
    expect((await world.media.filesOf(world.database.db, many)).size).toBe(1);
    const waiting = toNewMedia({
      id: newId<MediaId>(),
      kind: "image",
      name: "wartet",
      hash: image.hash.replace(/./g, "a") as typeof image.hash,
      bytes: 5,
      groupId: null,
      createdBy: EDITOR.id,
      createdAtMs: world.nowMs,
    });
    await addMedia(world.database.db, waiting);
    await world.media.remove(EDITOR, image.id);
    expect((await world.media.filesOf(world.database.db, [image.id, waiting.id])).size).toBe(0);
  });

  it("is not taken out while it is used, and comes back when it is wanted again", async () => {
    const { media: image } = await world.add("remove");
    world.uses.set(image.id, USED);
    expect(await world.media.usage(EDITOR, image.id)).toEqual(USED);
    expect((await world.media.read(EDITOR, image.id)).uses).toBe(1);
    await expect(world.media.remove(EDITOR, image.id)).rejects.toMatchObject({ code: "in-use" });
    world.uses.clear();
    await world.media.remove(EDITOR, image.id);
    await expect(world.media.read(EDITOR, image.id)).rejects.toMatchObject({ code: "not-found" });
    await expect(world.media.remove(EDITOR, image.id)).rejects.toMatchObject({ code: "not-found" });
    expect(await world.media.restore(EDITOR, image.id)).toEqual(image);
    await expect(world.media.restore(EDITOR, image.id)).rejects.toMatchObject({ code: "not-found" });
    await world.media.remove(EDITOR, image.id);
    expect(await world.add("remove")).toEqual({ created: false, media: image });
  });

  it("puts the files of another in its place, keeps the old ones with the one that leaves, and refuses what does not fit", async () => {
    const [one, other, film, used] = [
      (await world.add("one")).media,
      (await world.add("other")).media,
      (await world.add("clip", mp4Of("clip"))).media,
      (await world.add("used")).media,
    ];
    world.uses.set(used.id, USED);
    const replaced = await world.media.replace(EDITOR, one.id, other.id);
    expect(replaced).toMatchObject({
      id: one.id,
      name: one.name,
      hash: other.hash,
      renditions: other.renditions,
      thumbnail: other.thumbnail,
    });
    await expect(world.media.read(EDITOR, other.id)).rejects.toMatchObject({ code: "not-found" });
    expect(world.told).toContain(`media-changed ${one.id}`);
    expect(await world.media.restore(EDITOR, other.id)).toMatchObject({ id: other.id, hash: one.hash, renditions: one.renditions });
    const rule = (rule: string) => ({ code: "invalid-input", extras: { issues: [{ path: ["by"], rule, message: "" }] } });
    await expect(world.media.replace(EDITOR, one.id, film.id)).rejects.toMatchObject(rule("other-kind"));
    await expect(world.media.replace(EDITOR, one.id, one.id)).rejects.toMatchObject(rule("other-kind"));
    await expect(world.media.replace(EDITOR, one.id, used.id)).rejects.toMatchObject({ code: "in-use" });
    await expect(world.media.replace(EDITOR, one.id, UNKNOWN)).rejects.toMatchObject({ code: "not-found" });
  });

  it("is replaced once, also if that is asked for twice at once", async () => {
    const [one, other] = [(await world.add("twice1")).media, (await world.add("twice2")).media];
    const asked = await Promise.allSettled([world.media.replace(EDITOR, one.id, other.id), world.media.replace(EDITOR, one.id, other.id)]);
    expect(asked.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await world.media.read(EDITOR, one.id)).toMatchObject({ hash: other.hash, renditions: other.renditions });
  });

  it("gives a film captions and a poster, and nothing else either", async () => {
    const [film, image] = [(await world.add("movie", mp4Of("movie"))).media, (await world.add("poster")).media];
    const webvtt = "WEBVTT\n\n00:01.000 --> 00:02.000 line:0\n<b>Guten</b> Tag\n";
    const captioned = await world.media.captions(EDITOR, film.id, GERMAN, webvtt);
    expect(captioned.film?.captions).toMatchObject([{ language: "de", bytes: 56 }]);
    const [captions] = captioned.film?.captions ?? [];
    const file = captions === undefined ? null : await world.store.openForRead(captions.hash);
    expect(await file?.readFile("utf8")).toBe("WEBVTT\n\n00:00:01.000 --> 00:00:02.000 line:-4\nGuten Tag\n");
    await file?.close();
    expect((await world.media.captions(EDITOR, film.id, GERMAN, null)).film?.captions).toEqual([]);
    await expect(world.media.captions(EDITOR, film.id, GERMAN, "1\n00:00:01,000 --> 00:00:02,000\nSRT")).rejects.toMatchObject({
      extras: { issues: [{ path: ["webvtt"], rule: "not-webvtt" }] },
    });
    await expect(world.media.captions(EDITOR, image.id, GERMAN, webvtt)).rejects.toMatchObject({ code: "invalid-input" });
    expect(await world.media.poster(EDITOR, film.id, image.id)).toMatchObject({ renditions: image.renditions, thumbnail: image.thumbnail });
    await expect(world.media.poster(EDITOR, film.id, film.id)).rejects.toMatchObject({ code: "invalid-input" });
  });

  it("makes the same part of an image once", async () => {
    const { media: image } = await world.add("crop");
    const crop = { x: 0, y: 0, width: 0.5, height: 0.5 };
    const part = await world.media.crop(EDITOR, image.id, crop);
    expect(part).toMatchObject({ kind: "image", name: "crop.jpg", state: "ready", focus: { x: 0.5, y: 0.5 } });
    expect(part.id).not.toBe(image.id);
    expect((await world.media.crop(EDITOR, image.id, crop)).id).toBe(part.id);
    expect((await world.media.crop(EDITOR, image.id, { ...crop, width: 0.4 })).id).not.toBe(part.id);
    expect(await world.media.read(EDITOR, image.id)).toEqual(image);
    await world.media.remove(EDITOR, part.id);
    expect(await world.media.crop(EDITOR, image.id, crop)).toEqual(part);
  });

  it("does not find what is not there", async () => {
    await expect(world.media.read(EDITOR, UNKNOWN)).rejects.toMatchObject({ code: "not-found" });
    await expect(world.media.usage(EDITOR, UNKNOWN)).rejects.toMatchObject({ code: "not-found" });
    await expect(world.media.remove(EDITOR, UNKNOWN)).rejects.toMatchObject({ code: "not-found" });
  });

  it("keeps nothing of what nothing could be made of, and says why", async () => {
    const before = (await world.media.list(EDITOR, { limit: 200 })).items.length;
    for (const [error, refusal] of [
      [new Refused("too-many-pixels"), { code: "too-large", extras: { issues: [{ path: ["file"], rule: "too-many-pixels" }] } }],
      [new Refused("unsupported-image"), { code: "unsupported-image" }],
      [new Refused("took-too-long"), { code: "unsupported-file", extras: { issues: [{ path: ["file"], rule: "took-too-long" }] } }],
      [Object.assign(new Error("full"), { code: "ENOSPC" }), { code: "storage-full" }],
      [new Error("a bug"), { code: "unavailable" }],
    ] as const) {
      world.failing = () => error;
      await expect(world.add("broken")).rejects.toMatchObject(refusal);
    }
    expect((await world.media.list(EDITOR, { limit: 200 })).items.length).toBe(before);
    expect(await readdir(join(world.folder, "sources"))).toEqual([]);
    world.failing = null;
    expect((await world.add("broken")).created).toBe(true);
  });

  it("keeps no row if the file could not be kept", async () => {
    const unlucky = world.serviceOn({
      ...world.store,
      keepSource: () => Promise.reject(Object.assign(new Error("full"), { code: "ENOSPC" })),
    });
    const path = world.store.newIncomingFile();
    await writeFile(path, pngOf("full"));
    await expect(unlucky.add(EDITOR, { name: "x", path, groupId: null })).rejects.toMatchObject({ code: "ENOSPC" });
    expect(
      await world.database.db
        .selectFrom("media")
        .select("id")
        .where("hash", "=", sha256(pngOf("full")))
        .execute(),
    ).toEqual([]);
    await rm(path);
  });
});

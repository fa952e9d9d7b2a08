import { once } from "node:events";
import { readdir, stat, utimes } from "node:fs/promises";
import { type ClientRequest, request } from "node:http";
import { join } from "node:path";
import * as tus from "tus-js-client";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { IMAGE_LIMITS, MOST_UPLOAD_BYTES, RESUMABLE_UPLOAD_PATH } from "../../../domain/api/media.ts";
import { MediaId } from "../../../domain/model/id.ts";
import type { Media } from "../../../domain/model/media.ts";
import { openSqliteForTest, type TestDatabase } from "../databases.ts";
import { EDITOR, type MediaServer, startMediaServer } from "./media-server.ts";
import { noise, pngBomb, SVG } from "./pictures.ts";

const TUS = { "tus-resumable": "1.0.0", "x-editor": "1" };

let database: TestDatabase;
let server: MediaServer;
beforeAll(async () => {
  database = await openSqliteForTest();
  server = await startMediaServer(database.db);
});
afterAll(async () => {
  await server.close();
  await database.close();
});

const metadataOf = (values: Record<string, string>) =>
  Object.entries(values)
    .map(([key, value]) => `${key} ${Buffer.from(value).toString("base64")}`)
    .join(",");

async function create(bytes: number, metadata: Record<string, string> = {}, headers: Record<string, string> = {}, origin = server.origin) {
  return fetch(origin + RESUMABLE_UPLOAD_PATH, {
    method: "POST",
    headers: { ...TUS, "upload-length": String(bytes), "upload-metadata": metadataOf({ filename: "Bild.png", ...metadata }), ...headers },
  });
}

async function begin(bytes: number, metadata: Record<string, string> = {}): Promise<string> {
  const answer = await create(bytes, metadata);
  expect(answer.status).toBe(201);
  return server.origin + String(answer.headers.get("location"));
}

function patch(url: string, content: Uint8Array, offset = 0, headers: Record<string, string> = {}): Promise<Response> {
  const body = new Uint8Array(content);
  return fetch(url, {
    method: "PATCH",
    body,
    headers: { ...TUS, "content-type": "application/offset+octet-stream", "upload-offset": String(offset), ...headers },
  });
}

const head = (url: string, headers: Record<string, string> = {}) => fetch(url, { method: "HEAD", headers: { ...TUS, ...headers } });

async function settled(id: string | null): Promise<Media> {
  const mediaId = MediaId.parse(id);
  return vi.waitFor(
    async () => {
      const media = await server.media.read(EDITOR, mediaId);
      expect(media.state).not.toBe("processing");
      return media;
    },
    { timeout: 30_000, interval: 50 },
  );
}

const uploadsLeft = async () => (await readdir(join(server.folder, "uploads"))).filter((name) => !name.endsWith(".json"));

describe("an upload", () => {
  it("is answered with the id of what it becomes, which is then made", async () => {
    const told: string[] = [];
    server.news.on("media-changed", ({ mediaId }) => told.push(mediaId));
    const picture = await noise(600, 400, 11).png().toBuffer();
    const url = await begin(picture.length, { filename: "../../Wache 3.png" });
    const answer = await patch(url, picture);
    expect([answer.status, answer.headers.get("media-known"), answer.headers.get("upload-offset")]).toEqual([
      204,
      null,
      String(picture.length),
    ]);
    const media = await settled(answer.headers.get("media-id"));
    expect(media).toMatchObject({ state: "ready", progress: 1, name: "Wache 3.png", width: 600, height: 400, bytes: picture.length });
    // The row says so first, the news after its commit.
    await expect.poll(() => told).toEqual([media.id]);
    expect(await uploadsLeft()).toEqual([]);
    await expect.poll(() => server.leftovers()).toEqual([]);
  });

  it("tells what it became also to who lost the answer", async () => {
    const picture = await noise(60, 40, 12).png().toBuffer();
    const url = await begin(picture.length);
    const id = (await patch(url, picture)).headers.get("media-id");
    for (const answer of [await head(url), await patch(url, new Uint8Array(0), picture.length)]) {
      expect([answer.headers.get("media-id"), answer.headers.get("upload-offset")]).toEqual([id, String(picture.length)]);
    }
  });

  it("of what is known gives the known one", async () => {
    const picture = await noise(60, 40, 13).png().toBuffer();
    const first = await patch(await begin(picture.length), picture);
    const second = await patch(await begin(picture.length, { filename: "anders.png" }), picture);
    expect(second.headers.get("media-id")).toBe(first.headers.get("media-id"));
    expect([first.headers.get("media-known"), second.headers.get("media-known")]).toEqual([null, "true"]);
  });

  it("twice at once is one", async () => {
    const picture = await noise(60, 40, 14).png().toBuffer();
    const urls = await Promise.all([1, 2, 3, 4].map(() => begin(picture.length)));
    const answers = await Promise.all(urls.map((url) => patch(url, picture)));
    expect(new Set(answers.map(({ headers }) => headers.get("media-id"))).size).toBe(1);
    expect(answers.map(({ headers }) => headers.get("media-known")).filter((known) => known === null)).toHaveLength(1);
  });

  it("that broke off goes on where it stopped, with the client that the editor uses", async () => {
    const picture = await noise(900, 700, 15).png().toBuffer();
    const { promise, resolve, reject } = Promise.withResolvers<string | null>();
    let patches = 0;
    let offsets: number[] = [];
    const upload = new tus.Upload(picture, {
      endpoint: server.origin + RESUMABLE_UPLOAD_PATH,
      headers: { "x-editor": "1" },
      metadata: { filename: "Netz weg.png" },
      chunkSize: 400_000,
      retryDelays: [0, 10, 20],
      onBeforeRequest: (sent) => {
        if (sent.getMethod() !== "PATCH") return;
        patches++;
        offsets.push(Number(sent.getHeader("Upload-Offset")));
        // The line is cut in the middle of the second piece.
        if (patches === 2) setTimeout(() => void sent.abort(), 0);
      },
      onSuccess: ({ lastResponse }) => resolve(lastResponse.getHeader("Media-Id") ?? null),
      onError: reject,
    });
    upload.start();
    await vi.waitFor(() => expect(patches).toBeGreaterThanOrEqual(2), 20_000);
    await upload.abort();
    upload.start();
    // Asked again, the server waits until it knows what became of the last piece.
    const id = (await promise) ?? (await head(upload.url ?? "")).headers.get("media-id");
    const media = await settled(id);
    expect(media).toMatchObject({ state: "ready", width: 900, height: 700, bytes: picture.length, name: "Netz weg.png" });
    offsets = offsets.filter((offset) => offset > 0);
    expect(offsets.length).toBeGreaterThan(0);
  });

  it("keeps what came before the line was cut", async () => {
    const picture = await noise(900, 700, 16).png().toBuffer();
    const url = await begin(picture.length);
    const half = Math.floor(picture.length / 2);
    const client = openPatch(url, picture.length);
    client.write(picture.subarray(0, half));
    const id = url.split("/").at(-1) ?? "";
    await vi.waitFor(async () => expect((await stat(join(server.folder, "uploads", id))).size).toBe(half), 15_000);
    client.destroy();
    const offset = await vi.waitFor(async () => {
      const answer = await head(url);
      expect(answer.status).toBe(200);
      return Number(answer.headers.get("upload-offset"));
    }, 15_000);
    expect(offset).toBe(half);
    const wrong = await patch(url, picture.subarray(10), 10);
    expect(wrong.status).toBe(409);
    const answer = await patch(url, picture.subarray(half), half);
    expect((await settled(answer.headers.get("media-id"))).state).toBe("ready");
  });

  it("of a broken file fails clearly and is tried again when it comes again", async () => {
    const cut = (await noise(300, 200, 17).png().toBuffer()).subarray(0, 90_000);
    const answer = await patch(await begin(cut.length), cut);
    const media = await settled(answer.headers.get("media-id"));
    expect(media).toMatchObject({ state: "failed", problem: "unsupported-image", renditions: [], thumbnail: null });
    const again = await patch(await begin(cut.length), cut);
    expect([again.headers.get("media-id"), again.headers.get("media-known")]).toEqual([media.id, null]);
    expect(await settled(media.id)).toMatchObject({ state: "failed" });
    const bomb = pngBomb(20_000, 20_000);
    expect(await settled((await patch(await begin(bomb.length), bomb)).headers.get("media-id"))).toMatchObject({
      problem: "too-many-pixels",
    });
    await expect.poll(() => server.leftovers()).toEqual([]);
  });
});

function openPatch(url: string, bytes: number): ClientRequest {
  const client = request(url, {
    method: "PATCH",
    headers: { ...TUS, "content-type": "application/offset+octet-stream", "upload-offset": 0, "content-length": bytes },
  });
  client.on("error", () => undefined);
  return client;
}

describe("an upload is refused", () => {
  it("to who is not signed in, and does not exist for anybody else", async () => {
    const picture = await noise(60, 40, 18).png().toBuffer();
    const nobody = await fetch(server.origin + RESUMABLE_UPLOAD_PATH, {
      method: "POST",
      headers: { "tus-resumable": "1.0.0", "upload-length": "5" },
    });
    expect([nobody.status, (await nobody.json()).code]).toEqual([401, "not-signed-in"]);
    const url = await begin(picture.length);
    for (const answer of [
      await head(url, { "x-editor": "2" }),
      await patch(url, picture, 0, { "x-editor": "2" }),
      await fetch(url, { method: "DELETE", headers: { ...TUS, "x-editor": "2" } }),
      await head(`${url.slice(0, -4)}0000`),
      await head(`${server.origin}${RESUMABLE_UPLOAD_PATH}/..%2f..%2faushang.sqlite`),
    ]) {
      expect(answer.status).toBe(404);
    }
    expect((await patch(url, picture)).status).toBe(204);
  });

  it("and is never handed out again, not even to its owner", async () => {
    const picture = await noise(60, 40, 19).png().toBuffer();
    const url = await begin(picture.length);
    await patch(url, picture.subarray(0, 100));
    expect((await fetch(url, { headers: TUS })).status).toBe(404);
  });

  it("by its first bytes, whatever its name says", async () => {
    for (const [content, code] of [
      [SVG, "unsupported-image"],
      [Buffer.from("<!doctype html><script>alert(1)</script>".padEnd(2000)), "unsupported-file"],
    ] as const) {
      const url = await begin(content.length, { filename: "Bild.jpg", filetype: "image/jpeg" });
      const answer = await patch(url, content);
      expect([answer.status, (await answer.json()).code]).toEqual([415, code]);
      expect((await readdir(join(server.folder, "uploads"))).filter((name) => url.endsWith(name.slice(0, 32)))).toEqual([]);
    }
  });

  it("if it is too large for its kind, at its first bytes, and for any kind before them", async () => {
    const url = await begin(IMAGE_LIMITS.bytes + 1);
    const beginning = Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), Buffer.alloc(5000)]);
    const answer = await patch(url, beginning);
    expect([answer.status, (await answer.json()).code]).toEqual([413, "too-large"]);
    const huge = await create(MOST_UPLOAD_BYTES + 1);
    expect([huge.status, (await huge.json()).code]).toEqual([413, "too-large"]);
    for (const length of ["", "-1", "1e9", "9".repeat(30)]) expect((await create(0, {}, { "upload-length": length })).status).toBe(400);
    const deferred = await fetch(server.origin + RESUMABLE_UPLOAD_PATH, {
      method: "POST",
      headers: { ...TUS, "upload-defer-length": "1" },
    });
    expect(deferred.status).toBe(400);
  });

  it("when the disk is nearly full, counting what is still to come of others", async () => {
    const small = await startMediaServer(database.db, { readRoom: async () => ({ bsize: 1_000_000, blocks: 1000, bavail: 200 }) });
    expect((await create(30_000_000, {}, {}, small.origin)).status).toBe(201);
    const full = await create(30_000_000, {}, {}, small.origin);
    expect([full.status, (await full.json()).code]).toEqual([507, "storage-full"]);
    await small.close();
  });
});

it("forgets after a day what was not finished, and not before", async () => {
  const url = await begin(1000);
  await server.uploads.sweep();
  expect((await head(url)).status).toBe(200);
  const id = url.split("/").at(-1) ?? "";
  const dayAgo = new Date(Date.now() - 25 * 3_600_000);
  await utimes(join(server.folder, "uploads", `${id}.json`), dayAgo, dayAgo);
  await server.uploads.sweep();
  expect((await head(url)).status).toBe(404);
  expect((await readdir(join(server.folder, "uploads"))).filter((name) => name.startsWith(id))).toEqual([]);
});

it("takes no more of a connection than it announced", async () => {
  const picture = await noise(60, 40, 20).png().toBuffer();
  const url = await begin(picture.length - 1);
  const answer = await patch(url, picture);
  expect(answer.status).toBeGreaterThanOrEqual(400);
  const client = openPatch(url, 10);
  client.end(Buffer.alloc(10));
  await once(client, "response");
});

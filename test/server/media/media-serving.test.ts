import { open, readdir } from "node:fs/promises";
import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import * as z from "zod/mini";
import { Media, type Rendition } from "../../../domain/model/media.ts";
import { openSqliteForTest, type TestDatabase } from "../databases.ts";
import { type MediaServer, send, startMediaServer } from "./media-server.ts";
import { noise } from "./pictures.ts";

let database: TestDatabase;
let server: MediaServer;
let small: Rendition;
let smallBytes: Buffer;
/** A file that is too large for the memory and is streamed. */
const large = { bytes: Buffer.alloc(9_000_000, "Aushang"), hash: "" };

beforeAll(async () => {
  database = await openSqliteForTest();
  server = await startMediaServer(database.db);
  const { renditions } = z.parse(Media, await (await send(server.origin, await noise(500, 400).png().toBuffer())).json());
  const webp = renditions.find(({ type }) => type === "image/webp");
  if (webp === undefined) throw new Error("No rendition");
  small = webp;
  const file = await open(`${server.folder}/${small.hash.slice(0, 2)}/${small.hash.slice(2)}`);
  smallBytes = await file.readFile();
  await file.close();
  large.hash = (await server.store.putAll([large.bytes])).join("");
});
afterAll(async () => {
  await server.close();
  await database.close();
});

const get = (hash: string, headers: Record<string, string> = {}, method = "GET") =>
  fetch(`${server.origin}/media/${hash}`, { method, headers });
const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());

describe("a file", () => {
  it("is served whole, for ever, and harmless when opened by itself", async () => {
    for (let time = 0; time < 2; time++) {
      const response = await get(small.hash);
      expect(response.status).toBe(200);
      expect(Object.fromEntries(response.headers)).toMatchObject({
        "content-type": "image/webp",
        "content-length": String(small.bytes),
        "cache-control": "public, max-age=31536000, immutable",
        etag: `"${small.hash}"`,
        "accept-ranges": "bytes",
        "x-content-type-options": "nosniff",
        "content-security-policy": "default-src 'none'; sandbox",
        "cross-origin-resource-policy": "same-site",
      });
      expect((await bytesOf(response)).equals(smallBytes)).toBe(true);
    }
  });

  it("says of every rendition the type and the length that the image says", async () => {
    const picture = await noise(1000, 500, 3).jpeg().toBuffer();
    const { renditions, thumbnail } = z.parse(Media, await (await send(server.origin, picture)).json());
    for (const { hash, type, bytes } of [...renditions, thumbnail ?? small]) {
      const response = await get(hash);
      expect([response.headers.get("content-type"), (await bytesOf(response)).length]).toEqual([type, bytes]);
    }
  });

  it.each([
    ["WEBVTT\n\n00:00.000 --> 00:01.000\nGuten Tag\n", "text/vtt; charset=utf-8"],
    ["\0\0\0\u0018ftypisom\0\0\0\0isomavc1", "video/mp4"],
    ["\0\0\0\u0018ftypavif\0\0\0\0avifmif1", "image/avif"],
    ["\u001a\u0045\u00df\u00a3\u0001\0\0\0\0\0\0\0", "video/webm"],
  ])("says what it is by its first bytes: %j", async (content, type) => {
    const [hash = ""] = await server.store.putAll([Buffer.from(content, "latin1")]);
    const response = await get(hash);
    expect([response.headers.get("content-type"), response.headers.get("accept-ranges")]).toEqual([type, "bytes"]);
    expect((await bytesOf(response)).toString("latin1")).toBe(content);
  });

  it("too large for the memory is streamed whole", async () => {
    const response = await get(large.hash);
    expect(response.headers.get("content-length")).toBe("9000000");
    expect((await bytesOf(response)).equals(large.bytes)).toBe(true);
  });

  it("answers HEAD with the same headers and no bytes", async () => {
    for (const [hash, length] of [
      [small.hash, small.bytes],
      [large.hash, 9_000_000],
    ] as const) {
      const response = await get(hash, {}, "HEAD");
      expect([response.status, response.headers.get("content-length"), (await bytesOf(response)).length]).toEqual([200, String(length), 0]);
    }
  });

  it.each(['"HASH"', 'W/"HASH"', '"other", "HASH"', "*"])("is not sent again to who has it: If-None-Match %s", async (header) => {
    for (const hash of [small.hash, large.hash]) {
      const response = await get(hash, { "if-none-match": header.replace("HASH", hash), range: "bytes=0-1" });
      expect([response.status, response.headers.get("etag"), (await bytesOf(response)).length]).toEqual([304, `"${hash}"`, 0]);
    }
  });

  it("is sent to who has another", async () => {
    expect((await get(small.hash, { "if-none-match": '"other"' })).status).toBe(200);
  });
});

describe("a part of a file", () => {
  it("is sent to who goes on with a download", async () => {
    for (const [hash, whole] of [
      [small.hash, smallBytes],
      [large.hash, large.bytes],
    ] as const) {
      const response = await get(hash, { range: "bytes=1000-", "if-range": `"${hash}"` });
      expect(response.status).toBe(206);
      expect(response.headers.get("content-range")).toBe(`bytes 1000-${String(whole.length - 1)}/${String(whole.length)}`);
      expect(response.headers.get("content-length")).toBe(String(whole.length - 1000));
      expect((await bytesOf(response)).equals(whole.subarray(1000))).toBe(true);
      expect((await bytesOf(await get(hash, { range: "bytes=3-4" }))).equals(whole.subarray(3, 5))).toBe(true);
      expect((await bytesOf(await get(hash, { range: "bytes=-7" }))).equals(whole.subarray(-7))).toBe(true);
    }
  });

  it("is refused behind the end", async () => {
    const response = await get(small.hash, { range: `bytes=${String(small.bytes)}-` });
    expect([response.status, response.headers.get("content-range")]).toEqual([416, `bytes */${String(small.bytes)}`]);
  });

  it("is the whole if the download began with another file, asks for several parts or only for the head", async () => {
    expect((await get(small.hash, { range: "bytes=5-9", "if-range": '"other"' })).status).toBe(200);
    expect((await get(small.hash, { range: "bytes=0-1,5-6" })).status).toBe(200);
    expect((await get(small.hash, { range: "bytes=5-9" }, "HEAD")).status).toBe(200);
  });
});

describe("nothing else is served", () => {
  it("an unknown hash is not found, in the reader's language", async () => {
    const response = await get("0".repeat(64), { "accept-language": "en" });
    expect([response.status, response.headers.get("content-type"), response.headers.get("cache-control")]).toEqual([
      404,
      "application/problem+json",
      "no-store",
    ]);
    expect(await response.json()).toMatchObject({ code: "not-found", title: "This does not exist, or no longer does." });
  });

  it.each(["incoming", "..%2f..%2fetc%2fpasswd", "A".repeat(64), "0".repeat(63), `${"0".repeat(64)}/x`, ""])("not %j", async (path) => {
    expect((await get(path)).headers.get("content-type")).toContain("text/html");
  });

  it("and nothing but GET and HEAD is answered", async () => {
    expect((await get(small.hash, {}, "DELETE")).headers.get("content-type")).toContain("text/html");
  });
});

it("leaves no file open when clients go away in the middle", async () => {
  const openFiles = async () => {
    const links = await readdir("/proc/self/fd");
    const targets = await Promise.all(
      links.map((link) => import("node:fs/promises").then(({ readlink }) => readlink(`/proc/self/fd/${link}`)).catch(() => "")),
    );
    return targets.filter((target) => target.startsWith(server.folder)).length;
  };
  for (let time = 0; time < 20; time++) {
    await new Promise<void>((resolve) => {
      const client = request(`${server.origin}/media/${large.hash}`, (response) => {
        response.once("data", () => client.destroy());
        response.once("error", () => resolve());
      });
      client.on("error", () => resolve());
      client.end();
    });
  }
  await vi.waitFor(async () => expect(await openFiles()).toBe(0), 10_000);
  expect((await bytesOf(await get(large.hash))).length).toBe(9_000_000);
});

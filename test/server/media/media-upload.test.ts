import { once } from "node:events";
import { stat } from "node:fs/promises";
import { type ClientRequest, type IncomingMessage, request } from "node:http";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import * as z from "zod/mini";
import { DOCUMENT_LIMITS, IMAGE_LIMITS, MEDIA_UPLOAD_PATH } from "../../../domain/api/media.ts";
import { Media } from "../../../domain/model/media.ts";
import { ProblemDetails } from "../../../domain/model/problem.ts";
import { openSqliteForTest, type TestDatabase } from "../databases.ts";
import { type MediaServer, send, startMediaServer } from "./media-server.ts";
import { GIF_PAGE, noise, pngBomb, SVG } from "./pictures.ts";

const MEGABYTE = 1024 * 1024;
const TOO_LARGE = "Bilder dürfen höchstens 40 MB groß sein, Dokumente 100 MB, Videos 2 GB.";
const TYPES = ["image/avif", "image/webp", "image/jpeg"];

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

async function countRows(): Promise<number> {
  return (await database.db.selectFrom("media").select("id").execute()).length;
}

async function problemOf(response: Response): Promise<ProblemDetails> {
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  const problem = z.parse(ProblemDetails, await response.json());
  expect(problem.status).toBe(response.status);
  return problem;
}

function post(body: BodyInit | null, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(server.origin + MEDIA_UPLOAD_PATH, {
    method: "POST",
    body,
    headers: { "x-editor": "1", "accept-language": "de", ...headers },
  });
}

function formOf(...parts: readonly (readonly [string, string | Blob])[]): FormData {
  const form = new FormData();
  for (const [name, value] of parts) form.append(name, value);
  return form;
}

/** Begins an upload by hand, so that the test decides when each byte goes out. */
function begin(headers: Record<string, string | number> = {}): {
  readonly client: ClientRequest;
  readonly answer: Promise<IncomingMessage>;
} {
  const client = request(server.origin + MEDIA_UPLOAD_PATH, {
    method: "POST",
    headers: { "x-editor": "1", "content-type": "multipart/form-data; boundary=b", ...headers },
  });
  const { promise: answer, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  client.once("response", resolve).on("error", reject);
  client.write('--b\r\nContent-Disposition: form-data; name="file"; filename="x.png"\r\nContent-Type: image/png\r\n\r\n');
  // What it is shows in its first bytes.
  client.write(Buffer.from("\x89PNG\r\n\x1a\n", "latin1"));
  return { client, answer };
}

async function incomingBytes(): Promise<number> {
  const names = await server.incoming();
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(server.folder, "incoming", name))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

describe("an upload", () => {
  it("answers 201 with every file of the image, and 200 with the same image when it comes again", async () => {
    const picture = await noise(1200, 800).jpeg().toBuffer();
    const first = await send(server.origin, picture, "Wache 3.jpg");
    expect(first.status).toBe(201);
    const media = z.parse(Media, await first.json());
    expect(media.name).toBe("Wache 3.jpg");
    expect([media.width, media.height, media.createdAtMs]).toEqual([1200, 800, 1_763_700_000_000]);
    expect(media.renditions.map(({ type, width, height }) => [type, width, height])).toEqual([
      ...[480, 480, 480].map((width, index) => [TYPES[index], width, 320]),
      ...[960, 960, 960].map((width, index) => [TYPES[index], width, 640]),
      ...[1200, 1200, 1200].map((width, index) => [TYPES[index], width, 800]),
    ]);
    expect([media.kind, media.state, media.progress, media.bytes]).toEqual(["image", "ready", 1, picture.length]);
    expect([media.thumbnail?.type, media.thumbnail?.width, media.thumbnail?.height]).toEqual(["image/webp", 320, 213]);
    const again = await send(server.origin, picture, "anders.jpg");
    expect(again.status).toBe(200);
    expect(await again.json()).toEqual(media);
    expect(await server.leftovers()).toEqual([]);
  });

  it("of the same file many times at once, also to two servers, makes one image", async () => {
    const other = await startMediaServer(database.db, { folder: server.folder });
    const before = await countRows();
    const picture = await noise(300, 200, 7).png().toBuffer();
    const origins = [server.origin, other.origin, server.origin, other.origin, server.origin, other.origin];
    const answers = await Promise.all(origins.map((origin) => send(origin, picture)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 201]);
    const images = await Promise.all(answers.map(async (answer) => z.parse(Media, await answer.json())));
    expect(new Set(images.map(({ id }) => id)).size).toBe(1);
    expect(await countRows()).toBe(before + 1);
    await other.close();
  });

  it("goes to the disk as it comes in, not into the memory", async () => {
    const { client, answer } = begin();
    for (let sent = 0; sent < 30; sent++) {
      if (!client.write(Buffer.alloc(MEGABYTE))) await once(client, "drain");
      await vi.waitFor(async () => expect(await incomingBytes()).toBeGreaterThan(sent * MEGABYTE), 15_000);
    }
    client.end("\r\n--b--\r\n");
    expect((await answer).statusCode).toBe(415);
    expect(await server.incoming()).toEqual([]);
  });

  it("that breaks off leaves nothing behind", async () => {
    const before = await countRows();
    const { client, answer } = begin();
    client.write(Buffer.alloc(2 * MEGABYTE));
    await vi.waitFor(async () => expect(await incomingBytes()).toBeGreaterThan(MEGABYTE), 15_000);
    client.destroy();
    await expect(answer).rejects.toThrow("socket hang up");
    await vi.waitFor(async () => expect(await server.incoming()).toEqual([]), 15_000);
    expect(await countRows()).toBe(before);
  });
});

describe("an upload is refused", () => {
  it("if nobody is signed in, in the reader's language", async () => {
    const body = () => formOf(["file", new Blob(["x"])]);
    const german = await fetch(server.origin + MEDIA_UPLOAD_PATH, { method: "POST", body: body() });
    expect(await problemOf(german)).toMatchObject({ code: "not-signed-in", status: 401, title: "Bitte melden Sie sich an." });
    const english = await fetch(server.origin + MEDIA_UPLOAD_PATH, { method: "POST", body: body(), headers: { "accept-language": "en" } });
    expect(await problemOf(english)).toMatchObject({ code: "not-signed-in", title: "Please sign in." });
  });

  it.each([
    ["no part at all", formOf(), "file-missing", "Wählen Sie eine Datei aus."],
    ["a part of another name", formOf(["bild", new Blob(["x"])]), "file-missing", "Wählen Sie eine Datei aus."],
    ["two files", formOf(["file", new Blob(["x"])], ["file", new Blob(["y"])]), "one-file-only", "Bitte laden Sie genau eine Datei hoch."],
    ["a field beside it", formOf(["note", "x"], ["file", new Blob(["x"])]), "one-file-only", "Bitte laden Sie genau eine Datei hoch."],
  ])("with %s", async (_, form, rule, message) => {
    expect(await problemOf(await post(form))).toMatchObject({
      code: "invalid-input",
      status: 422,
      issues: [{ path: ["file"], rule, message }],
    });
  });

  it.each([
    ["JSON", "{}", "application/json"],
    ["a form without boundary", "x", "multipart/form-data"],
    ["something that is no form", "Guten Morgen", "multipart/form-data; boundary=b"],
    ["a broken header", "--b\r\n\u0001\u0002: x\r\n\r\nx\r\n--b--\r\n", "multipart/form-data; boundary=b"],
    [
      "a form that ends in the middle",
      '--b\r\nContent-Disposition: form-data; name="file"; filename="x"\r\n\r\nxx',
      "multipart/form-data; boundary=b",
    ],
  ])("with %s", async (_, body, type) => {
    expect(await problemOf(await post(body, { "content-type": type }))).toMatchObject({ code: "malformed-request", status: 400 });
    expect(await server.incoming()).toEqual([]);
  });

  it.each([
    ["an SVG called JPEG", SVG, "unsupported-image"],
    ["a GIF that is a page as well", GIF_PAGE, "unsupported-image"],
    ["an empty file", Buffer.alloc(0), "unsupported-file"],
    ["text", Buffer.from("Guten Morgen, liebe Kolleginnen und Kollegen"), "unsupported-file"],
    ["a page", Buffer.from("<!doctype html><script>alert(document.domain)</script>"), "unsupported-file"],
    ["zeros", Buffer.alloc(100_000), "unsupported-file"],
  ])("with %s", async (_, content, code) => {
    expect(await problemOf(await send(server.origin, content))).toMatchObject({ code, status: 415 });
    expect(await server.incoming()).toEqual([]);
  });

  it("with an image of 400 megapixels", async () => {
    expect(await problemOf(await send(server.origin, pngBomb(20_000, 20_000)))).toMatchObject({
      code: "too-large",
      status: 413,
      issues: [{ path: ["file"], rule: "too-many-pixels", message: "Ein Bild darf höchstens 64 Megapixel haben." }],
    });
  });

  it("over the limit of its kind, while it is still coming in", async () => {
    const { client, answer } = begin();
    const body = answer.then(async (response) => [response.statusCode, JSON.parse(await text(response))]);
    const refused = answer.then(() => "refused");
    // Never ends the request: only a refusal ends this loop.
    for (let sent = 0; ; sent++) {
      expect(sent).toBeLessThan(200);
      const drained = client.write(Buffer.alloc(MEGABYTE)) ? "drained" : once(client, "drain");
      if ((await Promise.race([drained, refused])) === "refused") break;
    }
    const issues = [{ path: ["file"], rule: "too-many-bytes", message: TOO_LARGE }];
    expect(await body).toEqual([413, expect.objectContaining({ code: "too-large", issues })]);
    expect(await server.incoming()).toEqual([]);
  });

  it("if it announces more than 2 GB, before any of it is read", async () => {
    const { client, answer } = begin({ "content-length": 2049 * MEGABYTE });
    const response = await answer;
    expect(response.statusCode).toBe(413);
    client.destroy();
  });

  it("from one byte over 40 MB on", async () => {
    const picture = await noise(60, 40).jpeg().toBuffer();
    const padded = (bytes: number) => Buffer.concat([picture, Buffer.alloc(bytes - picture.length)]);
    expect((await send(server.origin, padded(IMAGE_LIMITS.bytes))).status).toBe(201);
    expect(await problemOf(await send(server.origin, padded(IMAGE_LIMITS.bytes + 1)))).toMatchObject({ code: "too-large" });
    const document = Buffer.concat([Buffer.from("%PDF-1.7\n"), Buffer.alloc(DOCUMENT_LIMITS.bytes)]);
    expect(await problemOf(await send(server.origin, document))).toMatchObject({ code: "too-large" });
  });

  it("when the disk is nearly full, before any of it is kept", async () => {
    const full = await startMediaServer(database.db, { readRoom: async () => ({ bsize: 4096, blocks: 1_000_000, bavail: 1000 }) });
    const before = await countRows();
    expect(await problemOf(await send(full.origin, await noise(60, 40, 9).jpeg().toBuffer()))).toMatchObject({
      code: "storage-full",
      status: 507,
    });
    expect(await full.incoming()).toEqual([]);
    expect(await countRows()).toBe(before);
    await full.close();
  });

  it("without harm to the next one on the same connection", async () => {
    for (let time = 0; time < 3; time++) {
      expect((await post(formOf(["bild", new Blob([new Uint8Array(100_000)])]))).status).toBe(422);
      expect((await send(server.origin, await noise(60, 40).jpeg().toBuffer())).status).toBeLessThan(202);
    }
  });
});

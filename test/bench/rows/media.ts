import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { MEDIA_UPLOAD_PATH, RESUMABLE_UPLOAD_PATH } from "../../../domain/api/media.ts";
import { buildCity } from "../city.ts";
import { pause } from "../clock.ts";
import { makePhotographs } from "../photographs.ts";
import { type Bench, type BenchOptions, milliseconds, type Row } from "../row.ts";
import { freePort, newDataDir, type ServerUnderTest, startServer } from "../servers/server-under-test.ts";

const MEGABYTE = 1024 * 1024;
const PIECE_BYTES = 16 * MEGABYTE;
const GROWTH_LIMIT = 100 * MEGABYTE;
const STALL_LIMIT_MS = 50;
const SIDE_BY_SIDE = 4;

/** What the server's memory grows by while a film is uploaded. `--screens` is its size in megabytes. */
export const uploadBench: Bench = {
  name: "upload",
  screens: 2048,
  run: async ({ screens: megabytes }: BenchOptions): Promise<readonly Row[]> => {
    const { server, cookie } = await startCity();
    await upload(server, cookie, PIECE_BYTES);
    const before = await server.residentBytes();
    let most = before;
    const watch = setInterval(async () => {
      most = Math.max(most, await server.residentBytes());
    }, 200);
    const startMs = performance.now();
    await upload(server, cookie, megabytes * MEGABYTE);
    const seconds = (performance.now() - startMs) / 1000;
    clearInterval(watch);
    await server.kill();
    const growth = most - before;
    return [
      {
        what: `Upload of ${String(megabytes)} MB that can be interrupted: growth of the server's memory`,
        floor: "",
        measured: `${(growth / MEGABYTE).toFixed(0)} MB (${(megabytes / seconds).toFixed(0)} MB/s)`,
        target: `<= ${String(GROWTH_LIMIT / MEGABYTE)} MB`,
        isMet: growth <= GROWTH_LIMIT,
        command: `npm run bench -- upload --screens ${String(megabytes)}`,
      },
    ];
  },
};

/** How long the event loop stands still while photographs are uploaded and made. `--screens` is how many. */
export const mediaLoopBench: Bench = {
  name: "media-loop",
  screens: 40,
  run: async ({ screens: count }: BenchOptions): Promise<readonly Row[]> => {
    const { server, cookie, dataDir } = await startCity();
    const queue = (await makePhotographs(join(dataDir, "photographs"), count)).values();
    await server.usualStallMs();
    const lane = async () => {
      for (const path of queue) await sendPhotograph(server, cookie, path);
    };
    await Promise.all([...Array.from({ length: SIDE_BY_SIDE }, lane), upload(server, cookie, 10 * PIECE_BYTES)]);
    const stallMs = await server.usualStallMs();
    await server.kill();
    return [
      {
        what: `Event loop while ${String(count)} photographs and a film are uploaded and worked on: p99 of its delay`,
        floor: "",
        measured: milliseconds(stallMs),
        target: `<= ${milliseconds(STALL_LIMIT_MS)}`,
        isMet: stallMs <= STALL_LIMIT_MS,
        command: `npm run bench -- media-loop --screens ${String(count)}`,
      },
    ];
  },
};

async function startCity() {
  const dataDir = newDataDir();
  const { cookie } = await buildCity(dataDir, { screens: 0, audiences: 1 });
  return { dataDir, cookie, server: await startServer(dataDir, await freePort()) };
}

async function sendPhotograph({ origin }: ServerUnderTest, cookie: string, path: string): Promise<void> {
  const form = new FormData();
  form.set("file", new Blob([await readFile(path)]), "Foto.jpg");
  const response = await fetch(origin + MEDIA_UPLOAD_PATH, { method: "POST", body: form, headers: { cookie, origin } });
  if (!response.ok) throw new Error(`photograph: ${String(response.status)} ${await response.text()}`);
}

/** Sends what begins as a film does, piece by piece, as the editor's page does. */
async function upload({ origin }: ServerUnderTest, cookie: string, bytes: number): Promise<void> {
  const headers = { cookie, origin, "tus-resumable": "1.0.0" };
  const created = await fetch(origin + RESUMABLE_UPLOAD_PATH, { method: "POST", headers: { ...headers, "upload-length": String(bytes) } });
  const url = origin + String(created.headers.get("location"));
  const piece = Buffer.alloc(PIECE_BYTES, bytes % 251);
  piece.write("\0\0\0\x18ftypisom\0\0\0\0isomavc1", "latin1");
  for (let offset = 0; offset < bytes; offset += piece.length) {
    const answer = await fetch(url, {
      method: "PATCH",
      body: piece.subarray(0, Math.min(piece.length, bytes - offset)),
      headers: { ...headers, "content-type": "application/offset+octet-stream", "upload-offset": String(offset) },
    });
    if (answer.status !== 204) throw new Error(`upload: ${String(answer.status)} ${await answer.text()}`);
    await pause(0);
  }
}

import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { path as ffmpeg } from "@ffmpeg-installer/ffmpeg";
import { slide } from "./player-playlists.ts";
import type { PlayerServer } from "./player-server.ts";

/** A small silent film of a test card whose picture changes all the time. */
export async function makeFilm(seconds: number): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), "aushang-film-"));
  try {
    const target = join(folder, "film.webm");
    const source = ["-f", "lavfi", "-i", `testsrc=size=320x180:rate=25:duration=${String(seconds)}`];
    await promisify(execFile)(ffmpeg, [...source, "-c:v", "libvpx", "-b:v", "200k", "-g", "25", target]);
    return await readFile(target);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A slide with a film that the server has. It is on for as long as the film lasts. */
export async function filmSlide(server: PlayerServer, seconds: number, title = "Ein Film") {
  const { hash, bytes, width, height } = server.addMedia(await makeFilm(seconds), "video/webm" as never, 320, 180);
  const film = {
    durationMs: seconds * 1000,
    hasSound: false,
    files: [{ hash, bytes, width, height, type: "video/webm", codecs: "vp8" }],
    captions: [],
  };
  return slide({ title, template: "video", film, fields: { sound: false }, dwellMs: seconds * 1000 });
}

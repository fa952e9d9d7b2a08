import { execFile } from "node:child_process";
import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { path as ffmpeg } from "@ffmpeg-installer/ffmpeg";
import { expect, it } from "vitest";
import { playlistOf, slide } from "../player-playlists.ts";
import { useWall } from "../player-wall.ts";
import { nameOn } from "./glass.ts";
import { GlassSampler } from "./glass-sampler.ts";

const at = useWall();
const PICTURES = ["-f", "lavfi", "-i", "testsrc=size=320x180:rate=15:duration=4"];
const SOUND = ["-f", "lavfi", "-i", "sine=frequency=440:duration=4"];

async function film(name: string, args: readonly string[]): Promise<Buffer> {
  const target = join(await mkdtemp(join(tmpdir(), "aushang-film-")), name);
  await promisify(execFile)(ffmpeg, [...args, "-threads", "1", target]);
  return readFile(target);
}
const cut = (bytes: Buffer, share: number) => bytes.subarray(0, Math.floor(bytes.length * share));

const BROKEN = [
  {
    what: "a WebM film of which the end is missing",
    type: "video/webm",
    codecs: "vp8",
    make: async () => cut(await film("a.webm", [...PICTURES, "-c:v", "libvpx"]), 0.4),
  },
  {
    what: "an MP4 film of which the end is missing",
    type: "video/mp4",
    codecs: "vp09.00.10.08",
    make: async () => cut(await film("a.mp4", [...PICTURES, "-c:v", "libvpx-vp9", "-cpu-used", "8", "-deadline", "realtime"]), 0.4),
  },
  {
    what: "a film in a coding that the engine does not know",
    type: "video/mp4",
    codecs: "hvc1.1.6.L93.B0",
    make: () => film("a.mp4", [...PICTURES, "-c:v", "libx265", "-preset", "ultrafast", "-tag:v", "hvc1"]),
  },
  { what: "a film with only a sound", type: "video/webm", codecs: "opus", make: () => film("a.webm", [...SOUND, "-c:a", "libopus"]) },
  { what: "a film of a single byte", type: "video/webm", codecs: "vp8", make: async () => Buffer.alloc(1) },
];

it.each(BROKEN)("$what never stands still on the glass: it is played or the next slide comes", async ({ type, codecs, make }) => {
  await at.pair();
  const bytes = await make();
  const file = { ...at.server.addMedia(bytes, type as never, 320, 180), codecs };
  const moving = { durationMs: 4000, hasSound: false, files: [file], captions: [] };
  const broken = slide({ title: "Kaputter Film", template: "video", film: moving, fields: { sound: false }, dwellMs: 15_000 });
  const next = slide({ title: "Danach", dwellMs: 60_000 });
  const playlist = playlistOf([broken, next]);
  const hash = at.server.push(playlist);
  await at.server.hear("painted", (painted) => painted.playlist === hash);
  const sampler = new GlassSampler(at.page, { playlist, substitutes: [next.id] });
  await at.server.hear("painted", (painted) => painted.slide === next.id);
  await sampler.seen(2);
  expect(await sampler.stop()).toEqual([]);
});

it("one item that is broken, and nothing else: the house slide hangs there, and it is tried at most three times in a minute", async () => {
  await at.page.clock.install();
  await at.page.addInitScript(() => {
    let tried = 0;
    addEventListener("slide-failed", () => Reflect.set(window, "tried", ++tried));
  });
  await at.pair();
  const picture = { alt: "", renditions: [at.server.addMedia(Buffer.from("certainly no picture"), "image/webp", 960, 1200)] };
  const playlist = playlistOf([slide({ title: "Kaputt", template: "text-image", picture })]);
  at.server.push(playlist);
  expect(await at.server.hear("fault")).toMatchObject({ kind: "slide" });
  const sampler = new GlassSampler(at.page, { playlist: null });
  for (let second = 0; second < 59; second++) {
    await at.page.clock.runFor(1000);
    expect(await nameOn(at.page)).toBe("house");
  }
  expect(await at.page.evaluate(() => Reflect.get(window, "tried"))).toBe(3);
  await sampler.seen(1);
  expect(await sampler.stop()).toEqual([]);
});

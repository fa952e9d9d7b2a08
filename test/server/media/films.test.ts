import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import installed from "@ffmpeg-installer/ffmpeg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createMediaStore } from "../../../server/media/media-store.ts";
import { sniffFile } from "../../../server/media/sniff.ts";
import { hasOnlyPicturesAndSound, startsAtOnce } from "../../../server/media/workshop/mp4-boxes.ts";
import type { Made } from "../../../server/media/workshop/order.ts";
import { createWorkshop } from "../../../server/media/workshop/workshop.ts";

const run = promisify(execFile);
const PLACE = "+51.5136+007.4653/";
const workshop = createWorkshop();

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "aushang-films-"));
});
afterAll(async () => {
  await workshop.close();
  await rm(folder, { recursive: true, force: true });
});

/** Two seconds of moving bars with a tone, as `args` say. */
async function film(name: string, size: string, args: readonly string[], seconds = "2"): Promise<string> {
  const path = join(folder, name);
  const sources = [
    "-f",
    "lavfi",
    "-i",
    `testsrc=size=${size}:rate=25:duration=${seconds}`,
    "-f",
    "lavfi",
    "-i",
    `sine=duration=${seconds}`,
  ];
  await run(installed.path, ["-v", "error", "-y", ...sources, ...args, path]);
  return path;
}

async function make(path: string, ffmpeg: string | null): Promise<Made> {
  const { kind, ...sniffed } = await sniffFile(path);
  expect(kind).toBe("video");
  const container = "container" in sniffed ? sniffed.container : "";
  return workshop.make({ task: "video", path, folder: join(folder, "media"), ffmpeg, container }, () => undefined);
}

const fileOf = (made: Made): string => {
  const hash = made.film?.files[0]?.hash;
  if (hash === undefined) throw new Error("No film");
  return createMediaStore(join(folder, "media")).pathOf(hash);
};

const H264 = ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-profile:v", "high", "-c:a", "aac"];
const refused = { problem: "unsupported-video" };

describe("what plays as it is", () => {
  it("stays as it is, starts at once and says nothing of where it was taken", async () => {
    const path = await film("place.mp4", "320x240", [...H264, "-metadata", `comment=${PLACE}`, "-metadata", "title=Geheim"]);
    expect((await readFile(path)).includes(PLACE)).toBe(true);
    expect(await startsAtOnce(path)).toBe(false);
    for (const ffmpeg of [installed.path, null]) {
      const made = await make(path, ffmpeg);
      expect(made).toMatchObject({ width: 320, height: 240, film: { hasSound: true, captions: [] } });
      expect(made.film?.durationMs).toBeGreaterThan(1900);
      expect(made.film?.durationMs).toBeLessThan(2200);
      expect(made.film?.files).toMatchObject([{ type: "video/mp4", codecs: expect.stringMatching(/^avc1\.4.{5}, mp4a\.40\.2$/) }]);
      const kept = await readFile(fileOf(made));
      expect([kept.includes(PLACE), kept.includes("Geheim")]).toEqual([false, false]);
      expect(await startsAtOnce(fileOf(made))).toBe(ffmpeg !== null);
      expect(made.renditions.map(({ type, width }) => [type, width])).toEqual(
        ffmpeg === null ? [] : ["image/avif", "image/webp", "image/jpeg"].map((type) => [type, 320]),
      );
    }
  });

  it("loses the track in which a drone wrote where it flew", async () => {
    const words = join(folder, "flight.srt");
    await writeFile(words, `1\n00:00:00,000 --> 00:00:01,000\n${PLACE}\n`);
    const args = ["-i", words, "-map", "0:v", "-map", "1:a", "-map", "2:s", ...H264, "-c:s", "mov_text", "-movflags", "+faststart"];
    const path = await film("drone.mp4", "320x240", args);
    expect([await startsAtOnce(path), await hasOnlyPicturesAndSound(path)]).toEqual([true, false]);
    const repacked = fileOf(await make(path, installed.path));
    expect((await readFile(repacked)).includes(PLACE)).toBe(false);
    const copied = fileOf(await make(path, null));
    for (const made of [repacked, copied]) {
      expect(await hasOnlyPicturesAndSound(made)).toBe(true);
      await run(installed.path, ["-v", "error", "-xerror", "-i", made, "-map", "0:v", "-map", "0:a", "-f", "null", "-"]);
    }
  });

  it("may be WebM, and upright", async () => {
    const path = await film("upright.webm", "180x320", ["-c:v", "libvpx", "-deadline", "realtime", "-an"]);
    const made = await make(path, null);
    expect(made).toMatchObject({ width: 180, height: 320, film: { hasSound: false, files: [{ type: "video/webm", codecs: "vp8" }] } });
  });
});

describe("what does not", () => {
  it("is transcoded where there is an ffmpeg, and else refused", async () => {
    const paths = [
      await film("old.avi", "321x241", ["-c:v", "mpeg4", "-c:a", "mp3"]),
      await film("hevc.mp4", "320x240", ["-c:v", "libx265", "-preset", "ultrafast", "-x265-params", "log-level=none", "-c:a", "aac"]),
      await film("large.mp4", "2560x1440", H264, "0.4"),
      await film("deep.mp4", "320x240", ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv422p", "-c:a", "aac"]),
    ];
    const sizes: string[] = [];
    for (const path of paths) {
      const made = await make(path, installed.path);
      sizes.push(`${String(made.width)}x${String(made.height)}`);
      expect(made.film?.files).toMatchObject([{ type: "video/mp4", codecs: expect.stringMatching(/^avc1\.64/) }]);
      await expect(make(path, null)).rejects.toMatchObject(refused);
    }
    expect(sizes).toEqual(["320x240", "320x240", "1920x1080", "320x240"]);
  });

  it("is refused if it has no pictures, is broken or too long", async () => {
    const sound = await film("sound.m4a", "64x64", ["-vn", "-c:a", "aac"]);
    const cut = join(folder, "cut.mp4");
    const whole = await readFile(await film("whole.mp4", "320x240", [...H264, "-movflags", "+faststart"]));
    await writeFile(cut, whole.subarray(0, 3000));
    const empty = join(folder, "empty.mp4");
    await writeFile(empty, whole.subarray(0, 32));
    for (const path of [sound, cut, empty]) {
      await expect(make(path, null)).rejects.toMatchObject(refused);
      await expect(make(path, installed.path)).rejects.toMatchObject(refused);
    }
    const long = await film(
      "long.mp4",
      "32x32",
      ["-r", "1", "-an", "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p"],
      "905",
    );
    await expect(make(long, installed.path)).rejects.toMatchObject({ problem: "too-long" });
  });
});

it("leaves nothing behind but what it made", async () => {
  expect(await readdir(join(folder, "media", "incoming"))).toEqual([]);
});

import { createReadStream } from "node:fs";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import ffmpeg from "@ffmpeg-installer/ffmpeg";
import sharp from "sharp";
import { afterAll, beforeAll, expect, it } from "vitest";
import { MEDIA_PROBLEMS } from "../../../domain/model/media.ts";
import { createMediaStore } from "../../../server/media/media-store.ts";
import { sniffFile } from "../../../server/media/sniff.ts";
import { type Made, Refused } from "../../../server/media/workshop/order.ts";
import { createWorkshop, USUAL_LIMITS } from "../../../server/media/workshop/workshop.ts";

/** Odd and broken files from the test suites of others; see the README beside them. */
const CORPUS = fileURLToPath(new URL("../../../../shared/corpus/", import.meta.url));
/** Generous, because others work on the machine too; whatever hangs is ended by the workshop long before. */
const PER_FILE_MS = 90_000;
const MOST_BYTES = 400_000_000;
const SIDE_BY_SIDE = 2;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "aushang-corpus-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const workshop = createWorkshop({ ...USUAL_LIMITS, silentMs: PER_FILE_MS });
afterAll(() => workshop.close());

async function filesIn(part: string): Promise<readonly string[]> {
  const entries = await readdir(join(CORPUS, part), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** What becomes of a file by the way every upload goes. */
async function outcomeOf(path: string): Promise<{ readonly outcome: string; readonly made: Made | null }> {
  const sniffed = await sniffFile(path);
  if (sniffed.kind === null) return { outcome: sniffed.problem, made: null };
  const ordered = { path, folder } as const;
  try {
    const made = await (sniffed.kind === "image"
      ? workshop.make({ task: "image", ...ordered, crop: null }, () => undefined)
      : sniffed.kind === "document"
        ? workshop.make({ task: "document", ...ordered }, () => undefined)
        : workshop.make({ task: "video", ...ordered, ffmpeg: ffmpeg.path, container: sniffed.container }, () => undefined));
    return { outcome: `accepted ${sniffed.kind}`, made };
  } catch (error) {
    if (error instanceof Refused) return { outcome: error.problem, made: null };
    throw error;
  }
}

/** Everything that is accepted is whole: each file is there, as long as it says, and unpacks to the size it says. */
async function requireWhole(path: string, made: Made): Promise<void> {
  const store = createMediaStore(folder);
  const files = [
    ...made.renditions,
    ...made.pages.flatMap(({ renditions }) => renditions),
    ...(made.thumbnail === null ? [] : [made.thumbnail]),
  ];
  expect(files.length, path).toBeGreaterThan(0);
  for (const { hash, width, height, bytes, type } of files) {
    const data = await readFile(store.pathOf(hash));
    expect(data.length, path).toBe(bytes);
    // The smallest of each kind is unpacked; all were written by the same few lines.
    if (width > 480 || type === "image/avif") continue;
    const { info } = await sharp(data, { failOn: "warning" }).raw().toBuffer({ resolveWithObject: true });
    expect([info.width, info.height], path).toEqual([width, height]);
  }
  expect([made.width > 0, made.height > 0], path).toEqual([true, true]);
}

/** The most memory any worker has ever held, as Linux tells it. */
async function watchWorkers(): Promise<{ stop(): number }> {
  let most = 0;
  const look = async () => {
    const children = await readFile(`/proc/self/task/${String(process.pid)}/children`, "utf8").catch(() => "");
    for (const pid of children.trim().split(" ").filter(Boolean)) most = Math.max(most, await peakBytes(pid));
  };
  const timer = setInterval(() => void look(), 50);
  return {
    stop() {
      clearInterval(timer);
      return most;
    },
  };
}

async function peakBytes(pid: string): Promise<number> {
  try {
    for await (const line of createInterface(createReadStream(`/proc/${pid}/status`))) {
      const [, kilobytes] = /^VmHWM:\s+(\d+) kB/.exec(line) ?? [];
      if (kilobytes !== undefined) return Number(kilobytes) * 1024;
    }
  } catch {
    // It has ended meanwhile.
  }
  return 0;
}

async function goThrough(part: string): Promise<Readonly<Record<string, number>>> {
  const files = await filesIn(part);
  const counts: Record<string, number> = {};
  const watch = await watchWorkers();
  const queue = files.values();
  const lane = async () => {
    for (const path of queue) {
      const startedMs = performance.now();
      const { outcome, made } = await outcomeOf(path);
      if (made !== null) await requireWhole(path, made);
      expect(performance.now() - startedMs, path).toBeLessThan(PER_FILE_MS);
      counts[outcome] = (counts[outcome] ?? 0) + 1;
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, lane));
  const peak = watch.stop();
  console.info(`${part}: ${String(files.length)} files, ${JSON.stringify(counts)}, most memory ${(peak / 1e6).toFixed(0)} MB`);
  expect(peak).toBeLessThan(MOST_BYTES);
  expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(files.length);
  for (const outcome of Object.keys(counts))
    expect([...MEDIA_PROBLEMS, "accepted image", "accepted video", "accepted document"]).toContain(outcome);
  return counts;
}

it("accepts every image of the corpus whole or refuses it clearly", { timeout: 1_800_000 }, async () => {
  const counts = await goThrough("images");
  expect(counts["took-too-long"] ?? 0).toBe(0);
  expect(counts["accepted image"]).toBeGreaterThan(300);
});

it("tells by the bytes what a file is, whatever its name says", { timeout: 300_000 }, async () => {
  const counts = await goThrough("mixed");
  expect(counts["accepted video"]).toBeGreaterThan(1);
});

it("draws every page of the documents of the corpus or refuses them clearly", { timeout: 1_800_000 }, async () => {
  const counts = await goThrough("documents");
  expect(counts["took-too-long"] ?? 0).toBe(0);
  expect(counts["accepted document"]).toBeGreaterThan(60);
});

import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { VIDEO_LIMITS } from "../../../domain/api/media.ts";
import type { Inspection } from "./inspect-film.ts";
import { residentBytes } from "./resident-bytes.ts";

/** A film on the disk and how its bytes are packed, as ffmpeg calls it. */
export interface FilmFile {
  readonly path: string;
  readonly container: string;
}

export interface Ffmpeg {
  /** H.264 High of at most 1080p with AAC as MP4 that starts at once. @returns whether it worked */
  transcode(film: FilmFile, inspection: Inspection | null, to: string, onMilliseconds: (ms: number) => void): Promise<boolean>;
  /** The same pictures and sound, packed so that playing starts at once, without anything told beside them. */
  repack(film: FilmFile, type: "mp4" | "webm", to: string, onMilliseconds: (ms: number) => void): Promise<boolean>;
  /** One frame as PNG. */
  frame(film: FilmFile, atMs: number, to: string): Promise<boolean>;
}

const MOST_BYTES = 1_500_000_000;
const WATCH_MS = 250;
/** A little more than allowed, so that what is too long shows. */
const LONGEST_S = String(VIDEO_LIMITS.durationMs / 1000 + 2);

/** Nothing is asked, nothing is fetched: the file is the only thing read. */
const QUIET = ["-nostdin", "-hide_banner", "-loglevel", "error", "-y"];
const PICTURES_AND_SOUND = ["-map", "0:V:0", "-map", "0:a:0?", "-sn", "-dn", "-map_metadata", "-1", "-map_chapters", "-1"];

const SQUARE_PIXELS = "scale=iw*sar:ih,setsar=1";
const WITHIN_1080P =
  "scale=w='if(gt(a,1),min(1920,iw),min(1080,iw))':h='if(gt(a,1),min(1080,ih),min(1920,ih))':force_original_aspect_ratio=decrease";
const EVEN = "scale='max(2,trunc(iw/2)*2)':'max(2,trunc(ih/2)*2)'";
/** Brings what is brighter than a screen can show down to it. */
const TONES =
  "zscale=t=linear:npl=100,format=gbrpf32le,zscale=p=bt709,tonemap=tonemap=hable:desat=0,zscale=t=bt709:m=bt709:r=tv,format=yuv420p";

const H264 = ["-c:v", "libx264", "-preset", "veryfast", "-crf", "21", "-profile:v", "high", "-level", "4.2", "-pix_fmt", "yuv420p"];
const STEADY = ["-maxrate", "10M", "-bufsize", "20M", "-g", "120", "-threads", "2"];
const AAC = ["-c:a", "aac", "-b:a", "160k", "-ac", "2", "-ar", "48000"];

/** @param command the program, by name or path */
export function createFfmpeg(command: string): Ffmpeg {
  return {
    async transcode(film, inspection, to, onMilliseconds) {
      const rate = (inspection?.framesPerSecond ?? 0) > 60 ? ["fps=60"] : [];
      const filters = [SQUARE_PIXELS, WITHIN_1080P, EVEN, ...rate];
      const run = (chain: readonly string[]) =>
        runFfmpeg(
          command,
          [...inputOf(film), "-t", LONGEST_S, ...PICTURES_AND_SOUND, "-vf", chain.join(","), ...H264, ...STEADY, ...AAC, ...mp4To(to)],
          onMilliseconds,
        );
      // Not every ffmpeg can map tones; flat colours are better than no film.
      return (inspection?.isHdr === true && (await run([TONES, ...filters]))) || run(filters);
    },
    repack: (film, type, to, onMilliseconds) =>
      runFfmpeg(
        command,
        [...inputOf(film), ...PICTURES_AND_SOUND, "-c", "copy", ...(type === "mp4" ? mp4To(to) : ["-f", "webm", `file:${to}`])],
        onMilliseconds,
      ),
    frame: (film, atMs, to) =>
      runFfmpeg(
        command,
        ["-ss", (atMs / 1000).toFixed(3), ...inputOf(film), "-map", "0:V:0", "-frames:v", "1", "-vf", SQUARE_PIXELS].concat([
          "-pix_fmt",
          "rgb24",
          "-c:v",
          "png",
          "-f",
          "image2pipe",
          `file:${to}`,
        ]),
        () => undefined,
      ),
  };
}

function inputOf({ path, container }: FilmFile): string[] {
  return ["-protocol_whitelist", "file,pipe", "-f", container, "-i", `file:${path}`];
}

function mp4To(path: string): string[] {
  return ["-max_muxing_queue_size", "2048", "-movflags", "+faststart", "-f", "mp4", `file:${path}`];
}

async function runFfmpeg(command: string, args: readonly string[], onMilliseconds: (ms: number) => void): Promise<boolean> {
  const child = spawn(command, [...QUIET, "-progress", "pipe:1", ...args], { stdio: ["ignore", "pipe", "ignore"] });
  let toldMs = 0;
  createInterface(child.stdout).on("line", (line) => {
    const ms = Math.floor(Number(/^out_time_ms=(\d+)$/.exec(line)?.[1] ?? 0) / 1000);
    // Only what moves on counts as a sign of life.
    if (ms <= toldMs) return;
    toldMs = ms;
    onMilliseconds(ms);
  });
  const watch = setInterval(async () => {
    if ((await residentBytes(child.pid)) > MOST_BYTES) child.kill("SIGKILL");
  }, WATCH_MS);
  try {
    const [code] = await once(child, "close");
    return code === 0;
  } finally {
    clearInterval(watch);
  }
}

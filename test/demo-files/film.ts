import { spawn } from "node:child_process";
import { once } from "node:events";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { path as ffmpeg } from "@ffmpeg-installer/ffmpeg";
import sharp from "sharp";
import { WINTER_MORNING, winterMorning } from "../../server/demo/pictures/winter-morning.ts";

/** Makes the film of the demo anew, frame by frame: `node test/demo-files/film.ts`. The demo itself needs no ffmpeg. */
const FRAMES_PER_SECOND = 25;
const TARGET = join(import.meta.dirname, "../../server/demo/files/winterdienst.mp4");

const coding = ["-c:v", "libx264", "-preset", "slow", "-tune", "animation", "-crf", "28", "-profile:v", "high", "-level", "4.0"];
const colours = ["-pix_fmt", "yuv420p", "-vf", "scale=out_color_matrix=bt709:out_range=tv"];
const labels = ["-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709"];
const container = ["-an", "-map_metadata", "-1", "-fflags", "+bitexact", "-flags:v", "+bitexact", "-movflags", "+faststart"];
const input = ["-f", "image2pipe", "-c:v", "png", "-framerate", String(FRAMES_PER_SECOND), "-i", "pipe:0"];

sharp.concurrency(1);
const encoder = spawn(ffmpeg, ["-y", "-v", "error", ...input, ...colours, ...coding, "-threads", "1", ...labels, ...container, TARGET], {
  stdio: ["pipe", "inherit", "inherit"],
});
for (let frame = 0; frame < WINTER_MORNING.seconds * FRAMES_PER_SECOND; frame++) {
  const drawing = winterMorning(frame / FRAMES_PER_SECOND);
  const image = await sharp(Buffer.from(drawing)).png({ compressionLevel: 1 }).toBuffer();
  if (!encoder.stdin.write(image)) await once(encoder.stdin, "drain");
}
encoder.stdin.end();
const [code] = await once(encoder, "exit");
if (code !== 0) throw new Error(`ffmpeg ended with ${String(code)}`);
console.log(`${TARGET}, ${String(Math.round((await stat(TARGET)).size / 1024))} kB`);

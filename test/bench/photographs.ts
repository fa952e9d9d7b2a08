import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";

const WIDTH = 4000;
const HEIGHT = 3000;
const DIFFERENT = 4;

/** Photographs of 12 megapixels as a camera makes them: soft shapes, fine grain, JPEG of some megabytes. @returns their paths, each another file */
export async function makePhotographs(folder: string, count: number): Promise<readonly string[]> {
  await mkdir(folder, { recursive: true });
  const motifs = await Promise.all(Array.from({ length: Math.min(count, DIFFERENT) }, makeMotif));
  return Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const path = join(folder, `${String(index)}.jpg`);
      // What follows the end of a JPEG is not looked at, but makes it another file.
      await writeFile(path, Buffer.concat([motifs[index % motifs.length] ?? Buffer.alloc(0), Buffer.from(String(index))]));
      return path;
    }),
  );
}

async function makeMotif(): Promise<Buffer> {
  const shapes = await noise(60, 45, 70).blur(2).png().toBuffer();
  const grain = await noise(WIDTH / 4, HEIGHT / 4, 10)
    .png()
    .toBuffer();
  return sharp(shapes)
    .resize(WIDTH, HEIGHT, { kernel: "cubic" })
    .composite([{ input: await sharp(grain).resize(WIDTH, HEIGHT).toBuffer(), blend: "overlay" }])
    .jpeg({ quality: 90 })
    .toBuffer();
}

function noise(width: number, height: number, sigma: number) {
  return sharp({ create: { width, height, channels: 3, background: "#808080", noise: { type: "gaussian", mean: 128, sigma } } });
}

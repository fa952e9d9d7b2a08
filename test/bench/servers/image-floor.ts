import sharp from "sharp";
import * as z from "zod/mini";
import { renditionSizes, sizeWithin } from "../../../server/media/image-sizes.ts";
import { answerQuestions } from "../answers.ts";
import { monotonicMs } from "../clock.ts";

/** The floor of images: libvips alone, each output by itself from the file as its command line does, two photographs side by side. */
sharp.concurrency(1);
sharp.cache(false);

answerQuestions({
  encode: async (input) => {
    const { paths } = z.strictObject({ paths: z.array(z.string()) }).parse(input);
    const startMs = monotonicMs();
    const queue = paths.values();
    const lane = async () => {
      for (const path of queue) await encode(path);
    };
    await Promise.all([lane(), lane()]);
    return { ms: monotonicMs() - startMs };
  },
});

async function encode(path: string): Promise<void> {
  const { autoOrient } = await sharp(path).metadata();
  const sized = ({ width, height }: { width: number; height: number }) =>
    sharp(path).autoOrient().resize(width, height, { fit: "fill" }).toColourspace("srgb");
  for (const size of renditionSizes(autoOrient)) {
    await sized(size).avif({ quality: 55, effort: 0, chromaSubsampling: "4:2:0" }).toBuffer();
    await sized(size).webp({ quality: 80, effort: 2 }).toBuffer();
    await sized(size).jpeg({ quality: 82, quantisationTable: 3 }).toBuffer();
  }
  await sized(sizeWithin(autoOrient, 320)).webp({ quality: 80, effort: 2 }).toBuffer();
}

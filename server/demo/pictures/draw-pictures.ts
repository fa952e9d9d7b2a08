import { join } from "node:path";
import sharp from "sharp";
import { firstAid, jackets, payslip, soup, storyBook, study } from "./indoor-scenes.ts";
import { bicycle, fireStation, park, snowPlough } from "./outdoor-scenes.ts";
import { PICTURE_FILES, type PictureName } from "./picture-names.ts";

/**
 * Draws every picture of the demo as PNG into the folder named on the command line. It is a program of its own because the server forbids
 * its image library to read SVG, for the whole process.
 */
const SCENES: Readonly<Record<PictureName, () => string>> = {
  "fire-station": fireStation,
  park,
  "snow-plough": snowPlough,
  bicycle,
  payslip,
  study,
  "first-aid": firstAid,
  "story-book": storyBook,
  jackets,
  soup,
};

/** Enough for the panel on a full HD screen, upright ones included; every pixel more costs time at the start. */
const WIDTH = 960;

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error("Say into which folder to draw");
sharp.concurrency(1);
const names = Object.keys(PICTURE_FILES) as PictureName[];
await Promise.all(
  names.map((name) =>
    sharp(Buffer.from(SCENES[name]()), { density: 144 })
      .resize(WIDTH)
      .png({ compressionLevel: 3 })
      .toFile(join(folder, PICTURE_FILES[name])),
  ),
);

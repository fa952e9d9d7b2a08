import { join } from "node:path";
import sharp from "sharp";
import { cityMark } from "./city-mark.ts";
import { firstAid, jackets, payslip, soup, storyBook, study } from "./indoor-scenes.ts";
import { lanternFire, lanternMaking, lanternWalk } from "./lantern-scenes.ts";
import { bicycle, fireStation, park, snowPlough } from "./outdoor-scenes.ts";
import { PICTURE_FILES, type PictureName } from "./picture-names.ts";
import { firstBus } from "./winter-morning.ts";

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
  "city-mark": cityMark,
  "first-bus": firstBus,
  "lantern-making": lanternMaking,
  "lantern-walk": lanternWalk,
  "lantern-fire": lanternFire,
};

/** Enough for the panel on a full HD screen, upright ones included; every pixel more costs time at the start. */
const USUAL_WIDTH = 960;
const WIDTHS: Partial<Record<PictureName, number>> = { "city-mark": 288, "first-bus": 1920 };

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error("Say into which folder to draw");
sharp.concurrency(1);
const names = Object.keys(PICTURE_FILES) as PictureName[];
await Promise.all(
  names.map((name) =>
    sharp(Buffer.from(SCENES[name]()), { density: 144 })
      .resize(WIDTHS[name] ?? USUAL_WIDTH)
      .png({ compressionLevel: 3 })
      .toFile(join(folder, PICTURE_FILES[name])),
  ),
);

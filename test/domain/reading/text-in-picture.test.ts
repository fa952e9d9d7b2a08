import sharp from "sharp";
import { expect, it } from "vitest";
import { seemsToHoldText } from "../../../domain/reading/text-in-picture.ts";

const WIDTH = 480;
const HEIGHT = 360;

async function seems(inner: string, blur = 0): Promise<boolean> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${String(WIDTH)}" height="${String(HEIGHT)}"><rect width="100%" height="100%" fill="#f3e9d6"/>${inner}</svg>`;
  const drawn = sharp(Buffer.from(svg)).removeAlpha();
  const pixels = await (blur > 0 ? drawn.blur(blur) : drawn).greyscale().raw().toBuffer();
  return seemsToHoldText({ width: WIDTH, height: HEIGHT, pixels });
}

/** Letters as strokes of our own, so that no machine's fonts matter. */
function lines(count: number, size: number, ink = "#14213a"): string {
  return Array.from({ length: count }, (_, line) =>
    Array.from({ length: Math.floor(380 / (size * 0.6)) }, (__, letter) => {
      const [x, y] = [40 + letter * size * 0.6, 40 + line * size * 1.5];
      const bar =
        letter % 3 === 0
          ? `M${String(x)} ${String(y + size / 2)} h${String(size * 0.35)}`
          : `M${String(x)} ${String(y)} h${String(size * 0.35)}`;
      return letter % 6 === 5
        ? ""
        : `<path d="M${String(x)} ${String(y)} v${String(size)} ${bar} M${String(x + size * 0.35)} ${String(y)} v${String(size)}" stroke="${ink}" stroke-width="${String(size * 0.13)}" fill="none"/>`;
    }).join(""),
  ).join("");
}

it.each([
  ["a flyer", lines(7, 18)],
  ["a short notice in white on a dark field", `<rect y="20" width="100%" height="130" fill="#14213a"/>${lines(3, 22, "#ffffff")}`],
])("suspects text in %s", async (_, picture) => {
  expect(await seems(picture)).toBe(true);
  expect(await seems(picture, 0.6)).toBe(true);
});

it.each([
  ["an even field", ""],
  [
    "a house with windows",
    `<rect x="150" y="140" width="180" height="180" fill="#14213a"/>${[180, 230, 280].map((x) => `<rect x="${String(x)}" y="180" width="22" height="30" fill="#f5b041"/><rect x="${String(x)}" y="240" width="22" height="30" fill="#f5b041"/>`).join("")}`,
  ],
  [
    "hills and a sun",
    '<circle cx="360" cy="90" r="60" fill="#fff"/><path d="M0 240 Q 120 180 240 240 T 480 220 V 360 H 0 Z" fill="#a0522d"/>',
  ],
  ["one large word's worth of strokes", lines(1, 60)],
  [
    "soft noise as of leaves",
    Array.from(
      { length: 300 },
      (_, n) =>
        `<circle cx="${String((n * 97) % 480)}" cy="${String((n * 61) % 360)}" r="14" fill="#3d7a${(40 + (n % 40)).toString(16)}"/>`,
    ).join(""),
  ],
])("suspects none in %s", async (_, picture) => {
  expect(await seems(picture, 0.6)).toBe(false);
});

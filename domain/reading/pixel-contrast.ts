/** An RGB colour, each channel 0 to 255. */
export type Rgb = readonly [number, number, number];

/** So much of what lies behind a text may be worse than the value told: single pixels are not what makes words hard to read. */
const OUTLIERS = 0.02;
/** By channel value, so that a picture of a million pixels needs no powers. */
const LINEAR = Array.from({ length: 256 }, (_, value) => {
  const part = value / 255;
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
});

/**
 * The contrast of an ink against the worst part of what lies behind it, by WCAG 2.2; 21 if there is nothing.
 * @param pixels RGBA, opaque, four bytes each, as from `getImageData`
 */
export function contrastOver(ink: Rgb, pixels: Uint8ClampedArray | Uint8Array): number {
  const inkLight = luminance(...ink);
  const ratios: number[] = [];
  for (let at = 0; at + 2 < pixels.length; at += 4) {
    const light = luminance(pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0);
    ratios.push((Math.max(light, inkLight) + 0.05) / (Math.min(light, inkLight) + 0.05));
  }
  return ratios.sort((a, b) => a - b)[Math.floor(ratios.length * OUTLIERS)] ?? 21;
}

function luminance(red: number, green: number, blue: number): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function linear(channel: number): number {
  return LINEAR[Math.max(0, Math.min(255, Math.round(channel)))] ?? 0;
}

/** Every picture is drawn on this canvas, in the proportions of the panel beside the words. */
export const CANVAS = { width: 672, height: 772 } as const;

export const INK = "#14213a";
export const CREAM = "#fae7cd";
export const SNOW = "#f7f5ef";
export const GOLD = "#f4b740";

export function rect(x: number, y: number, width: number, height: number, fill: string, radius = 0): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}" fill="${fill}"/>`;
}

export function circle(x: number, y: number, radius: number, fill: string): string {
  return `<circle cx="${x}" cy="${y}" r="${radius}" fill="${fill}"/>`;
}

export function shape(path: string, fill: string): string {
  return `<path d="${path}" fill="${fill}"/>`;
}

/** A line without a filling, with round ends. */
export function stroke(path: string, colour: string, width: number): string {
  return `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`;
}

/** What is inside, moved and then turned about its own origin by `degrees`. */
export function placed(x: number, y: number, degrees: number, ...inside: readonly string[]): string {
  return `<g transform="translate(${x} ${y}) rotate(${degrees})">${inside.join("")}</g>`;
}

/** A moon of this radius that is open towards the right, turned by `degrees`. */
export function crescent(x: number, y: number, radius: number, degrees: number, fill: string): string {
  const at = (factor: number) => (factor * radius).toFixed(1);
  const outer = `M${at(0.5)} ${at(-0.866)} A${radius} ${radius} 0 1 0 ${at(0.5)} ${at(0.866)}`;
  return placed(x, y, degrees, shape(`${outer} A${at(0.9)} ${at(0.9)} 0 1 1 ${at(0.5)} ${at(-0.866)} Z`, fill));
}

/** Fills the whole canvas. */
export function sky(fill: string): string {
  return rect(0, 0, CANVAS.width, CANVAS.height, fill);
}

/** A ridge that swings across the canvas from `left` over `middle` to `right` (heights from the top) and is filled down to the bottom. */
export function ridge(left: number, middle: number, right: number, fill: string): string {
  return shape(`M0 ${left} C120 ${middle - 30} 210 ${middle - 20} 330 ${middle} S560 ${right + 40} 672 ${right} V772 H0 Z`, fill);
}

/** What is inside, seen through: from 0, invisible, to 1. */
export function faded(opacity: number, ...inside: readonly string[]): string {
  return `<g opacity="${opacity.toFixed(3)}">${inside.join("")}</g>`;
}

/** A drawing on the usual canvas. */
export function picture(...parts: readonly string[]): string {
  return scene(CANVAS, ...parts);
}

/** A drawing on a canvas of its own. */
export function scene({ width, height }: { readonly width: number; readonly height: number }, ...parts: readonly string[]): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">${parts.join("")}</svg>`;
}

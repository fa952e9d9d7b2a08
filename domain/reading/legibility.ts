/** The shape of a panel as it hangs, such as 16 by 9, or 9 by 16 in portrait. Only the ratio counts. */
export interface PanelFormat {
  readonly width: number;
  readonly height: number;
}

export const LANDSCAPE: PanelFormat = { width: 16, height: 9 };
export const PORTRAIT: PanelFormat = { width: 9, height: 16 };

/** The least cap height for reading: distance / 155, the floor of ASR A6 for signs read in passing. */
export const READING_RATIO = 155;
/** The least cap height in large type: 0.7 degrees of visual angle, which is distance / 82 (EN 301 549, 5.1.4). */
export const LARGE_TYPE_RATIO = 82;

/** Cap height of Atkinson Hyperlegible Next as a part of its font size: 668 of 1000 units in the font's OS/2 table. */
const CAP_HEIGHT = 0.668;
const MM_PER_INCH = 25.4;
const UNITS_LONG = 1920;
const UNITS_SHORT = 1080;

/**
 * The size of the design's unit `u` on a panel, in mm: the largest at which 1920 of them fit along its long side and 1080 along its short one.
 * @param diagonalInches above 0
 */
export function unitMm(diagonalInches: number, { width, height }: PanelFormat): number {
  const mmPerPart = (diagonalInches * MM_PER_INCH) / Math.hypot(width, height);
  return mmPerPart * Math.min(Math.max(width, height) / UNITS_LONG, Math.min(width, height) / UNITS_SHORT);
}

/**
 * From how far away text can be read, in metres: its cap height times `ratio`.
 * @param fontSizeU font size in units of the design
 */
export function legibleDistanceM(fontSizeU: number, diagonalInches: number, format: PanelFormat, ratio = READING_RATIO): number {
  return (fontSizeU * unitMm(diagonalInches, format) * CAP_HEIGHT * ratio) / 1000;
}

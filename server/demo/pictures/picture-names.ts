/** The pictures the demo can draw; each becomes a file of this name. */
export const PICTURE_NAMES = [
  "fire-station",
  "park",
  "snow-plough",
  "bicycle",
  "payslip",
  "study",
  "first-aid",
  "story-book",
  "jackets",
  "soup",
] as const;
export type PictureName = (typeof PICTURE_NAMES)[number];

import { GOLD, rect, SNOW, scene, shape, stroke } from "./shapes.ts";

/** The mark of the demo's city, no coat of arms of anybody: a tower and two roofs over the water, the sun beside them. */
export function cityMark(): string {
  return scene(
    { width: 192, height: 192 },
    rect(0, 0, 192, 192, "#b4411f", 40),
    `<circle cx="134" cy="58" r="20" fill="${GOLD}"/>`,
    rect(48, 38, 22, 92, SNOW),
    shape("M42 52 H76 L70 38 H48 Z", SNOW),
    shape("M82 130 V96 L104 76 L127 97 V130 Z", SNOW),
    shape("M126 130 V106 L146 92 V130 Z", SNOW),
    stroke("M36 152 q15 -13 30 0 t30 0 t30 0 t30 0", SNOW, 11),
  );
}

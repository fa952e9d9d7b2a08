import { circle, faded, GOLD, INK, placed, rect, SNOW, shape } from "./shapes.ts";

/** How far a wheel turns in a second, in degrees. */
const TURN = 300;

/** A snow plough of 400 by 230, its blade on the right. @param night how dark it is, from 0 to 1 */
export function plough(second: number, night: number): string {
  const pulse = 0.35 + 0.3 * Math.cos(second * Math.PI * 2);
  return (
    faded(night * 0.5, shape("M352 140 L640 84 V250 Z", "#f7dd96")) +
    faded(pulse, circle(286, 20, 34, "#f8c766")) +
    rect(14, 78, 184, 112, "#d96b21", 8) +
    [34, 80, 126, 172].map((x) => rect(x, 94, 10, 80, "#b95416", 4)).join("") +
    shape("M8 78 Q56 34 104 62 Q150 34 202 78 Z", "#8a94a6") +
    shape("M208 190 V52 Q208 40 220 40 H292 L332 112 H350 V190 Z", "#ee8434") +
    shape("M234 60 H284 L310 112 H234 Z", "#bcd3ea") +
    rect(266, 14, 40, 26, GOLD, 9) +
    rect(8, 182, 346, 24, INK, 6) +
    circle(346, 150, 11, "#fff3c9") +
    [66, 138, 296].map((x) => wheel(x, 206, 32, second)).join("") +
    shape("M356 142 Q402 178 398 238 H352 Q372 196 346 160 Z", INK)
  );
}

/** A bus of 380 by 150, its front on the right. @param night how dark it is, from 0 to 1 */
export function bus(second: number, night: number): string {
  const glass = night > 0.5 ? "#fbe7b0" : "#cfe0ea";
  return (
    faded(night * 0.4, shape("M376 92 L620 60 V170 Z", "#f7dd96")) +
    rect(0, 0, 380, 128, SNOW, 22) +
    rect(0, 70, 380, 58, "#c2402a", 10) +
    rect(0, 70, 380, 20, "#c2402a") +
    [20, 86, 152].map((x) => rect(x, 20, 56, 40, glass, 6)).join("") +
    rect(222, 20, 44, 92, glass, 6) +
    rect(242, 20, 4, 92, INK) +
    rect(280, 20, 40, 40, glass, 6) +
    shape("M332 20 H352 Q366 20 368 40 L372 74 H332 Z", glass) +
    rect(292, 4, 72, 12, INK, 4) +
    rect(298, 7, 40, 6, GOLD, 3) +
    circle(368, 100, 8, "#fff3c9") +
    [70, 306].map((x) => wheel(x, 128, 28, second)).join("")
  );
}

function wheel(x: number, y: number, radius: number, second: number): string {
  const spoke = rect(-radius * 0.4, -2, radius * 0.8, 4, INK);
  return circle(x, y, radius, INK) + circle(x, y, radius * 0.44, "#8fa3c4") + placed(x, y, (second * TURN) % 360, spoke);
}

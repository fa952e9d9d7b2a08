import { circle, crescent, faded, GOLD, INK, placed, rect, SNOW, scene, shape, stroke } from "./shapes.ts";

/** As wide as the pictures of a photo story hang. */
const FRAME = { width: 960, height: 720 } as const;

/** A paper lantern that glows, hanging from its handle at the given point. */
function lantern(x: number, y: number, size: number, colour: string, inside = ""): string {
  return (
    stroke(`M${x} ${y} v${size * 0.5}`, INK, 3) +
    rect(x - size * 0.3, y + size * 0.45, size * 0.6, size * 0.14, INK, 3) +
    circle(x, y + size, size * 0.56, colour) +
    placed(x, y + size, 0, inside) +
    rect(x - size * 0.3, y + size * 1.42, size * 0.6, size * 0.12, INK, 3)
  );
}

/** Dots at points such as `"90,80 210,150"`. */
function dots(points: string, radius: number, colour: string): string {
  const at = points.split(" ").map((point) => point.split(",").map(Number));
  return at.map(([x = 0, y = 0]) => circle(x, y, radius, colour)).join("");
}

const STAR = "M0 -26 L7 -8 L26 -8 L11 4 L16 22 L0 11 L-16 22 L-11 4 L-26 -8 L-7 -8 Z";

/** Lanterns are made: on a line they dry, on the table lie paper, glue and scissors. */
export function lanternMaking(): string {
  const sheet = (x: number, y: number, turn: number, colour: string) => placed(x, y, turn, rect(-80, -52, 160, 104, colour, 4));
  const pencil = (x: number, y: number, turn: number, colour: string) =>
    placed(x, y, turn, rect(-70, -8, 120, 16, colour, 3), shape("M50 -8 L76 0 L50 8 Z", "#f2dcb8"), shape("M68 -3 L76 0 L68 3 Z", INK));
  return scene(
    FRAME,
    rect(0, 0, 960, 720, "#f7e3c8"),
    circle(480, 250, 330, "#fbeed9"),
    stroke("M0 96 Q480 210 960 96", "#8a5a3a", 5),
    lantern(170, 130, 96, "#e9803f", shape(STAR, "#fbe7b0")),
    lantern(372, 152, 110, "#d9573f", circle(0, 0, 26, "#fbe7b0")),
    lantern(590, 152, 110, "#2f7a8c", placed(4, 0, 0, crescent(0, 0, 30, -32, "#fbe7b0"))),
    lantern(792, 130, 96, "#5a43a6", shape(STAR, "#fbe7b0")),
    rect(0, 494, 960, 226, "#b9774a"),
    rect(0, 494, 960, 16, "#cf8d5d"),
    sheet(196, 618, -12, "#e9803f"),
    sheet(262, 640, 9, "#f4b740"),
    sheet(724, 630, 14, "#2f7a8c"),
    sheet(806, 606, -8, "#d9573f"),
    placed(800, 602, -8, shape(STAR, "#fbe7b0")),
    rect(436, 446, 92, 124, SNOW, 14),
    rect(436, 484, 92, 46, "#2d6b5a"),
    rect(450, 424, 64, 30, "#c2402a", 6),
    pencil(402, 646, 12, "#2d6b5a"),
    pencil(560, 668, -16, "#c2402a"),
    circle(584, 556, 20, "#c2402a"),
    circle(584, 556, 10, "#b9774a"),
    circle(634, 574, 20, "#c2402a"),
    circle(634, 574, 10, "#b9774a"),
    stroke("M590 542 L650 472 M624 560 L602 466", "#8fa3c4", 9),
  );
}

function child(x: number, foot: number, size: number, coat: string, hat: string, light: string): string {
  return placed(
    x,
    foot,
    0,
    faded(0.2, circle(size * 0.62, -size * 0.58, size * 0.62, light)),
    rect(-size * 0.16, -size * 0.3, size * 0.12, size * 0.3, "#0c1630", 4),
    rect(size * 0.04, -size * 0.3, size * 0.12, size * 0.3, "#0c1630", 4),
    shape(
      `M${-size * 0.28} ${-size * 0.2} Q${-size * 0.24} ${-size * 0.72} 0 ${-size * 0.74} Q${size * 0.24} ${-size * 0.72} ${size * 0.28} ${-size * 0.2} Z`,
      coat,
    ),
    circle(0, -size * 0.86, size * 0.18, "#e2a675"),
    shape(`M${-size * 0.2} ${-size * 0.88} Q0 ${-size * 1.26} ${size * 0.2} ${-size * 0.88} Z`, hat),
    circle(0, -size * 1.1, size * 0.06, SNOW),
    stroke(`M${size * 0.12} ${-size * 0.46} L${size * 0.62} ${-size * 0.98}`, "#c99a66", 5),
    lantern(size * 0.62, -size * 0.98, size * 0.3, light),
  );
}

/** Children walk through the dark, each with a lantern. */
export function lanternWalk(): string {
  const lit = (x: number, y: number) => rect(x, y, 34, 44, GOLD, 3);
  return scene(
    FRAME,
    rect(0, 0, 960, 720, "#1f2a5c"),
    rect(0, 240, 960, 240, "#29366d"),
    dots("90,80 210,150 330,60 470,130 560,48 880,190 640,170 40,190 420,210 930,60", 4, "#fbe7b0"),
    crescent(560, 118, 58, 205, "#fbe7b0"),
    rect(40, 262, 190, 260, "#141d42"),
    shape("M24 268 L135 176 L246 268 Z", "#141d42"),
    lit(76, 306),
    lit(152, 306),
    lit(76, 392),
    rect(700, 232, 210, 290, "#141d42"),
    shape("M684 238 L805 138 L926 238 Z", "#141d42"),
    lit(742, 278),
    lit(832, 278),
    lit(832, 368),
    shape("M0 500 Q240 470 480 496 T960 484 V720 H0 Z", "#323f78"),
    shape("M0 596 Q260 566 520 590 T960 580 V720 H0 Z", "#4a568f"),
    child(286, 566, 150, "#3f6fa8", "#d9573f", "#f4b740"),
    child(560, 556, 140, "#7d4ea8", "#f4b740", "#ef8a5c"),
    child(110, 660, 210, "#c2402a", "#2f7a8c", "#fbd06a"),
    child(430, 676, 224, "#2d7a5c", "#e9803f", "#ef8a5c"),
    child(728, 654, 206, "#e28a2f", "#5a43a6", "#f4b740"),
  );
}

function person(x: number, foot: number, size: number, coat: string, hat: string): string {
  return placed(
    x,
    foot,
    0,
    shape(`M${-size * 0.3} 0 Q${-size * 0.3} ${-size * 0.74} 0 ${-size * 0.76} Q${size * 0.3} ${-size * 0.74} ${size * 0.3} 0 Z`, coat),
    circle(0, -size * 0.88, size * 0.19, "#d99a6a"),
    shape(`M${-size * 0.21} ${-size * 0.9} Q0 ${-size * 1.3} ${size * 0.21} ${-size * 0.9} Z`, hat),
  );
}

function cup(x: number, y: number): string {
  return (
    stroke(`M${x + 30} ${y + 16} q26 4 2 34`, "#c2402a", 8) + rect(x - 34, y, 68, 70, "#c2402a", 8) + rect(x - 34, y + 24, 68, 14, SNOW)
  );
}

function pretzel(x: number, y: number, turn: number): string {
  return placed(
    x,
    y,
    turn,
    stroke("M-22 34 C-70 30 -66 -42 -16 -34 C14 -28 12 14 40 34 M22 34 C70 30 66 -42 16 -34 C-14 -28 -12 14 -40 34", "#9c5a26", 17),
    [
      [-44, 0],
      [44, 0],
      [-24, -28],
      [24, -28],
      [0, 24],
    ]
      .map(([dx = 0, dy = 0]) => circle(dx, dy, 3, SNOW))
      .join(""),
  );
}

/** The fire at the end of the way, with pretzels and something hot to drink. */
export function lanternFire(): string {
  return scene(
    FRAME,
    rect(0, 0, 960, 720, "#20224e"),
    circle(480, 400, 420, "#3a2b57"),
    circle(480, 420, 300, "#63385a"),
    circle(480, 430, 196, "#93503f"),
    dots("70,70 180,130 300,50 650,60 780,120 890,60 930,190 40,220", 4, "#fbe7b0"),
    dots("430,150 520,110 486,196 566,190 404,232", 5, "#f4b740"),
    shape("M0 520 Q240 496 480 512 T960 506 V720 H0 Z", "#2c2347"),
    person(150, 560, 240, "#2d6b5a", "#e9803f"),
    person(262, 556, 176, "#c2402a", "#f4b740"),
    person(820, 560, 250, "#3f6fa8", "#c2402a"),
    person(702, 556, 170, "#e28a2f", "#2f7a8c"),
    shape(
      "M480 214 C500 300 596 350 566 452 Q548 520 480 520 Q412 520 394 452 C376 384 440 356 448 296 C470 320 482 270 480 214 Z",
      "#e9622a",
    ),
    shape(
      "M486 300 C500 356 552 388 536 454 Q524 508 480 508 Q434 508 426 456 C420 412 456 400 462 360 C478 376 488 346 486 300 Z",
      "#f4a53a",
    ),
    shape("M482 396 C490 424 514 438 508 468 Q502 500 480 500 Q456 500 452 470 C452 446 474 436 482 396 Z", "#fdeaa8"),
    placed(480, 520, 9, rect(-120, -14, 240, 28, "#6b3a24", 12)),
    placed(480, 520, -9, rect(-120, -14, 240, 28, "#83482c", 12)),
    rect(0, 622, 960, 98, "#8a4f30"),
    rect(0, 622, 960, 14, "#a5653f"),
    cup(150, 570),
    cup(252, 578),
    pretzel(640, 610, -6),
    pretzel(772, 616, 10),
  );
}

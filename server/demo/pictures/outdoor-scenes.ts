import { CREAM, circle, crescent, GOLD, INK, picture, placed, rect, ridge, SNOW, shape, sky, stroke } from "./shapes.ts";

/** A fire station with its hose tower in the evening sun. */
export function fireStation(): string {
  const door = (x: number) =>
    rect(x, 520, 84, 134, "#c2402a", 4) +
    rect(x + 10, 534, 64, 26, GOLD, 3) +
    [575, 600, 625].map((y) => rect(x + 10, y, 64, 5, "#a33220")).join("");
  return picture(
    sky("#f0c9a0"),
    circle(512, 178, 104, CREAM),
    ridge(520, 470, 500, "#d88a58"),
    ridge(600, 560, 580, "#b4532d"),
    rect(92, 228, 112, 428, INK),
    shape("M82 236 H214 L200 206 H96 Z", INK),
    [272, 330, 388].map((y) => rect(126, y, 44, 34, GOLD, 3)).join(""),
    rect(192, 436, 404, 220, INK),
    rect(188, 424, 424, 20, "#22345a"),
    [232, 290, 348, 406, 464, 522].map((x) => rect(x, 462, 40, 30, GOLD, 3)).join(""),
    door(244),
    door(356),
    door(468),
    rect(0, 654, 672, 118, "#7d2c1d"),
    rect(244, 654, 308, 10, "#94422f"),
  );
}

/** The park with its tower, tents and lanterns on a summer evening. */
export function park(): string {
  const tent = (x: number, y: number, size: number, colour: string) =>
    shape(`M${x} ${y} L${x + size} ${y + size} H${x - size} Z`, SNOW) +
    shape(`M${x} ${y} L${x + size * 0.33} ${y + size} H${x - size * 0.33} Z`, colour) +
    rect(x - size * 0.86, y + size, size * 1.72, size * 0.62, SNOW) +
    rect(x - size * 0.3, y + size, size * 0.6, size * 0.62, colour) +
    stroke(`M${x} ${y} V${y - 26}`, INK, 4) +
    shape(`M${x + 2} ${y - 26} l30 9 l-30 9 Z`, GOLD);
  const lantern = (x: number, y: number, colour: string) => stroke(`M${x} ${y - 22} v10`, INK, 3) + circle(x, y, 15, colour);
  return picture(
    sky("#cfe5dc"),
    circle(150, 214, 84, "#fdf3d8"),
    ridge(500, 452, 470, "#8fc2a6"),
    shape("M448 640 L462 250 H478 L492 640 Z", INK),
    shape("M424 236 H516 L500 270 H440 Z", INK),
    rect(430, 206, 80, 22, "#c2402a", 8),
    rect(448, 178, 44, 24, INK, 6),
    stroke("M470 178 V84", INK, 7),
    stroke("M470 112 V84", "#c2402a", 7),
    ridge(580, 540, 560, "#4d9474"),
    [
      [70, 560, 34],
      [118, 578, 26],
      [600, 556, 38],
      [646, 580, 28],
    ]
      .map(([x = 0, y = 0, r = 0]) => rect(x - 4, y, 8, r * 2, "#2f5d4d") + circle(x, y, r, "#2f7a5c"))
      .join(""),
    ridge(672, 648, 660, "#1f5a4a"),
    tent(232, 548, 74, "#c2402a"),
    tent(392, 584, 58, "#e28a2f"),
    stroke("M0 398 Q168 476 336 404 T672 388", INK, 4),
    lantern(70, 450, "#e28a2f"),
    lantern(150, 462, SNOW),
    lantern(232, 456, GOLD),
    lantern(310, 434, "#c2402a"),
    lantern(392, 416, SNOW),
    lantern(560, 424, GOLD),
    lantern(628, 420, "#e28a2f"),
  );
}

/** A snow plough setting out before daybreak. */
export function snowPlough(): string {
  const flakes = [
    [60, 90, 5],
    [140, 220, 7],
    [210, 70, 6],
    [300, 180, 5],
    [368, 300, 7],
    [92, 350, 6],
    [450, 92, 5],
    [600, 330, 7],
    [628, 70, 6],
    [548, 240, 5],
    [250, 340, 5],
    [30, 232, 5],
    [420, 210, 6],
  ];
  const wheel = (x: number) => circle(x, 648, 38, INK) + circle(x, 648, 16, "#8fa3c4");
  return picture(
    sky("#24406e"),
    crescent(512, 162, 72, -32, "#f7efd9"),
    ridge(470, 430, 460, "#3d5f94"),
    ridge(560, 520, 540, "#6f91c0"),
    flakes.map(([x = 0, y = 0, r = 0]) => circle(x, y, r, "#dfe8f3")).join(""),
    shape("M498 560 L672 480 V668 Z", "#f7dd96"),
    shape("M0 660 Q180 636 360 656 T672 650 V772 H0 Z", "#e9eff6"),
    rect(96, 474, 214, 138, "#d96b21", 10),
    [118, 168, 218, 268].map((x) => rect(x, 494, 12, 98, "#b95416", 4)).join(""),
    shape("M86 474 Q140 418 200 452 Q250 420 320 474 Z", "#8a94a6"),
    shape("M322 612 V444 Q322 430 336 430 H420 L466 520 H486 V612 Z", "#ee8434"),
    shape("M352 456 H410 L440 520 H352 Z", "#bcd3ea"),
    rect(350, 404, 46, 26, GOLD, 10),
    rect(84, 604, 410, 26, INK, 6),
    circle(482, 562, 13, "#fff3c9"),
    wheel(158),
    wheel(246),
    wheel(420),
    shape("M508 560 Q560 600 556 682 H508 Q528 620 496 580 Z", INK),
    shape("M548 690 Q590 610 640 640 Q672 650 672 690 Z", SNOW),
    shape("M0 694 Q170 676 360 690 T672 684 V772 H0 Z", "#cddaea"),
  );
}

/** A bicycle at the edge of a field path. */
export function bicycle(): string {
  const wheel = (x: number) =>
    `<circle cx="${x}" cy="560" r="92" fill="none" stroke="${INK}" stroke-width="14"/>` +
    [0, 45, 90, 135].map((turn) => placed(x, 560, turn, stroke("M-84 0 H84", "#5a6a88", 3))).join("") +
    circle(x, 560, 12, INK);
  return picture(
    sky("#cbe2ef"),
    circle(168, 176, 76, "#fdf0c8"),
    shape("M392 168 q10 -44 58 -40 q22 -42 70 -20 q48 -8 54 36 q34 4 30 34 H384 q-12 -8 8 -10 Z", SNOW),
    ridge(452, 410, 440, "#a9d0ae"),
    ridge(540, 486, 500, "#6fae80"),
    [
      [566, 446, 44],
      [622, 470, 32],
    ]
      .map(([x = 0, y = 0, r = 0]) => rect(x - 6, y, 12, r * 2.2, "#43523d") + circle(x, y, r, "#3f8a5b"))
      .join(""),
    shape("M0 640 Q200 600 672 622 V772 H0 Z", "#2f6d4b"),
    shape("M0 668 Q220 636 672 652 V720 Q300 690 0 740 Z", "#e7d3ac"),
    wheel(186),
    wheel(488),
    stroke("M186 560 L280 400 L330 560 Z", "#c2402a", 15),
    stroke("M280 400 L436 392 L330 560", "#c2402a", 15),
    stroke("M488 560 L424 356 Q418 334 446 332 L480 338", INK, 13),
    stroke("M280 400 L270 366", INK, 12),
    shape("M226 352 q44 -14 92 2 q-20 24 -56 20 q-30 0 -36 -22 Z", INK),
    circle(330, 560, 24, INK),
    stroke("M330 560 L356 604 M346 606 H372", INK, 9),
    shape("M450 356 H560 L546 430 H466 Z", "#b98746"),
    stroke("M462 380 H552 M466 404 H548", "#8f6430", 5),
    shape("M474 356 q6 -44 32 -44 q30 0 34 44 Z", "#3f8a5b"),
    circle(494, 330, 12, "#e28a2f"),
    circle(522, 336, 11, "#c2402a"),
  );
}

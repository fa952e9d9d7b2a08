import { CREAM, circle, crescent, GOLD, INK, picture, placed, rect, SNOW, shape, sky, stroke } from "./shapes.ts";

/** A telephone that shows a statement, ticked off. */
export function payslip(): string {
  const coin = (x: number, y: number) => circle(x, y, 44, "#d99a24") + circle(x, y - 6, 44, GOLD) + circle(x, y - 6, 28, "#e7a62c");
  return picture(
    sky("#dcd5f0"),
    circle(336, 366, 292, "#cbc1e8"),
    circle(112, 150, 26, "#efeaf9"),
    circle(574, 116, 16, "#efeaf9"),
    rect(0, 652, 672, 120, "#5a43a6"),
    rect(0, 652, 672, 12, "#6d56ba"),
    coin(112, 622),
    coin(112, 598),
    coin(112, 574),
    coin(206, 628),
    placed(
      352,
      374,
      7,
      rect(-154, -290, 308, 590, INK, 40),
      rect(-134, -262, 268, 534, SNOW, 24),
      rect(-46, -281, 92, 10, "#3b4a6b", 5),
      rect(-104, -224, 128, 24, INK, 6),
      rect(-104, -186, 82, 14, "#a7a2b8", 6),
      [-134, -92, -50, -8]
        .map((y, index) => rect(-104, y, 108 - index * 12, 14, "#c9c4d6", 6) + rect(44, y, 60, 14, "#5a43a6", 6))
        .join(""),
      rect(-104, 30, 208, 4, "#c9c4d6"),
      rect(-104, 54, 90, 22, INK, 6),
      rect(20, 54, 84, 22, INK, 6),
      circle(0, 170, 62, "#2d7a4c"),
      stroke("M-28 172 L-8 192 L30 148", SNOW, 15),
    ),
    rect(540, 566, 26, 92, "#3f7f62"),
    shape("M553 590 q-70 -20 -62 -96 q62 12 62 96 Z", "#4d9474"),
    shape("M553 574 q66 -26 56 -100 q-60 18 -56 100 Z", "#2f7a5c"),
    shape("M553 600 q-10 -92 8 -140 q34 60 -8 140 Z", "#68ad8a"),
    shape("M496 620 H610 L594 700 H512 Z", "#c2603a"),
    rect(488, 606, 130, 24, "#d8744b", 6),
  );
}

/** A desk at the window with books, a lamp and the evening outside. */
export function study(): string {
  const book = (x: number, y: number, width: number, colour: string, band: string) =>
    rect(x, y, width, 34, colour, 5) + rect(x + 20, y, 14, 34, band) + rect(x + width - 34, y, 8, 34, band);
  return picture(
    sky("#f3dcc0"),
    rect(96, 88, 320, 392, "#8a4a2c", 8),
    rect(112, 104, 288, 360, "#f6b98a"),
    circle(282, 312, 66, "#fdf0d2"),
    shape("M112 372 Q190 320 262 360 T400 344 V464 H112 Z", "#c96f45"),
    shape("M112 420 Q210 380 300 412 T400 400 V464 H112 Z", "#93402a"),
    rect(250, 104, 12, 360, "#8a4a2c"),
    rect(112, 270, 288, 10, "#8a4a2c"),
    rect(78, 476, 356, 20, "#6f3820", 4),
    shape("M446 312 L574 344 L606 608 H306 Z", "#fdeecb"),
    stroke("M574 604 V436 L500 336", INK, 14),
    circle(574, 436, 13, INK),
    placed(
      520,
      270,
      14,
      shape("M-66 56 Q-56 -40 0 -44 Q56 -40 66 56 Z", "#2f5e7e"),
      rect(-14, -62, 28, 22, "#2f5e7e", 6),
      rect(-66, 50, 132, 12, GOLD, 6),
    ),
    rect(518, 594, 112, 16, INK, 8),
    book(132, 574, 226, "#5a43a6", GOLD),
    book(156, 540, 190, "#c2402a", CREAM),
    book(140, 506, 206, "#2d6b5a", CREAM),
    rect(388, 548, 62, 62, SNOW, 8),
    stroke("M450 562 q26 2 24 20 q-2 16 -24 16", SNOW, 9),
    stroke("M406 530 q-12 -18 2 -34 q12 -16 0 -32 M430 530 q-12 -18 2 -34", "#fff8ea", 6),
    rect(0, 608, 672, 164, "#7d2c1d"),
    rect(0, 608, 672, 14, "#97412d"),
    rect(96, 660, 480, 84, "#6b2316", 8),
    rect(300, 694, 72, 16, "#b4532d", 8),
  );
}

/** A first-aid case on a table, a heartbeat on the wall. */
export function firstAid(): string {
  const plaster = (x: number, y: number, turn: number) =>
    placed(
      x,
      y,
      turn,
      rect(-66, -22, 132, 44, "#e2a675", 22),
      rect(-24, -22, 48, 44, "#f2c79d"),
      [-10, 0, 10].map((dot) => circle(dot, -8, 3, "#c98855") + circle(dot, 8, 3, "#c98855")).join(""),
    );
  return picture(
    sky("#f5d8cd"),
    circle(336, 300, 214, "#fbeae3"),
    stroke("M0 226 H150 L182 176 L222 292 L262 130 L306 258 L330 226 H672", "#c2402a", 12),
    shape("M470 118 c-26 -44 -92 -24 -84 30 c6 40 60 64 84 92 c24 -28 78 -52 84 -92 c8 -54 -58 -74 -84 -30 Z", "#d9573f"),
    rect(0, 620, 672, 152, "#8c3a2a"),
    rect(0, 620, 672, 14, "#a54c39"),
    stroke("M262 376 V346 Q262 324 284 324 H388 Q410 324 410 346 V376", INK, 20),
    rect(120, 372, 432, 256, "#236b3c", 28),
    rect(120, 372, 432, 74, "#2f7f4a", 28),
    rect(120, 420, 432, 30, "#2f7f4a"),
    rect(120, 444, 432, 8, "#194f2c"),
    rect(188, 428, 44, 40, GOLD, 6),
    rect(440, 428, 44, 40, GOLD, 6),
    circle(336, 520, 76, SNOW),
    rect(318, 468, 36, 104, "#236b3c", 4),
    rect(284, 502, 104, 36, "#236b3c", 4),
    plaster(92, 664, -16),
    plaster(566, 674, 20),
    circle(336, 690, 40, SNOW),
    circle(336, 690, 18, "#e5dccb"),
    rect(336, 708, 118, 22, SNOW, 4),
  );
}

/** A landscape that grows out of an open book, at night. */
export function storyBook(): string {
  const stars = [
    [70, 96, 5],
    [138, 196, 4],
    [214, 84, 6],
    [300, 150, 4],
    [90, 300, 5],
    [596, 276, 5],
    [420, 70, 4],
    [612, 80, 6],
    [560, 190, 4],
    [184, 300, 4],
    [42, 420, 4],
    [636, 400, 5],
  ];
  const tree = (x: number, y: number, size: number, colour: string) =>
    rect(x - 5, y, 10, size * 0.5, "#7a4a2f") + shape(`M${x} ${y - size} L${x + size * 0.5} ${y + 8} H${x - size * 0.5} Z`, colour);
  return picture(
    sky("#2b2f63"),
    circle(336, 470, 300, "#363b78"),
    stars.map(([x = 0, y = 0, r = 0]) => circle(x, y, r, "#fbe7b0")).join(""),
    crescent(474, 176, 68, 210, "#fbe7b0"),
    placed(
      0,
      -26,
      0,
      shape("M96 566 Q150 440 250 480 Q320 396 404 462 Q500 420 576 566 Z", "#3f8a6b"),
      shape("M96 578 Q230 500 336 560 Q460 500 576 578 Z", "#2f6d5a"),
      tree(164, 500, 92, "#6fb58f"),
      tree(214, 488, 124, "#4d9474"),
      tree(512, 506, 104, "#6fb58f"),
      rect(300, 416, 104, 112, "#e9803f"),
      shape("M284 420 L352 350 L420 420 Z", "#b4422f"),
      rect(380, 356, 18, 44, "#b4422f"),
      rect(336, 476, 34, 52, "#6b2f20", 4),
      rect(314, 438, 28, 26, "#fbe7b0", 3),
      rect(362, 438, 28, 26, "#fbe7b0", 3),
      stroke("M390 344 q-10 -20 8 -34 q16 -14 4 -34", "#8e93c8", 8),
      shape("M40 556 Q190 520 336 584 Q482 520 632 556 V706 Q482 668 336 728 Q190 668 40 706 Z", "#b4532d"),
      shape("M56 542 Q196 510 336 572 V708 Q196 648 56 686 Z", "#fbf1dc"),
      shape("M616 542 Q476 510 336 572 V708 Q476 648 616 686 Z", "#efe2c6"),
      stroke("M98 580 Q190 560 290 600 M98 612 Q190 592 290 632 M98 644 Q160 630 220 646", "#c9b48c", 7),
      stroke("M574 580 Q482 560 382 600 M574 612 Q482 592 382 632 M574 644 Q512 630 452 646", "#c2ab81", 7),
    ),
  );
}

/** Three jackets on a rail. */
export function jackets(): string {
  const jacket = (x: number, body: string, sleeve: string, stripe: string) =>
    stroke(`M${x} 214 V186 q0 -22 22 -22 q20 0 20 18`, "#5b6477", 7) +
    shape(`M${x - 46} 232 L${x - 104} 270 L${x - 112} 520 H${x - 70} L${x - 66} 330 Z`, sleeve) +
    shape(`M${x + 46} 232 L${x + 104} 270 L${x + 112} 520 H${x + 70} L${x + 66} 330 Z`, sleeve) +
    shape(`M${x - 52} 228 Q${x} 262 ${x + 52} 228 L${x + 78} 268 V584 H${x - 78} V268 Z`, body) +
    shape(`M${x - 34} 214 Q${x} 196 ${x + 34} 214 L${x + 44} 240 Q${x} 272 ${x - 44} 240 Z`, sleeve) +
    rect(x - 78, 400, 156, 30, stripe) +
    rect(x - 78, 490, 156, 30, stripe) +
    rect(x - 111, 438, 43, 26, stripe) +
    rect(x + 68, 438, 43, 26, stripe) +
    stroke(`M${x} 262 V580`, sleeve, 6);
  return picture(
    sky("#e3ddcb"),
    rect(0, 0, 672, 92, "#d6cdb5"),
    rect(60, 152, 552, 16, "#5b6477", 8),
    rect(60, 160, 16, 520, "#5b6477", 8),
    rect(596, 160, 16, 520, "#5b6477", 8),
    jacket(176, "#2f5e7e", "#234861", "#d9e2e6"),
    jacket(496, "#2d6b5a", "#204f43", "#d9e2e6"),
    jacket(336, "#ea7a2a", "#c75f17", "#f7f0d8"),
    rect(0, 668, 672, 104, "#8b7f63"),
    rect(0, 668, 672, 12, "#a0947a"),
    shape("M196 618 h74 v36 q42 4 44 34 H190 Z", INK),
    rect(184, 680, 134, 14, "#3a4660", 6),
    shape("M372 618 h74 v36 q42 4 44 34 H366 Z", INK),
    rect(360, 680, 134, 14, "#3a4660", 6),
  );
}

/** A bowl of soup on a set table. */
export function soup(): string {
  return picture(
    sky("#f2cf8b"),
    circle(336, 396, 280, "#f7dfac"),
    stroke(
      "M236 344 q-34 -46 4 -92 q34 -42 0 -92 M336 330 q-34 -46 4 -92 q34 -42 0 -104 M436 344 q-34 -46 4 -92 q34 -42 0 -92",
      "#fffaf0",
      18,
    ),
    rect(0, 612, 672, 160, "#9c4a26"),
    rect(0, 612, 672, 14, "#b55d35"),
    shape("M40 772 L104 626 H568 L632 772 Z", "#f7ecd6"),
    shape("M88 772 L142 648 H530 L584 772 Z", "#efe0c2"),
    shape("M112 420 H560 Q560 560 448 620 H224 Q112 560 112 420 Z", "#2f6f7e"),
    shape("M136 470 Q150 548 224 596 H260 Q176 540 160 470 Z", "#4a8c9b"),
    `<ellipse cx="336" cy="420" rx="224" ry="52" fill="#24596a"/>`,
    `<ellipse cx="336" cy="418" rx="196" ry="40" fill="#e58a34"/>`,
    circle(264, 412, 17, "#f4b740"),
    circle(372, 426, 19, "#f4b740"),
    circle(424, 406, 13, "#6fae57"),
    circle(312, 432, 12, "#6fae57"),
    circle(330, 402, 10, "#6fae57"),
    rect(236, 616, 200, 22, "#24596a", 10),
    stroke("M598 664 L500 384", "#c9ccd2", 15),
    stroke("M598 664 L572 590", "#e3e5e9", 15),
  );
}

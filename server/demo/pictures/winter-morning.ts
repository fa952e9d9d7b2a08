import { circle, crescent, faded, GOLD, INK, placed, rect, SNOW, scene, shape, stroke } from "./shapes.ts";
import { bus, plough } from "./winter-vehicles.ts";

export const WINTER_MORNING = { width: 1280, height: 720, seconds: 12 } as const;

const { width, height } = WINTER_MORNING;
const ROAD = { top: 498, bottom: 596 } as const;
/** When the plough comes into the picture, and how fast it drives. */
const PLOUGH = { fromSecond: 0.3, from: -90, pixelsPerSecond: 285 } as const;
const BUS = { fromSecond: 6.6, untilSecond: 10.2, from: -690, to: 396 } as const;
const DAYBREAK = { fromSecond: 3.5, untilSecond: 10.5 } as const;

/** How much further down the picture looks, so that words below leave the bus alone. */
const LOOKS_DOWN = 120;

/**
 * A street in winter from four to six in the morning, in twelve seconds: snow, a plough, daybreak, the first bus.
 * @param second of the film, from 0 to 12
 */
export function winterMorning(second: number): string {
  return scene({ width, height }, morningAt(second));
}

/** How it ends, as a picture with room for words below. */
export function firstBus(): string {
  return scene({ width, height }, placed(0, -LOOKS_DOWN, 0, morningAt(WINTER_MORNING.seconds)));
}

function morningAt(second: number): string {
  const day = eased(second, DAYBREAK.fromSecond, DAYBREAK.untilSecond);
  const blade = PLOUGH.from + Math.max(0, second - PLOUGH.fromSecond) * PLOUGH.pixelsPerSecond;
  return [
    heaven(day),
    town(day),
    street(day, blade),
    stop(eased(second, 5.6, 6.8)),
    placed(BUS.from + (BUS.to - BUS.from) * arriving(second), 402, 0, bus(second, 1 - day)),
    placed(blade - 398, 352, 0, plough(second, 1 - day)),
    spray(second, blade),
    snowfall(second, 1 - day),
    verge(day),
  ].join("");
}

/** 0 before, 1 after, gently in between. */
function eased(second: number, from: number, until: number): number {
  const part = Math.min(1, Math.max(0, (second - from) / (until - from)));
  return part * part * (3 - 2 * part);
}

/** Slows down towards the stop. */
function arriving(second: number): number {
  const left = 1 - Math.min(1, Math.max(0, (second - BUS.fromSecond) / (BUS.untilSecond - BUS.fromSecond)));
  return 1 - left * left;
}

/** A colour on the way from night to day. */
function towards(day: number, night: string, dawn: string): string {
  const part = (at: number) => {
    const [from = 0, to = 0] = [night, dawn].map((colour) => Number.parseInt(colour.slice(at, at + 2), 16));
    return Math.round(from + (to - from) * day)
      .toString(16)
      .padStart(2, "0");
  };
  return `#${part(1)}${part(3)}${part(5)}`;
}

/** On the way from night to day, daybreak has a colour of its own. */
function overRed(day: number, [night, red, dawn]: readonly [string, string, string]): string {
  return day < 0.5 ? towards(day * 2, night, red) : towards(day * 2 - 1, red, dawn);
}

/** A number between 0 and 1 that is always the same for the same flake. */
function chance(index: number, salt: number): number {
  const value = Math.sin(index * 127.1 + salt * 311.7) * 43758.5453;
  return value - Math.floor(value);
}

function heaven(day: number): string {
  const [top, bottom] = [overRed(day, ["#16294f", "#55639f", "#9cc3df"]), overRed(day, ["#35558c", "#eba78c", "#fbd9ae"])];
  const stars = Array.from({ length: 26 }, (_, index) =>
    circle(chance(index, 1) * width, 20 + chance(index, 2) * 250, 1.4 + chance(index, 3) * 1.6, "#dfe8f3"),
  );
  return (
    `<defs><linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${top}"/><stop offset="0.7" stop-color="${bottom}"/></linearGradient></defs>` +
    rect(0, 0, width, height, "url(#sky)") +
    faded(1 - day, ...stars, crescent(690, 104 + day * 60, 40, -32, "#f7efd9")) +
    faded(day * 0.5, circle(742, 420 - day * 190, 128, "#fff3d6")) +
    faded(day, circle(742, 420 - day * 190, 88, "#fff6df"))
  );
}

/** Hills, the tower of the park, and houses that wake up. */
function town(day: number): string {
  const wall = towards(day, "#1b2f58", "#8a5d5a");
  const roof = towards(day, "#c3d2e6", "#fdf4e8");
  const window = (x: number, y: number, isLit: boolean) => rect(x, y, 18, 24, isLit ? GOLD : towards(day, "#2b4373", "#b98478"), 2);
  const house = (x: number, top: number, wide: number, seed: number) =>
    rect(x, top, wide, 480 - top, wall) +
    shape(`M${x - 8} ${top + 2} L${x + wide / 2} ${top - 46} L${x + wide + 8} ${top + 2} Z`, wall) +
    shape(`M${x - 12} ${top + 4} L${x + wide / 2} ${top - 52} L${x + wide + 12} ${top + 4} L${x + wide / 2} ${top - 34} Z`, roof) +
    [0, 1, 2]
      .map(
        (row) =>
          window(x + 20, top + 22 + row * 44, chance(seed, row) > 0.55) +
          window(x + wide - 38, top + 22 + row * 44, chance(seed, row + 5) > 0.6),
      )
      .join("");
  return (
    shape("M0 392 Q200 322 460 372 T900 344 T1280 384 V720 H0 Z", towards(day, "#2c4a80", "#c9a7a0")) +
    rect(928, 150, 13, 320, towards(day, "#1b2f58", "#7d5655")) +
    shape("M904 206 H965 L952 232 H917 Z", towards(day, "#1b2f58", "#7d5655")) +
    rect(933, 104, 3, 50, towards(day, "#1b2f58", "#7d5655")) +
    shape("M0 432 Q240 384 520 424 T1280 412 V720 H0 Z", towards(day, "#46669c", "#e3c7b4")) +
    house(64, 348, 118, 1) +
    house(206, 376, 142, 2) +
    house(1010, 362, 108, 4) +
    house(1140, 338, 132, 5) +
    tree(430, 452, day) +
    tree(498, 462, day)
  );
}

function tree(x: number, foot: number, day: number): string {
  const green = towards(day, "#1d3c4c", "#4c7a64");
  const tier = (top: number, half: number) =>
    shape(`M${x} ${top} L${x + half} ${top + 42} H${x - half} Z`, green) +
    shape(
      `M${x} ${top} L${x + half * 0.5} ${top + 21} Q${x} ${top + 14} ${x - half * 0.5} ${top + 21} Z`,
      towards(day, "#c3d2e6", "#ffffff"),
    );
  return rect(x - 4, foot - 4, 8, 24, "#4a3a34") + tier(foot - 42, 34) + tier(foot - 70, 27) + tier(foot - 96, 20);
}

/** Snow on it ahead of the blade, asphalt behind. */
function street(day: number, blade: number): string {
  const snow = towards(day, "#b9c9e0", "#f6f0ea");
  const clear = Math.min(width, Math.max(0, blade - 14));
  const dashes = Array.from({ length: 9 }, (_, index) => rect(40 + index * 150, 545, 74, 6, "#c9cfd8", 3));
  return (
    rect(0, 468, width, 252, snow) +
    lamps(day) +
    rect(0, ROAD.top, width, ROAD.bottom - ROAD.top, towards(day, "#d3deec", "#fffaf4")) +
    `<clipPath id="cleared"><rect x="0" y="0" width="${clear}" height="720"/></clipPath>` +
    `<g clip-path="url(#cleared)">${rect(0, ROAD.top, width, ROAD.bottom - ROAD.top, towards(day, "#3a4763", "#6b6d78"))}${dashes.join("")}` +
    `${shape("M0 498 q60 -16 120 0 t120 0 t120 0 t120 0 t120 0 t120 0 t120 0 t120 0 t120 0 t120 0 t120 0 V490 H0 Z", snow)}</g>`
  );
}

function lamps(day: number): string {
  const lamp = (x: number) =>
    faded((1 - day) * 0.34, shape(`M${x - 6} 296 L${x - 96} 500 H${x + 84} Z`, "#ffe3a0")) +
    stroke(`M${x + 30} 492 V300 Q${x + 30} 284 ${x + 12} 284 H${x - 2}`, INK, 6) +
    rect(x - 22, 282, 32, 9, INK, 4) +
    rect(x - 20, 290, 28, 5, towards(day, "#fff1c4", "#d9d3c6"), 2);
  return [340, 1004].map(lamp).join("");
}

/** Two people wait for the first bus. */
function stop(there: number): string {
  const person = (x: number, coat: string, hat: string) =>
    rect(x - 12, 462, 10, 30, INK, 4) +
    rect(x + 2, 462, 10, 30, INK, 4) +
    shape(`M${x - 19} 470 Q${x - 19} 416 ${x} 416 Q${x + 19} 416 ${x + 19} 470 Z`, coat) +
    circle(x, 404, 13, "#e2a675") +
    shape(`M${x - 14} 402 Q${x} 380 ${x + 14} 402 Z`, hat);
  return (
    faded(there, person(866, "#c2402a", "#f4b740"), person(916, "#2f6d5a", "#fdf4e8")) +
    stroke("M816 492 V372", "#5b6477", 7) +
    circle(816, 352, 28, GOLD) +
    circle(816, 352, 21, "#236b3c") +
    stroke("M808 341 V363 M824 341 V363 M808 352 H824", GOLD, 5)
  );
}

/** What the blade throws to the side. */
function spray(second: number, blade: number): string {
  return Array.from({ length: 22 }, (_, index) => {
    const age = (second * 1.7 + chance(index, 7)) % 1;
    const x = blade + 6 + age * (30 + chance(index, 8) * 70);
    const y = 590 - Math.sin(age * Math.PI) * (34 + chance(index, 9) * 60) + age * 14;
    return faded(1 - age * 0.7, circle(x, y, 5 + chance(index, 10) * 9, SNOW));
  }).join("");
}

function snowfall(second: number, night: number): string {
  const flakes = Array.from({ length: 64 }, (_, index) => {
    const depth = 0.4 + chance(index, 11) * 0.6;
    const y = (chance(index, 12) * 760 + second * (46 + depth * 62)) % 760;
    const x = chance(index, 13) * width + Math.sin(second * 0.8 + index) * 14;
    return circle(x, y - 20, 1.6 + depth * 2.6, "#eef3f9");
  });
  return faded(Math.min(1, night * 1.4), ...flakes);
}

/** The snow nearest to us, on which the captions stand. */
function verge(day: number): string {
  return shape("M0 606 Q160 586 330 604 T690 600 T1020 606 T1280 596 V860 H0 Z", towards(day, "#8ea3c4", "#b4b3c4"));
}

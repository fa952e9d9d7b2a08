import type { Colour, Tone } from "../model/look.ts";
import type { Theme } from "../model/screen.ts";
import { contrast } from "./contrast.ts";

/** What slides are written on. */
export const PAPERS: Readonly<Record<Theme, Colour>> = { paper: "#f6f4ee", night: "#0e1830" };

/** The least contrast of an accent on its paper, as WCAG 2.2 asks for text (1.4.3). */
export const LEAST_ACCENT_CONTRAST = 4.5;

/**
 * The paper on which an accent must do as it was chosen: night where it is always night, else paper. No colour does on both (the papers are
 * 16 apart, so one of them is at most 4.0 away from any colour): on the other one its own shade stands in, see `accentOn`.
 */
export function leadingPaper({ kind }: Tone): Theme {
  return kind === "night" ? "night" : "paper";
}

/** The contrast of an accent on a paper, 1 to 21. */
export function accentContrast(accent: Colour, paper: Theme): number {
  return contrast(accent, PAPERS[paper]);
}

/** Whether an accent can be read on its leading paper. */
export function isReadableAccent(accent: Colour, tone: Tone): boolean {
  return accentContrast(accent, leadingPaper(tone)) >= LEAST_ACCENT_CONTRAST;
}

/**
 * The accent as it is drawn on a paper: itself if it does there, else the nearest shade of it that does, darker on paper, lighter at night.
 * Every colour has one.
 */
export function accentOn(accent: Colour, paper: Theme): Colour {
  const end = paper === "paper" ? 0 : 255;
  for (let step = 0; step < STEPS; step++) {
    const shade = mixed(accent, end, step / STEPS);
    if (accentContrast(shade, paper) >= LEAST_ACCENT_CONTRAST) return shade;
  }
  return mixed(accent, end, 1);
}

/** The nearest colour that may be an accent in a tone: what to take instead of one that is refused. */
export function nearestAccent(accent: Colour, tone: Tone): Colour {
  return accentOn(accent, leadingPaper(tone));
}

/** As many as a channel has values: the nearest shade is missed by no visible difference. */
const STEPS = 255;

/** A colour brought nearer to black (`end` 0) or white (255); towards black its hue stays the same, towards white it pales. */
function mixed(colour: Colour, end: number, share: number): Colour {
  const channels = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16);
    return Math.round(channel + (end - channel) * share)
      .toString(16)
      .padStart(2, "0");
  });
  return `#${channels.join("")}`;
}

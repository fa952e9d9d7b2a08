import { legibilityOn } from "../../domain/reading/legible-screens.ts";
import { currentLanguage, t } from "../texts.ts";
import { type Check, good, unknown, warn } from "./check.ts";
import { shortening } from "./shortening.ts";
import { splitSlide } from "./split-slide.ts";
import type { Fit, Writing } from "./writing.ts";

/** Whether it fits, and on how many of the screens it is meant for it can be read from as far as it must. */
export function sizeChecks(writing: Writing): readonly Check[] {
  const { fit } = writing;
  if (!fit) return [];
  return fit.fits ? distanceChecks(writing, fit) : [warn("fit", t("check.tooLong"), ...remedies(writing))];
}

/** Where the type is as large as its template has it, no shortening mends a screen that hangs too far away. */
function distanceChecks(writing: Writing, { runningU, isShrunk }: Fit): readonly Check[] {
  const { screens } = writing;
  if (!screens || screens.length === 0 || !Number.isFinite(runningU)) return [good("fit", t("check.fits"))];
  const { good: fine, short, unknown: unmeasured, scarcest } = legibilityOn(runningU, screens);
  if (scarcest === null) return [unknown("legible", t("check.legibleUnknown", { count: unmeasured }))];
  const reach = { legible: metres(scarcest.legibleM), farthest: metres(scarcest.farthestM) };
  const rest = unmeasured > 0 ? [unknown("unmeasured", t("check.unmeasured", { count: unmeasured }))] : [];
  if (short === 0) return [good("legible", t("check.legible", reach)), ...rest];
  const mending = isShrunk ? remedies(writing) : [];
  return [warn("legible", t("check.legibleShort", { ...reach, short, count: fine + short }), ...mending), ...rest];
}

function remedies({ content, slide, language }: Writing) {
  const split = splitSlide(content, slide);
  return [...(split ? [{ label: t("check.split"), ...split }] : []), ...shortening(slide, language)].slice(0, 2);
}

/** To one place, rounded down: a reader is not promised what is not there. */
function metres(m: number): string {
  return new Intl.NumberFormat(currentLanguage(), { maximumFractionDigits: 1 }).format(Math.floor(m * 10) / 10);
}

import { type SVGTemplateResult, svg } from "lit";
import { DRAWINGS } from "./drawings.ts";

const UNKNOWN = "megaphone";

/** The drawing of that name to put inside `<svg viewBox="0 0 24 24">`; a megaphone for a name this player does not know. */
export function icon(name: string): SVGTemplateResult {
  return svg`<path d=${DRAWINGS[name] ?? DRAWINGS[UNKNOWN]}/>`;
}

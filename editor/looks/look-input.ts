import * as z from "zod/mini";
import { Colour, Look } from "../../domain/model/look.ts";
import { canonicalJson } from "../../domain/programme/canonical-json.ts";
import { isReadableAccent } from "../../domain/reading/look-contrast.ts";

/** A look as it is being typed: the accent may be no colour yet, lines of the ticker may be empty. */
export interface LookInput extends Omit<Look, "accent" | "ticker"> {
  /** Whether one colour stands in for those of the categories. */
  readonly hasAccent: boolean;
  readonly accent: string;
  readonly ticker: readonly string[];
}

/** What stands in the fields for a look. Without an accent, the one offered first is ready to be chosen. */
export function typedLook({ accent, ...look }: Look): LookInput {
  return { ...look, hasAccent: accent !== null, accent: accent ?? "" };
}

/** The colour somebody means: with or without `#`, three digits or six, in either case; undefined if it is none. */
export function readColour(text: string): Colour | undefined {
  const digits = text.trim().replace(/^#/, "").toLowerCase();
  const six = digits.length === 3 ? [...digits].map((digit) => digit + digit).join("") : digits;
  const colour = z.safeParse(Colour, `#${six}`);
  return colour.success ? colour.data : undefined;
}

/** What is wrong with the accent: no colour at all, or too little contrast; null if nothing is. */
export function accentFault({ hasAccent, accent, tone }: LookInput): "no-colour" | "contrast-too-low" | null {
  if (!hasAccent) return null;
  const colour = readColour(accent);
  if (colour === undefined) return "no-colour";
  return isReadableAccent(colour, tone) ? null : "contrast-too-low";
}

/** The look as far as it can be shown already: a colour that is none yet is left out, as are empty lines. */
export function shownLook({ hasAccent, accent, ticker, ...rest }: LookInput): Look {
  const colour = hasAccent ? readColour(accent) : undefined;
  return { ...rest, accent: colour ?? null, ticker: ticker.map((line) => line.trim()).filter((line) => line !== "") };
}

/** The look that is meant, once nothing is wrong with it. */
export function readLook(input: LookInput): Look | undefined {
  if (accentFault(input) !== null) return undefined;
  const look = z.safeParse(Look, shownLook(input));
  return look.success ? look.data : undefined;
}

/** Whether both say the same. */
export function isSameLook(a: Look, b: Look): boolean {
  return canonicalJson(a) === canonicalJson(b);
}

import type { SlideContent } from "../../templates/registry.ts";
import type { Language } from "../model/language.ts";
import { dwellOf } from "../reading/dwell.ts";
import { textOfSlide } from "./content.ts";

/** Nobody reads these from top to bottom: a look at a page, at a page of the web. */
const LOOK_MS = { document: 20_000, "web-page": 30_000 } as const;
const SHORTEST_FILM_MS = 1000;

/** How long a slide stays by itself, in ms, each photo or page of it, and why: for its film, for a look, or for its words. */
export interface ComputedDwell {
  readonly ms: number;
  readonly reason: "film" | "look" | "words";
}

/**
 * How long a slide stays unless somebody states it: as long as its film, or as its longest language takes to read.
 * @param filmMs how long the slide's film is; null if it has none
 */
export function computedDwell(slide: SlideContent, languages: readonly Language[], filmMs: number | null): ComputedDwell {
  if (filmMs !== null) return { ms: Math.max(SHORTEST_FILM_MS, filmMs), reason: "film" };
  if (slide.template === "document" || slide.template === "web-page") return { ms: LOOK_MS[slide.template], reason: "look" };
  return { ms: dwellOf(readingsOf(slide, languages)), reason: "words" };
}

/** How long a slide stays, in ms: a film as long as it is, everything else as stated or else as computed. */
export function dwellMsOf(slide: SlideContent, languages: readonly Language[], filmMs: number | null): number {
  const { ms, reason } = computedDwell(slide, languages, filmMs);
  return reason === "film" ? ms : (slide.dwellMs ?? ms);
}

/** What is read while a slide stays, in each language: of a photo story the title with each caption. */
export function readingsOf(slide: SlideContent, languages: readonly Language[]): readonly string[] {
  if (slide.template !== "photo-story") return languages.map((language) => textOfSlide(slide, language));
  const { title, photos } = slide.fields;
  return languages.flatMap((language) => photos.map(({ caption }) => `${title[language] ?? ""} ${caption[language] ?? ""}`));
}

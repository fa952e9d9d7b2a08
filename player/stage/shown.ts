import type { PlayedTakeover, Slide } from "../../domain/model/playlist.ts";

/** A takeover as it is drawn: with the others that are on at the same time. */
export interface TakeoverSlide {
  readonly takeover: PlayedTakeover;
  readonly others: readonly PlayedTakeover[];
}

/** What may be on the glass: a slide, a takeover, the house slide, or nothing at all, because the screen is off. */
export type Shown = Slide | TakeoverSlide | "house" | "off";

export function isTakeover(shown: Shown): shown is TakeoverSlide {
  return typeof shown === "object" && "takeover" in shown;
}

export function isSlide(shown: Shown): shown is Slide {
  return typeof shown === "object" && !("takeover" in shown);
}

/** The name under which it is reported as painted. */
export function nameOf(shown: Shown): string {
  if (typeof shown === "string") return shown;
  return isTakeover(shown) ? shown.takeover.id : shown.id;
}

/**
 * Whether two of them are the same picture: of a takeover also the others that it lists, of a slide also what the library says of its
 * pictures and films, which can change while it hangs.
 */
export function isSame(a: Shown, b: Shown): boolean {
  return pictureOf(a) === pictureOf(b);
}

function pictureOf(shown: Shown): string {
  const parts = isSlide(shown) ? [shown.pictures, shown.film, shown.fields] : isTakeover(shown) ? shown.others.map(({ id }) => id) : [];
  return nameOf(shown) + JSON.stringify(parts);
}

import type { Slide } from "../domain/model/playlist.ts";

/** One picture of the cross-fade: a slide, or null for the house slide. There are two slots, and each holds one layer at most. */
export interface Layer {
  readonly slot: 0 | 1;
  readonly slide: Slide | null;
  readonly phase: "entering" | "shown" | "leaving";
}

/** Same slide (its id includes version and language) or both the house slide. */
function isSameSlide(a: Slide | null, b: Slide | null): boolean {
  return a === null || b === null ? a === b : a.id === b.id;
}

/**
 * What is wanted on the glass enters the free slot, unless it is there or coming. What was still coming is dropped, and what was still
 * leaving makes room.
 */
export function withWanted(layers: readonly Layer[], slide: Slide | null): readonly Layer[] {
  const coming = layers.find(({ phase }) => phase === "entering");
  if (coming && isSameSlide(coming.slide, slide)) return layers;
  const shown = layers.find(({ phase }) => phase === "shown");
  if (shown && isSameSlide(shown.slide, slide)) return layers.filter(({ phase }) => phase !== "entering");
  const entering = { slot: shown?.slot === 0 ? 1 : 0, slide, phase: "entering" } as const;
  return shown ? [shown, entering] : [entering];
}

/** The layer that was entering with this slide is ready: it comes, the other goes. */
export function withShown(layers: readonly Layer[], slide: Slide | null): readonly Layer[] {
  if (!layers.some((layer) => layer.phase === "entering" && isSameSlide(layer.slide, slide))) return layers;
  return layers.map((layer) => ({ ...layer, phase: layer.phase === "entering" ? "shown" : "leaving" }));
}

/** After the fade only what is there or coming remains. */
export function withoutGone(layers: readonly Layer[]): readonly Layer[] {
  return layers.filter(({ phase }) => phase !== "leaving");
}

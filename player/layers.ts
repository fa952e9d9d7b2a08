import type { Slide } from "../domain/model/playlist.ts";

/** One picture of the cross-fade: a slide, or null for the house slide. */
export interface Layer {
  readonly key: number;
  readonly slide: Slide | null;
  readonly phase: "entering" | "shown" | "leaving";
}

/** Same slide (its id includes version and language) or both the house slide. */
export function isSameSlide(a: Slide | null | undefined, b: Slide | null): boolean {
  return a !== undefined && (a === null || b === null ? a === b : a.id === b.id);
}

/** What is wanted on the glass gets a layer of its own, unless it is there or coming. What was still coming is dropped. */
export function withWanted(layers: readonly Layer[], slide: Slide | null, key: number): readonly Layer[] {
  const top = layers.filter(({ phase }) => phase !== "leaving").pop();
  if (top && isSameSlide(top.slide, slide)) return layers;
  const kept = layers.filter(({ phase }) => phase !== "entering");
  const shown = kept.find(({ phase }) => phase === "shown");
  if (shown && isSameSlide(shown.slide, slide)) return kept;
  return [...kept, { key, slide, phase: "entering" }];
}

/** The layer is ready: it comes, all others go. */
export function withShown(layers: readonly Layer[], key: number): readonly Layer[] {
  if (!layers.some((layer) => layer.key === key && layer.phase === "entering")) return layers;
  return layers.map((layer) => ({ ...layer, phase: layer.key === key ? "shown" : "leaving" }));
}

/** After the fade only what is there or coming remains. */
export function withoutGone(layers: readonly Layer[]): readonly Layer[] {
  return layers.filter(({ phase }) => phase !== "leaving");
}

import { isSame, isSlide, type Shown } from "./shown.ts";

/** One picture of the cross-fade. There are two slots, and each holds one layer at most. */
export interface Layer {
  readonly slot: 0 | 1;
  readonly shown: Shown;
  readonly phase: "entering" | "shown" | "leaving";
}

/**
 * What is wanted on the glass enters the free slot, unless it is there or coming. What was still coming is dropped, and what was still
 * leaving makes room.
 */
export function withWanted(layers: readonly Layer[], wanted: Shown): readonly Layer[] {
  const coming = layers.find(({ phase }) => phase === "entering");
  if (coming && isSame(coming.shown, wanted)) return layers;
  const there = layers.find(({ phase }) => phase === "shown");
  if (there && isSame(there.shown, wanted)) return layers.filter(({ phase }) => phase !== "entering");
  const entering = { slot: there?.slot === 0 ? 1 : 0, shown: wanted, phase: "entering" } as const;
  return there ? [there, entering] : [entering];
}

/** The layer that was entering with this is ready: it comes, the other goes. */
export function withShown(layers: readonly Layer[], ready: Shown): readonly Layer[] {
  if (!layers.some(({ phase, shown }) => phase === "entering" && isSame(shown, ready))) return layers;
  return layers.map((layer) => ({ ...layer, phase: layer.phase === "entering" ? "shown" : "leaving" }));
}

/** After the fade only what is there or coming remains. */
export function withoutGone(layers: readonly Layer[]): readonly Layer[] {
  return layers.filter(({ phase }) => phase !== "leaving");
}

/** Whether what leaves is covered by what comes. It then stays as it is meanwhile: two halves of a fade would let the paper shine through. */
export function isCovered(layers: readonly Layer[]): boolean {
  return layers.length > 1 && layers.every(({ phase, shown }) => phase !== "entering" && !isSlide(shown));
}

import { isSame, isSlide, type Shown } from "./shown.ts";

/** One picture of the cross-fade. There are two slots, and each holds one layer at most. What is `ready` waits for its moment. */
export interface Layer {
  readonly slot: 0 | 1;
  readonly shown: Shown;
  readonly phase: "entering" | "ready" | "shown" | "leaving";
}

const isComing = ({ phase }: Layer): boolean => phase === "entering" || phase === "ready";

/**
 * What is wanted on the glass enters the free slot, unless it is there or coming. What was still coming is dropped, and what was still
 * leaving makes room; if it is that which is wanted, it is ready: nothing about it changes, so it would not say so again.
 */
export function withWanted(layers: readonly Layer[], wanted: Shown): readonly Layer[] {
  const coming = layers.find(isComing);
  if (coming && isSame(coming.shown, wanted)) return layers;
  const there = shownIn(layers);
  if (there && isSame(there.shown, wanted)) return layers.filter((layer) => !isComing(layer));
  const isDrawn = layers.some(({ phase, shown }) => phase === "leaving" && isSame(shown, wanted));
  const entering = { slot: there?.slot === 0 ? 1 : 0, shown: wanted, phase: isDrawn ? "ready" : "entering" } as const;
  return there ? [there, entering] : [entering];
}

/** What comes next is prepared before its moment, once what is wanted now is there and nothing fades any more. @param isFaded what leaves is not to be seen any more */
export function withNext(layers: readonly Layer[], wanted: Shown, next: Shown, isFaded = false): readonly Layer[] {
  const there = shownIn(layers);
  const mayPrepare = there && isSame(there.shown, wanted) && (isFaded || !layers.some(({ phase }) => phase === "leaving"));
  return withWanted(layers, mayPrepare ? next : wanted);
}

/** The layer that was entering with this is ready. */
export function withReady(layers: readonly Layer[], ready: Shown): readonly Layer[] {
  if (!layers.some(({ phase, shown }) => phase === "entering" && isSame(shown, ready))) return layers;
  return layers.map((layer) => (layer.phase === "entering" ? { ...layer, phase: "ready" } : layer));
}

/** The moment has come for what is wanted: if it is ready, it comes, and the other goes. */
export function withTurn(layers: readonly Layer[], wanted: Shown): readonly Layer[] {
  if (!layers.some(({ phase, shown }) => phase === "ready" && isSame(shown, wanted))) return layers;
  return layers.map((layer) => ({ ...layer, phase: layer.phase === "ready" ? "shown" : "leaving" }));
}

/** The layer on the glass. */
export function shownIn(layers: readonly Layer[]): Layer | undefined {
  return layers.find(({ phase }) => phase === "shown");
}

/** After the fade only what is there or coming remains. */
export function withoutGone(layers: readonly Layer[]): readonly Layer[] {
  return layers.filter(({ phase }) => phase !== "leaving");
}

/** Whether what leaves is covered by what comes. It then stays as it is meanwhile: two halves of a fade would let the paper shine through. */
export function isCovered(layers: readonly Layer[]): boolean {
  return layers.length > 1 && layers.every((layer) => !isComing(layer) && !isSlide(layer.shown));
}

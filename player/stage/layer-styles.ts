import type { Slide } from "../../domain/model/playlist.ts";

/** Each slide has the colour of its own category, also while two of them fade; and a unit of its own, if its type is to be larger than the rest. */
export function styleLayers(root: ParentNode, accentOf: (slide: Slide) => string, unit: string): void {
  for (const layer of root.querySelectorAll<HTMLElement & { slide: Slide | null }>("aushang-slide")) {
    if (layer.slide) layer.style.setProperty("--accent", accentOf(layer.slide));
    layer.style.setProperty("--u", unit);
  }
}

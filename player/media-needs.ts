import type { Rendition } from "../domain/model/media.ts";
import type { Playlist, Slide } from "../domain/model/playlist.ts";
import { chooseRendition, type PixelBox } from "./slides/rendition.ts";

/** The slides whose turn may come in [`fromMs`, `untilMs`), in order of their first turn. */
export function slidesBetween(playlist: Playlist, fromMs: number, untilMs: number): readonly Slide[] {
  const slides = new Set<Slide>();
  playlist.segments.forEach(({ fromMs: beginsMs, loop }, index) => {
    const endsMs = playlist.segments[index + 1]?.fromMs ?? playlist.untilMs;
    if (beginsMs >= untilMs || endsMs <= fromMs) return;
    for (const at of playlist.loops[loop] ?? []) {
      const slide = playlist.slides[at];
      if (slide) slides.add(slide);
    }
  });
  return [...slides];
}

/** One file for each picture of these slides: the one that fits the screen. Each file once. */
export function renditionsOf(slides: readonly Slide[], box: PixelBox): readonly Rendition[] {
  const files = new Map<string, Rendition>();
  for (const { picture } of slides) {
    if (!picture || picture.renditions.length === 0) continue;
    const file = chooseRendition(picture, box);
    files.set(file.hash, file);
  }
  return [...files.values()];
}

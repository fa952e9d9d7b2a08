import type { ContentHash } from "../../domain/model/id.ts";
import type { Playlist, Slide } from "../../domain/model/playlist.ts";
import { choosePlayable, chooseRendition, type PixelBox } from "../slides/rendition.ts";

/** A file to have: its name, its exact length and its type. */
export interface NeededFile {
  readonly hash: ContentHash;
  readonly bytes: number;
  readonly type: string;
}

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

/** The files with which these slides are complete on a screen of this size: of each picture one, of each film one with its captions. Each once. */
export function filesFor(slides: readonly Slide[], { look }: Pick<Playlist, "look">, box: PixelBox): readonly NeededFile[] {
  const files = [
    ...(look.logo.length > 0 ? [chooseRendition(look.logo, logoBox(box))] : []),
    ...slides.flatMap((slide) => filesOfSlide(slide, box)),
  ];
  return [...new Map(files.map((file) => [file.hash, file])).values()];
}

/** A logo is as high as the header. */
export function logoBox({ height }: PixelBox): PixelBox {
  return { width: 0, height: height * 0.08 };
}

function filesOfSlide({ pictures, film, language }: Slide, box: PixelBox): readonly NeededFile[] {
  const drawn = pictures.filter(({ renditions }) => renditions.length > 0).map(({ renditions }) => chooseRendition(renditions, box));
  if (!film) return drawn;
  const captions = captionsIn(film, language);
  return [...drawn, ...playable(film), ...(captions ? [{ ...captions, type: "text/vtt" }] : [])];
}

/** A film nobody here can play needs nothing: its slide will say so when its turn comes. */
function playable(film: NonNullable<Slide["film"]>): readonly NeededFile[] {
  try {
    return [choosePlayable(film)];
  } catch {
    return [];
  }
}

/** The captions of a film in a language; those in simple German serve German too, and the reverse. */
export function captionsIn({ captions }: NonNullable<Slide["film"]>, language: Slide["language"]) {
  return captions.find((one) => one.language === language) ?? captions.find((one) => one.language.slice(0, 2) === language.slice(0, 2));
}

/** Every file of a playlist, in any size, that must not be thrown away. */
export function allFiles({ slides, look }: Playlist): ReadonlySet<string> {
  const files = slides.flatMap(({ pictures, film }) => [
    ...pictures.flatMap(({ renditions }) => renditions),
    ...(film ? [...film.files, ...film.captions] : []),
  ]);
  return new Set([...look.logo, ...files].map(({ hash }) => hash));
}

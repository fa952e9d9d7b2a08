import type { PlayedLook } from "../../domain/model/look.ts";
import type { Slide } from "../../domain/model/playlist.ts";
import { captionsIn, logoBox } from "../media/media-needs.ts";
import { choosePlayable, chooseRendition, type PixelBox } from "../slides/rendition.ts";

/** Says where a file can be fetched; null while it is not there. */
export type MediaUrl = (hash: Slide["pictures"][number]["renditions"][number]["hash"]) => string | null;

/** Leads nowhere: a film that this engine cannot play fails at once, and the next slide comes. */
const NOWHERE = "about:blank";

/** The addresses of a slide's pictures, null while one is not there; and for a picture without any file: drawing that slide then fails, as it must. */
export function pictureUrls({ pictures }: Slide, box: PixelBox, url: MediaUrl): readonly (string | null)[] {
  return pictures.map(({ renditions }) => (renditions.length === 0 ? null : url(chooseRendition(renditions, box).hash)));
}

export function filmUrl({ film }: Slide, url: MediaUrl): string | null {
  if (!film) return null;
  try {
    return url(choosePlayable(film).hash);
  } catch {
    return NOWHERE;
  }
}

export function captionsUrl({ film, language }: Slide, url: MediaUrl): string | null {
  const captions = film && captionsIn(film, language);
  return captions ? url(captions.hash) : null;
}

export function logoUrl({ logo }: PlayedLook, box: PixelBox, url: MediaUrl): string | null {
  return logo.length === 0 ? null : url(chooseRendition(logo, logoBox(box)).hash);
}

/** Whether it shows more than words. */
export function hasPicture({ pictures, film }: Slide): boolean {
  return pictures.length > 0 || film !== null;
}

/** Whether everything is there that the slide shows. A picture without any file counts: it must be drawn to fail. */
export function isComplete(slide: Slide, box: PixelBox, url: MediaUrl): boolean {
  const urls = pictureUrls(slide, box, url);
  return (
    slide.pictures.every(({ renditions }, place) => renditions.length === 0 || urls[place] !== null) &&
    (!slide.film || filmUrl(slide, url) !== null)
  );
}

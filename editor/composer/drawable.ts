import { MediaId } from "../../domain/model/id.ts";
import { CENTRE, type MediaFiles } from "../../domain/model/media.ts";
import { mediaOfSlide } from "../../domain/programme/content.ts";
import type { PictureUse } from "../../templates/picture-use.ts";
import type { SlideContent } from "../../templates/registry.ts";

/** Stands for what is still to be chosen. */
const NOT_CHOSEN = MediaId.parse("00000000-0000-4000-8000-000000000000");
const BLANK: PictureUse = { mediaId: NOT_CHOSEN, decorative: true, alt: {} };
/** The shape of a page nobody has seen yet: A4. */
const BLANK_PAGE = { width: 1240, height: 1754, renditions: [] };
const NO_FILES: MediaFiles = { kind: "image", focus: CENTRE, renditions: [], pages: [BLANK_PAGE], film: null };

/**
 * The slide as a preview draws it. On a screen photos without a picture and a document without a file are nothing at all; whoever writes sees a
 * calm panel where they will be.
 */
export function drawable(slide: SlideContent): SlideContent {
  if (slide.template === "document" && slide.fields.document === null)
    return { ...slide, fields: { ...slide.fields, document: NOT_CHOSEN } };
  if (slide.template !== "photo-story" || slide.fields.photos.some(({ picture }) => picture !== null)) return slide;
  const [first = { picture: null, caption: {} }] = slide.fields.photos;
  return { ...slide, fields: { ...slide.fields, photos: [{ ...first, picture: BLANK }] } };
}

/** The files of everything on the slides; what is not there yet has none, which is drawn as a calm panel. */
export function drawnMedia(slides: readonly SlideContent[], known: ReadonlyMap<MediaId, MediaFiles>): ReadonlyMap<MediaId, MediaFiles> {
  return new Map([...known, ...slides.flatMap(mediaOfSlide).map((id) => [id, known.get(id) ?? NO_FILES] as const)]);
}

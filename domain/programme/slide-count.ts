import type { SlideContent } from "../../templates/registry.ts";
import { DOCUMENT_LIMITS } from "../api/media.ts";
import type { AnnouncementContent } from "../model/announcement.ts";
import type { MediaId } from "../model/id.ts";
import type { Media } from "../model/media.ts";

/**
 * The most slides one announcement may become in a playlist, all languages together. Twenty slides in fourteen languages are 280: only long
 * documents and photo stories in many languages come near it. The reason is what a screen can keep without a server: its browser's local storage
 * holds five million characters. 300 pages of documents with all their files take 0.8 million, 280 texts as short as a wall wants them 0.3, and
 * 280 texts of 5000 letters each 1.6. Tables filled to the last cell in all languages could still take more; such a playlist is played but not kept.
 */
export const MOST_SHOWN_SLIDES = 300;

/** How many pages a document has; 0 if it is not known. */
export type CountPages = (id: MediaId) => number;

/** How many pages to reckon with: as many as a document may have while nobody has counted them. */
export function countPages({ state, pages }: Pick<Media, "state" | "pages">): number {
  return state === "processing" ? DOCUMENT_LIMITS.pages : pages.length;
}

/** How many slides of a playlist a slide becomes in each language: a photo story one for each photo, a document one for each page. */
export function countParts(slide: SlideContent, pagesOf: CountPages): number {
  if (slide.template === "photo-story") return slide.fields.photos.filter(({ picture }) => picture !== null).length;
  if (slide.template === "document") return slide.fields.document === null ? 0 : pagesOf(slide.fields.document);
  return 1;
}

/** How many slides of a playlist an announcement becomes, all languages together. */
export function countShownSlides({ slides, languages }: AnnouncementContent, pagesOf: CountPages): number {
  return languages.length * slides.reduce((sum, slide) => sum + countParts(slide, pagesOf), 0);
}

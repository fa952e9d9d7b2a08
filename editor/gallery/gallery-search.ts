import type { UiLanguage } from "../../domain/model/language.ts";
import { textOfSlide } from "../../domain/programme/content.ts";
import { soundSlide } from "../composer/draft-content.ts";
import type { GalleryItem, Purpose } from "./gallery-items.ts";

/** The items of a purpose in which every word that was typed occurs: in the name, in that of the template, or on the slide. */
export function searchGallery(
  items: readonly GalleryItem[],
  wanted: { readonly text: string; readonly purpose: Purpose | undefined; readonly language: UiLanguage },
  templateName: (item: GalleryItem) => string,
): readonly GalleryItem[] {
  const words = fold(wanted.text).split(/\s+/).filter(Boolean);
  return items.filter((item) => {
    if (wanted.purpose && item.purpose !== wanted.purpose) return false;
    if (words.length === 0) return true;
    const all = fold([item.name[wanted.language], templateName(item), textOfSlide(soundSlide(item.slide), wanted.language)].join(" "));
    return words.every((word) => all.includes(word));
  });
}

/** Without regard to capitals and accents: "speise" finds "Speiseplan", "uber" finds "Über". */
function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

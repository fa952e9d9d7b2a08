import type { Template } from "../../templates/registry.ts";
import { TEMPLATES } from "../../templates/registry.ts";
import { contentFrom, emptyContent } from "../composer/content.ts";
import type { DraftContent } from "../composer/draft-content.ts";
import { currentLanguage } from "../texts.ts";
import { type GalleryItem, galleryItem } from "./gallery-items.ts";

/** What somebody begins with: a finished example, or a template with nothing in it. */
export type GalleryChoice =
  | { readonly kind: "example"; readonly item: GalleryItem }
  | { readonly kind: "blank"; readonly template: Template };

/** Where a new announcement is begun with a choice. The choice is in the address, so that the way back leads to the gallery. */
export function beginAddress(choice: GalleryChoice): string {
  return `/announcements/new?start=${choice.kind === "example" ? choice.item.id : choice.template}`;
}

/** What the `start` of an address stands for: an example such as `menu.1`, or a template such as `menu`; anything else is an empty text. */
export function contentOfStart(start: string): DraftContent {
  const item = galleryItem(start);
  const content = item ? contentFrom(item.slide, item.category) : emptyContent(TEMPLATES.find((template) => template === start));
  return item ? { ...content, languages: [currentLanguage()] } : content;
}

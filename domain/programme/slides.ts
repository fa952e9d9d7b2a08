import type { PublishedAnnouncement, Variant } from "../model/announcement.ts";
import type { Rendition } from "../model/media.ts";
import type { Slide } from "../model/playlist.ts";
import { dwellOf } from "../reading/dwell.ts";
import { parseMarkdown } from "../reading/markdown.ts";
import type { Candidate } from "./candidate.ts";
import { shownPicture } from "./shown-picture.ts";
import { slideId } from "./slide-id.ts";

interface Remembered {
  readonly renditions: readonly Rendition[];
  readonly slides: readonly Slide[];
}
const remembered = new WeakMap<PublishedAnnouncement, Remembered>();

/** The slides of an announcement, one per language variant in the order they were written. The same for every audience. */
export function slidesOf({ announcement, renditions }: Candidate): readonly Slide[] {
  const known = remembered.get(announcement);
  if (known?.renditions === renditions) return known.slides;
  const slides = makeSlides(announcement, renditions);
  remembered.set(announcement, { renditions, slides });
  return slides;
}

function makeSlides({ id, version, content }: PublishedAnnouncement, renditions: readonly Rendition[]): readonly Slide[] {
  const picture = shownPicture(content);
  const bodies = content.variants.map(({ body }) => parseMarkdown(body));
  const dwellMs = dwellOf(
    content.variants.map(({ title }, index) => ({ title, body: bodies[index] ?? [] })),
    content.dwellMs,
  );
  const toSlide = (variant: Variant, index: number): Slide => ({
    id: slideId({ id, version }, variant.language),
    announcementId: id,
    version,
    template: content.template,
    category: content.category,
    language: variant.language,
    title: variant.title,
    body: bodies[index] ?? [],
    fields: content.fields,
    picture: picture === null ? null : { alt: picture.decorative ? "" : variant.alt, renditions },
    dwellMs,
  });
  return content.variants.map(toSlide);
}

import type { Voice } from "../../templates/field.ts";
import type { SlideContent } from "../../templates/registry.ts";
import type { PublishedAnnouncement } from "../model/announcement.ts";
import type { Language } from "../model/language.ts";
import type { MediaFiles } from "../model/media.ts";
import { CENTRE } from "../model/media.ts";
import type { Slide, SlidePicture } from "../model/playlist.ts";
import { parseMarkdown } from "../reading/markdown.ts";
import { qrCode } from "../reading/qr-code.ts";
import { softHyphenatedFields } from "../reading/soft-hyphens.ts";
import type { Candidate } from "./candidate.ts";
import { speakSlide } from "./content.ts";
import { dwellMsOf } from "./slide-dwell.ts";
import { slideId } from "./slide-id.ts";

interface Remembered {
  readonly media: Candidate["media"];
  readonly slides: readonly Slide[];
}
const remembered = new WeakMap<PublishedAnnouncement, Remembered>();

/**
 * The slides of an announcement: all of the original language, then all of the next. A photo story has one for each photo, a document one for
 * each page. The same for every audience.
 */
export function slidesOf({ announcement, media }: Candidate): readonly Slide[] {
  const known = remembered.get(announcement);
  if (known !== undefined && isSame(known.media, media)) return known.slides;
  const slides = announcement.content.languages.flatMap((language) => slidesIn(announcement, media, language));
  remembered.set(announcement, { media, slides });
  return slides;
}

function isSame(a: Candidate["media"], b: Candidate["media"]): boolean {
  return a === b || (a.size === b.size && [...a].every(([id, files]) => b.get(id) === files));
}

/** What is drawn as one picture: a slide as it is written, or one photo or page of it. */
type Part = Pick<Slide, "fields" | "pictures" | "part">;

function slidesIn(announcement: PublishedAnnouncement, media: Candidate["media"], language: Language): readonly Slide[] {
  const { id, version, content } = announcement;
  const drawn = content.slides.flatMap((slide) => partsOf(slide, media, language).map((part) => ({ slide, part })));
  return drawn.map(
    ({ slide, part }, index): Slide => ({
      id: index === 0 ? slideId({ id, version }, language) : `${slideId({ id, version }, language)}.${String(index + 1)}`,
      announcementId: id,
      version,
      template: slide.template,
      category: content.category,
      language,
      title: slide.fields.title[language] ?? "",
      ...part,
      film: filmOf(slide, media),
      dwellMs: dwellMsOf(slide, content.languages, filmOf(slide, media)?.durationMs ?? null),
    }),
  );
}

function partsOf(slide: SlideContent, media: Candidate["media"], language: Language): readonly Part[] {
  switch (slide.template) {
    case "photo-story":
      return photosOf(slide, media, language);
    case "document":
      return pagesOf(slide, media, language);
    default:
      return [{ ...spoken(slide, media, language), part: null }];
  }
}

function spoken(slide: SlideContent, media: Candidate["media"], language: Language): Pick<Slide, "fields" | "pictures"> {
  const pictures: SlidePicture[] = [];
  const voice: Voice = {
    language,
    richText: parseMarkdown,
    qrCode,
    picture({ mediaId, decorative, alt }) {
      const { focus, renditions } = media.get(mediaId) ?? NOTHING;
      return pictures.push({ alt: decorative ? "" : (alt[language] ?? ""), focus, renditions }) - 1;
    },
  };
  return { fields: softHyphenatedFields(speakSlide(slide, voice), language), pictures };
}

const NOTHING = { focus: CENTRE, renditions: [] } as const satisfies Pick<MediaFiles, "focus" | "renditions">;

function photosOf(
  slide: Extract<SlideContent, { template: "photo-story" }>,
  media: Candidate["media"],
  language: Language,
): readonly Part[] {
  const photos = slide.fields.photos.filter(({ picture }) => picture !== null);
  return photos.map((photo, index) => ({
    ...spoken({ ...slide, fields: { ...slide.fields, photos: [photo] } }, media, language),
    part: { place: index + 1, count: photos.length },
  }));
}

function pagesOf(slide: Extract<SlideContent, { template: "document" }>, media: Candidate["media"], language: Language): readonly Part[] {
  const id = slide.fields.document;
  const pages = (id === null ? undefined : media.get(id)?.pages) ?? [];
  const { fields } = spoken(slide, media, language);
  const alt = slide.fields.title[language] ?? "";
  return pages.map(({ renditions }, index) => ({
    fields,
    pictures: [{ alt, focus: CENTRE, renditions }],
    part: { place: index + 1, count: pages.length },
  }));
}

function filmOf(slide: SlideContent, media: Candidate["media"]): Slide["film"] {
  return slide.template === "video" && slide.fields.video !== null ? (media.get(slide.fields.video)?.film ?? null) : null;
}

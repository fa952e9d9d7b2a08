import type { Voice } from "../../templates/field.ts";
import type { SlideContent } from "../../templates/registry.ts";
import type { PublishedAnnouncement } from "../model/announcement.ts";
import type { Language } from "../model/language.ts";
import type { MediaFiles } from "../model/media.ts";
import { CENTRE } from "../model/media.ts";
import type { Slide, SlidePicture } from "../model/playlist.ts";
import { dwellOf } from "../reading/dwell.ts";
import { parseMarkdown } from "../reading/markdown.ts";
import { softHyphenatedFields } from "../reading/soft-hyphens.ts";
import type { Candidate } from "./candidate.ts";
import { speakSlide, textOfSlide } from "./content.ts";
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
      dwellMs: dwellMsOf(slide, media, content.languages),
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

/** Nobody reads these from top to bottom: a look at a page, at a page of the web. */
const LOOK_MS = { document: 20_000, "web-page": 30_000 } as const;
const SHORTEST_FILM_MS = 1000;

/** A film lasts as long as it is; everything else as stated or as long as its longest language takes to read. */
function dwellMsOf(slide: SlideContent, media: Candidate["media"], languages: readonly Language[]): number {
  const film = filmOf(slide, media);
  if (film !== null) return Math.max(SHORTEST_FILM_MS, film.durationMs);
  if (slide.dwellMs !== null) return slide.dwellMs;
  if (slide.template === "document" || slide.template === "web-page") return LOOK_MS[slide.template];
  const readings =
    slide.template === "photo-story" ? photoTexts(slide, languages) : languages.map((language) => textOfSlide(slide, language));
  return dwellOf(readings);
}

function photoTexts({ fields }: Extract<SlideContent, { template: "photo-story" }>, languages: readonly Language[]): readonly string[] {
  return languages.flatMap((language) => fields.photos.map(({ caption }) => `${fields.title[language] ?? ""} ${caption[language] ?? ""}`));
}

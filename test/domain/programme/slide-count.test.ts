import { expect, it } from "vitest";
import { ContentHash, type MediaId } from "../../../domain/model/id.ts";
import { LANGUAGES } from "../../../domain/model/language.ts";
import { CENTRE, type MediaFiles, type Rendition } from "../../../domain/model/media.ts";
import { canonicalJson } from "../../../domain/programme/canonical-json.ts";
import { compile } from "../../../domain/programme/compile.ts";
import { findGaps } from "../../../domain/programme/publishable.ts";
import { countPages, countShownSlides } from "../../../domain/programme/slide-count.ts";
import type { Words } from "../../../templates/picture-use.ts";
import type { SlideContent } from "../../../templates/registry.ts";
import { announcement, at, audience, city, content, mediaId, pictureSlide, textSlide } from "./sample.ts";

function documentSlide(n: number, title: Words = { de: "Satzung" }): SlideContent {
  return { key: `slide${String(n)}`, template: "document", dwellMs: null, fields: { title, document: mediaId(n) } };
}

function storySlide(photos: readonly (MediaId | null)[]): SlideContent {
  const picture = (id: MediaId | null) => id && { mediaId: id, decorative: true, alt: {} };
  const fields = { title: { de: "Hoffest" }, photos: photos.map((id) => ({ picture: picture(id), caption: {} })) };
  return { key: "story", template: "photo-story", dwellMs: null, fields };
}

const pages = (...counts: readonly number[]) => new Map(counts.map((count, index) => [mediaId(index + 1), { pages: count }] as const));

it("counts a slide for each page and each photo that is chosen, in every language", () => {
  const slides = [textSlide(), documentSlide(1), storySlide([mediaId(2), null, mediaId(3)])];
  expect(countShownSlides(content({ slides }), () => 30)).toBe(33);
  expect(countShownSlides(content({ slides, languages: ["de", "en", "tr"] }), () => 30)).toBe(99);
});

it("reckons with the longest document while its pages are being counted", () => {
  expect([countPages({ state: "processing", pages: [] }), countPages({ state: "failed", pages: [] })]).toEqual([30, 0]);
});

it("lets an announcement become 300 slides and no more, and leads to the longest part", () => {
  const slides = [textSlide({ key: "text" }), documentSlide(1), documentSlide(2)];
  const languages = ["de", "en", "tr", "pl", "uk"] as const;
  const tooMany = (facts: ReturnType<typeof pages>) =>
    findGaps(content({ slides, languages: [...languages] }), facts).filter(({ rule }) => rule === "too-many-slides");
  expect(tooMany(pages(29, 30))).toEqual([]);
  expect(tooMany(pages(30, 30))).toEqual([{ path: ["slides", 1, "fields", "document"], rule: "too-many-slides", count: 305 }]);
});

it("leads to the photos where they are the longest part", () => {
  const story = storySlide(Array.from({ length: 12 }, (_, index) => mediaId(index + 1)));
  const slides = [textSlide(), ...[1, 2].map((n) => ({ ...story, key: `story${String(n)}` }))];
  expect(findGaps(content({ slides, languages: [...LANGUAGES] })).find(({ rule }) => rule === "too-many-slides")).toEqual({
    path: ["slides", 1, "fields", "photos"],
    rule: "too-many-slides",
    count: 350,
  });
});

it("never refuses twenty slides of their own in all languages", () => {
  const slides = Array.from({ length: 20 }, (_, index) => ({ ...pictureSlide(mediaId(1)), key: `slide${String(index)}` }));
  const rules = findGaps(content({ slides, languages: [...LANGUAGES] }), pages(30)).map(({ rule }) => rule);
  expect(rules).not.toContain("too-many-slides");
});

/** The files of a page as the workshop makes them at most: four widths in three types. */
function page(n: number): readonly Rendition[] {
  return [480, 960, 1920, 3840].flatMap((width) =>
    (["image/avif", "image/webp", "image/jpeg"] as const).map((type) => {
      const hash = ContentHash.parse(`${String(n)}${type.length}${String(width)}`.padStart(64, "a"));
      return { hash, type, width, height: 2160, bytes: 1_234_567 };
    }),
  );
}

it("makes playlists at the bound that fit five times into what a browser keeps", () => {
  const document: MediaFiles = {
    kind: "document",
    focus: CENTRE,
    renditions: [],
    pages: Array.from({ length: 30 }, (_, n) => ({ width: 3840, height: 2160, renditions: page(n) })),
    film: null,
  };
  const title = { de: "Dienstanweisung ".repeat(12) };
  const slides = Array.from({ length: 10 }, (_, index) => documentSlide(index + 1, title));
  const media = new Map(slides.map((_, index) => [mediaId(index + 1), document]));
  const announcements = [announcement(1, "2026-11-22T08:00:00Z", { slides })];
  const playlist = compile(city({ announcements, media }), audience(), at("2026-11-22T09:00:00Z"));
  expect(playlist.slides).toHaveLength(300);
  expect(canonicalJson(playlist).length).toBeLessThan(1_000_000);
});

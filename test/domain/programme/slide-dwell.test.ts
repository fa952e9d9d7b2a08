import { describe, expect, it } from "vitest";
import { computedDwell, dwellMsOf } from "../../../domain/programme/slide-dwell.ts";
import { freshSlide } from "../../../editor/composer/content.ts";
import { SlideContent, type Template } from "../../../templates/registry.ts";

const slide = (template: Template, fields = {}, dwellMs: number | null = null) =>
  SlideContent.parse({ ...freshSlide(template, fields), dwellMs });
const words = (count: number) => Array.from({ length: count }, () => "wort").join(" ");

describe("how long a slide stays", () => {
  it("is as long as its film, whatever is stated", () => {
    expect(dwellMsOf(slide("video", {}, 9000), ["de"], 12_340)).toBe(12_340);
    expect(computedDwell(slide("video"), ["de"], 40)).toEqual({ ms: 1000, reason: "film" });
  });

  it("is as stated", () => {
    expect(dwellMsOf(slide("document", {}, 9000), ["de"], null)).toBe(9000);
    expect(dwellMsOf(slide("document"), ["de"], null)).toBe(20_000);
  });

  it("is a look at a page and a longer one at a page of the web", () => {
    expect(computedDwell(slide("document"), ["de"], null)).toEqual({ ms: 20_000, reason: "look" });
    expect(computedDwell(slide("web-page"), ["de"], null)).toEqual({ ms: 30_000, reason: "look" });
  });

  it("is what its longest language takes to read", () => {
    const spoken = slide("text", { title: { de: words(10), en: words(20) } });
    expect(computedDwell(spoken, ["de"], null)).toEqual({ ms: 8000, reason: "words" });
    expect(computedDwell(spoken, ["de", "en"], null)).toEqual({ ms: 13_000, reason: "words" });
  });

  it("is for each photo of a story what the longest caption takes with the title", () => {
    const photo = (count: number) => ({ picture: null, caption: { de: words(count) } });
    const story = slide("photo-story", { title: { de: words(2) }, photos: [photo(4), photo(18), photo(18)] });
    expect(computedDwell(story, ["de"], null)).toEqual({ ms: 13_000, reason: "words" });
  });
});

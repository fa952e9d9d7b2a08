import { describe, expect, it } from "vitest";
import { emptyContent, freshSlide, withField, withSlideAfter, withSlideAt } from "../../../editor/composer/content.ts";
import type { DraftContent } from "../../../editor/composer/draft-content.ts";
import { differencesBetween } from "../../../editor/composer/version-differences.ts";
import { diffWords } from "../../../editor/composer/word-diff.ts";

const BEFORE: DraftContent = {
  ...emptyContent(),
  languages: ["de", "en"],
  slides: [
    { ...freshSlide("text", { title: { de: "Tor 3", en: "Gate 3" }, body: { de: "Ab **Montag** zu" } }), key: "first0" },
    { ...freshSlide("steps"), key: "second" },
  ],
};

describe("the differences between two versions", () => {
  it("are none between the same", () => {
    expect(differencesBetween(BEFORE, structuredClone(BEFORE))).toEqual([]);
  });

  it("name words by slide, field and language, as they are read", () => {
    const after = withField(BEFORE, "first0", "body", { de: "Ab *Dienstag* zu" });
    expect(differencesBetween(BEFORE, after)).toEqual([
      { kind: "field", number: 1, template: "text", name: "body", language: "de", before: "Ab Montag zu", after: "Ab Dienstag zu" },
    ]);
  });

  it("name slides that came, went and moved", () => {
    const added = withSlideAfter(BEFORE, { ...freshSlide("menu", { title: { de: "Kantine" } }), key: "third0" }, undefined);
    expect(differencesBetween(BEFORE, added)).toEqual([{ kind: "slide-added", number: 3, title: "Kantine", template: "menu" }]);
    expect(differencesBetween(added, BEFORE)).toEqual([{ kind: "slide-removed", number: 3, title: "Kantine", template: "menu" }]);
    expect(differencesBetween(BEFORE, withSlideAt(BEFORE, "first0", 1))).toEqual([{ kind: "slides-moved" }]);
  });

  it("name what belongs to all slides", () => {
    expect(differencesBetween(BEFORE, { ...BEFORE, category: "safety", weight: 3 })).toEqual([{ kind: "category" }, { kind: "weight" }]);
  });
});

describe("the difference between two texts", () => {
  it("is told word by word", () => {
    expect(diffWords("Ab Montag von 8 bis 12 Uhr", "Ab Dienstag von 8 bis 14 Uhr")).toEqual([
      { kind: "same", text: "Ab " },
      { kind: "before", text: "Montag " },
      { kind: "after", text: "Dienstag " },
      { kind: "same", text: "von 8 bis " },
      { kind: "before", text: "12 " },
      { kind: "after", text: "14 " },
      { kind: "same", text: "Uhr" },
    ]);
  });

  it("is everything where nothing was", () => {
    expect(diffWords("", "Neu hier")).toEqual([{ kind: "after", text: "Neu hier" }]);
    expect(diffWords("Alt", "")).toEqual([{ kind: "before", text: "Alt" }]);
  });
});

import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { MediaId } from "../../../domain/model/id.ts";
import { LocalDate } from "../../../domain/model/time.ts";
import type { Check } from "../../../editor/checks/check.ts";
import { personCheck } from "../../../editor/checks/person-check.ts";
import { pictureChecks } from "../../../editor/checks/picture-checks.ts";
import { sizeChecks } from "../../../editor/checks/size-checks.ts";
import { splitSlide } from "../../../editor/checks/split-slide.ts";
import { amountCheck, capitalsCheck, readingCheck, sentenceCheck } from "../../../editor/checks/word-checks.ts";
import type { Writing } from "../../../editor/checks/writing.ts";
import { emptyContent, freshSlide } from "../../../editor/composer/content.ts";
import type { DraftContent, DraftSlide } from "../../../editor/composer/draft-content.ts";
import { loadTexts } from "../../../editor/texts.ts";

/** Loading texts also tells the page its language. */
beforeAll(async () => {
  vi.stubGlobal("document", { documentElement: { lang: "" } });
  await loadTexts("de");
});
afterAll(() => {
  vi.unstubAllGlobals();
});

const PHOTO = MediaId.parse("11111111-1111-4111-8111-111111111111");

function writing(slide: DraftSlide, more: Partial<Writing> = {}): Writing {
  const content = { ...emptyContent(), slides: [slide], ...more.content };
  return {
    slide,
    language: "de",
    media: new Map(),
    screens: [],
    fit: { fits: true, runningU: 44, isShrunk: true },
    contrast: undefined,
    textInPictures: new Set(),
    today: LocalDate.parse("2026-11-22"),
    ...more,
    content,
  };
}

/** The slide as a remedy leaves it. */
function mended(check: Check | undefined, place = 0): DraftSlide | undefined {
  const remedy = check?.remedies[place];
  return remedy && "content" in remedy ? remedy.content.slides[0] : undefined;
}

const words = (count: number) => Array.from({ length: count }, () => "wort").join(" ");

describe("capitals", () => {
  it("are told and written normally at a click, in rows of a list too", () => {
    const slide = freshSlide("steps", { title: { de: "DRK hilft" }, steps: [{ step: { de: "SOFORT ANRUFEN" } }] });
    const [check] = capitalsCheck(writing(slide));
    expect(check).toMatchObject({ state: "warn", text: "Großbuchstaben lesen sich schwer: SOFORT ANRUFEN" });
    expect(mended(check)?.fields["steps"]).toEqual([{ step: { de: "Sofort anrufen" } }]);
    expect(mended(check)?.fields["title"]).toEqual({ de: "DRK hilft" });
  });
});

describe("reading time", () => {
  it("is set at a click when the slide is shown for too short a time", () => {
    const slide = { ...freshSlide("text", { title: { de: words(30) } }), dwellMs: 8000 };
    const [check] = readingCheck(writing(slide));
    expect(check?.state).toBe("warn");
    expect(mended(check)?.dwellMs).toBe(18_000);
  });
  it("is nobody's matter for a film", () => {
    expect(readingCheck(writing(freshSlide("video")))).toEqual([]);
  });
});

describe("too much text", () => {
  it("names the field and by how many words to shorten it", () => {
    const slide = freshSlide("text", { title: { de: "Kurz" }, body: { de: words(60) } });
    const [check] = amountCheck(writing(slide));
    expect(check?.text).toBe("21 Wörter mehr, als im Vorbeigehen gelesen werden");
    expect(check?.remedies.at(-1)).toEqual({ label: "„Text“ um etwa 21 Wörter kürzen", path: ["body"] });
  });
  it("is split in two where a paragraph ends", () => {
    const slide = freshSlide("text", { title: { de: "Lang" }, body: { de: `${words(30)}\n\n${words(30)} Ende` } });
    const split = splitSlide({ ...emptyContent(), slides: [slide] }, slide);
    expect(split?.content.slides.map(({ fields }) => fields["body"])).toEqual([{ de: words(30) }, { de: `${words(30)} Ende` }]);
    expect(new Set(split?.content.slides.map(({ key }) => key)).size).toBe(2);
  });
  it("is split between rows of a list, and never in the middle of a paragraph", () => {
    const steps = Array.from({ length: 5 }, (_, n) => ({ step: { de: `Schritt ${String(n + 1)}` } }));
    const slide = freshSlide("steps", { steps });
    const split = splitSlide({ ...emptyContent(), slides: [slide] }, slide);
    expect(split?.content.slides.map(({ fields }) => fields["steps"])).toEqual([steps.slice(0, 3), steps.slice(3)]);
    const single = freshSlide("text", { body: { de: words(80) } });
    expect(splitSlide({ ...emptyContent(), slides: [single] }, single)).toBeNull();
  });
  it("is told of a single sentence, with the field to go to", () => {
    const [check] = sentenceCheck(writing(freshSlide("text", { body: { de: words(25) } })));
    expect(check).toMatchObject({ text: "Langer Satz: 25 Wörter, gut lesbar sind bis zu 20", remedies: [{ path: ["body"] }] });
  });
});

describe("pictures", () => {
  const picture = { mediaId: PHOTO, decorative: false, alt: {} };
  it("are described or decorative at a click", () => {
    const slide = freshSlide("text-image", { title: { de: "Wache" }, picture });
    const [check] = pictureChecks(writing(slide));
    expect(check).toMatchObject({ state: "warn", text: "Bild ohne Beschreibung" });
    expect(check?.remedies[0]).toMatchObject({ path: ["picture", "alt", "de"] });
    expect(mended(check, 1)?.fields["picture"]).toMatchObject({ decorative: true });
  });
  it("are not described by the name of a file", () => {
    const slide = freshSlide("text-image", { picture: { ...picture, alt: { de: "IMG_2041.jpg" } } });
    expect(pictureChecks(writing(slide))[0]?.text).toBe("Die Bildbeschreibung ist nur ein Dateiname");
  });
  it("name the languages that lack a description", () => {
    const slide = freshSlide("text-image", { picture: { ...picture, alt: { de: "Die Wache" } } });
    const content: DraftContent = { ...emptyContent(), languages: ["de", "tr"], slides: [slide] };
    expect(pictureChecks(writing(slide, { content }))[0]?.text).toBe("Bild ohne Beschreibung auf Türkisch");
  });
  it("are suspected of holding text", () => {
    const slide = freshSlide("text-image", { picture: { ...picture, decorative: true } });
    expect(pictureChecks(writing(slide, { textInPictures: new Set([PHOTO]) })).map(({ key }) => key)).toEqual(["alt", "text-in-picture"]);
  });
});

describe("a person", () => {
  it.each([
    [false, null, "Die Einwilligung der Person fehlt"],
    [true, "2026-11-01", "Die Einwilligung endete am 1. November 2026"],
    [true, "2026-12-01", "Die Einwilligung endet bald, am 1. Dezember 2026"],
    [true, "2027-12-31", "Einwilligung bis 31. Dezember 2027"],
  ])("with consent %j until %s: %s", (consent, consentUntil, text) => {
    expect(personCheck(writing(freshSlide("person", { consent, consentUntil })))[0]?.text).toBe(text);
  });
});

describe("size", () => {
  const screen = (farthestM: number) => ({ viewing: { diagonalInches: 55, farthestM }, isPortrait: false });
  const slide = freshSlide("text", { title: { de: "Kurz" } });
  it("is good when the farthest reader of every screen is reached", () => {
    expect(sizeChecks(writing(slide, { screens: [screen(2.5)] }))).toEqual([
      { key: "legible", state: "good", text: "Lesbar bis 2,8 m (Raum: 2,5 m)", remedies: [] },
    ]);
  });
  it("tells on how many screens it is too small", () => {
    expect(sizeChecks(writing(slide, { screens: [screen(2.5), screen(6)] }))[0]?.text).toBe(
      "Lesbar nur bis 2,8 m (Raum: 6 m). Zu klein auf 1 von 2 Bildschirmen.",
    );
  });
  it("asks nobody to shorten what is as large as it gets", () => {
    const screens = [{ viewing: { diagonalInches: 43, farthestM: 8 }, isPortrait: false }];
    const [check] = sizeChecks(writing(slide, { screens, fit: { fits: true, runningU: 58, isShrunk: false } }));
    expect(check).toMatchObject({ state: "warn", remedies: [] });
  });
  it("is unknown where nobody has measured", () => {
    const checks = sizeChecks(writing(slide, { screens: [{ viewing: null, isPortrait: false }] }));
    expect(checks).toMatchObject([{ state: "unknown", text: "Lesbarkeit unbekannt: Der Bildschirm ist noch nicht ausgemessen." }]);
  });
  it("is too much if it does not fit", () => {
    expect(sizeChecks(writing(slide, { fit: { fits: false, runningU: 20, isShrunk: true } }))[0]).toMatchObject({
      key: "fit",
      state: "warn",
    });
  });
});

import { describe, expect, it } from "vitest";
import { Schedule } from "../../../domain/model/schedule.ts";
import {
  copyOfSlide,
  duplicated,
  emptyContent,
  freshSlide,
  withField,
  withLanguage,
  withoutLanguage,
  withoutSlide,
  withSlideAfter,
  withSlideAt,
} from "../../../editor/composer/content.ts";
import { type DraftContent, draftTitle, slideTitle, soundContent, storable } from "../../../editor/composer/draft-content.ts";

const SLIDES = ["text", "menu", "steps"] as const;
const CONTENT: DraftContent = {
  ...emptyContent(),
  slides: SLIDES.map((template, index) => ({ ...freshSlide(template), key: `slide${String(index)}` })),
};
const order = ({ slides }: DraftContent) => slides.map(({ key }) => key).join(" ");

describe("the slides of an announcement", () => {
  it("begin with one empty text that the server would store", () => {
    expect(storable(emptyContent())?.slides).toHaveLength(1);
  });

  it("are put in behind another, moved and taken out", () => {
    const added = withSlideAfter(CONTENT, { ...freshSlide("text"), key: "added1" }, "slide0");
    expect(order(added)).toBe("slide0 added1 slide1 slide2");
    expect(order(withSlideAt(CONTENT, "slide0", 2))).toBe("slide1 slide2 slide0");
    expect(order(withSlideAt(CONTENT, "slide2", -5))).toBe("slide2 slide0 slide1");
    expect(order(withoutSlide(CONTENT, "slide1"))).toBe("slide0 slide2");
  });

  it("are never none", () => {
    const one = emptyContent();
    expect(withoutSlide(one, one.slides[0]?.key ?? "")).toBe(one);
  });

  it("have keys of their own when they are copied", () => {
    const slide = freshSlide("text", { title: { de: "Hallo" } });
    const copy = copyOfSlide(slide);
    expect(copy.key).toMatch(/^[a-z0-9]{6}$/);
    expect(copy.key).not.toBe(slide.key);
    expect(copy.fields).toEqual(slide.fields);
  });

  it("change one field of one slide", () => {
    const changed = withField(CONTENT, "slide1", "title", { de: "Kantine" });
    expect(changed.slides.map((slide) => slideTitle(slide, ["de"]))).toEqual(["", "Kantine", ""]);
    expect(changed.slides[0]).toBe(CONTENT.slides[0]);
  });
});

describe("the languages of an announcement", () => {
  it("keep what was written in one that was taken away", () => {
    const written = withField(withLanguage(CONTENT, "tr"), "slide0", "title", { de: "Hallo", tr: "Merhaba" });
    const back = withLanguage(withoutLanguage(written, "tr"), "tr");
    expect(back).toEqual(written);
  });

  it("show the title in the original where a translation is missing", () => {
    const content = withField(withLanguage(CONTENT, "tr"), "slide0", "title", { de: "Hallo" });
    expect(slideTitle(content.slides[0] ?? freshSlide("text"), content.languages, "tr")).toBe("Hallo");
    expect(draftTitle(content)).toBe("Hallo");
  });
});

describe("what breaks a rule", () => {
  const content = {
    ...CONTENT,
    slides: [{ ...freshSlide("web-page"), fields: { title: { de: "x".repeat(250) }, address: "dortm", zoom: "100" } }],
  };

  it("is not stored", () => {
    expect(storable(content)).toBeUndefined();
  });

  it("is shortened or left out for the preview", () => {
    expect(soundContent(content).slides[0]?.fields).toEqual({ title: { de: "x".repeat(200) }, address: "", zoom: "100" });
  });
});

describe("a duplicate", () => {
  const windows = [
    { start: "06:00", end: "09:00", days: { kind: "weekdays", weekdays: [1, 2] }, except: ["2026-12-24"], skipHolidays: true },
    { start: "10:00", end: "11:00", days: { kind: "dates", dates: ["2026-12-01"] }, except: [], skipHolidays: false },
  ];
  const original = { ...CONTENT, schedule: Schedule.parse({ from: "2026-11-01T00:00", until: "2026-11-30T00:00", windows }) };

  it("keeps the times that come again and none that are tied to days", () => {
    expect(duplicated(original).schedule).toEqual({ from: null, until: null, windows: [{ ...windows[0], except: [] }] });
  });

  it("keeps words and targets, on slides of its own", () => {
    const copy = duplicated(original);
    expect(copy.slides.map(({ fields }) => fields)).toEqual(original.slides.map(({ fields }) => fields));
    expect(copy.slides.some(({ key }) => original.slides.some((slide) => slide.key === key))).toBe(false);
    expect(copy.targets).toEqual(original.targets);
  });
});

import { expect, it } from "vitest";
import { TimeWindow } from "../../../domain/model/schedule.ts";
import { findGaps } from "../../../domain/programme/publishable.ts";
import type { SlideContent } from "../../../templates/registry.ts";
import { definitionOf } from "../../../templates/registry.ts";
import { content, local, mediaId, personSlide, pictureSlide, schedule, textSlide } from "./sample.ts";

it("finds nothing missing in a title with a target; a text is not needed", () => {
  expect(findGaps(content())).toEqual([]);
});

it("finds all gaps at once, in the order of the form", () => {
  const slides = [pictureSlide(mediaId(1), { de: "Eine Spritze" }, { title: { de: " " } })];
  expect(findGaps(content({ languages: ["de", "en"], slides, targets: [] }))).toEqual([
    { path: ["slides", 0, "fields", "title", "de"], rule: "title-missing" },
    { path: ["slides", 0, "fields", "title", "en"], rule: "title-missing" },
    { path: ["slides", 0, "fields", "picture", "alt", "en"], rule: "alt-missing" },
    { path: ["targets"], rule: "target-missing" },
  ]);
});

it("wants a picture where the template shows one, and no description of a decorative one", () => {
  expect(findGaps(content({ slides: [textSlide(), { ...pictureSlide(null), key: "slide2" }] }))).toEqual([
    { path: ["slides", 1, "fields", "picture"], rule: "picture-missing" },
  ]);
  expect(findGaps(content({ slides: [pictureSlide(mediaId(1))] }))).toEqual([]);
});

it("finds what was taken out of the library, also in rows, and judges nothing it does not know", () => {
  const photo = (n: number) => ({ picture: { mediaId: mediaId(n), decorative: true, alt: {} }, caption: {} });
  const slides: readonly SlideContent[] = [
    pictureSlide(mediaId(1)),
    { key: "story", template: "photo-story", dwellMs: null, fields: { title: { de: "Fest" }, photos: [photo(2), photo(3)] } },
    { key: "film", template: "video", dwellMs: null, fields: { title: { de: "Film" }, video: mediaId(4), sound: false } },
  ];
  const all = content({ slides: [...slides] });
  expect(findGaps(all)).toEqual([]);
  const library = new Map([2, 4].map((n) => [mediaId(n), "deleted" as const]));
  expect(findGaps(all, library)).toEqual([
    { path: ["slides", 1, "fields", "photos", 0, "picture"], rule: "picture-deleted" },
    { path: ["slides", 2, "fields", "video"], rule: "media-deleted" },
  ]);
});

it("wants one row at least, and of a row that is begun everything it needs; empty rows are nothing", () => {
  const { empty } = definitionOf("steps");
  const steps = (rows: readonly string[]): SlideContent => ({
    key: "slide1",
    template: "steps",
    dwellMs: null,
    fields: { ...empty, title: { de: "Hände waschen" }, steps: rows.map((de) => ({ step: { de } })), note: {} },
  });
  expect(findGaps(content({ slides: [steps(["", ""])] }))).toEqual([{ path: ["slides", 0, "fields", "steps"], rule: "rows-missing" }]);
  expect(findGaps(content({ slides: [steps(["Wasser auf", "", "Seife nehmen"])] }))).toEqual([]);
  expect(
    findGaps(content({ languages: ["de", "en"], slides: [{ ...steps(["Wasser auf", ""]) }] })).map(({ path }) => path.join(".")),
  ).toEqual(["slides.0.fields.title.en", "slides.0.fields.steps.0.step.en"]);
});

it("wants the consent of a person and its last day", () => {
  expect(findGaps(content({ slides: [personSlide("2027-03-31")] }))).toEqual([]);
  expect(findGaps(content({ slides: [personSlide("2027-03-31", false)] }))).toEqual([
    { path: ["slides", 0, "fields", "consent"], rule: "consent-missing" },
  ]);
});

it("wants every repetition to match some day", () => {
  const windowWith = (rule: string) =>
    TimeWindow.parse({
      start: "05:30",
      end: "09:00",
      days: { kind: "rule", rule, anchor: "2026-11-22" },
      except: [],
      skipHolidays: false,
    });
  const windows = [windowWith("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"), windowWith("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30")];
  expect(findGaps(content({ schedule: schedule({ windows }) }))).toEqual([
    { path: ["schedule", "windows", 1, "days", "rule"], rule: "rule-never-fires" },
  ]);
  const leapDay = [windowWith("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29")];
  expect(findGaps(content({ schedule: schedule({ windows: leapDay }) }))).toEqual([]);
});

it("does not mind windows that cannot open before the end: that surprises, but it may be meant", () => {
  const window = TimeWindow.parse({
    start: "05:30",
    end: "09:00",
    days: { kind: "dates", dates: ["2026-12-24"] },
    except: [],
    skipHolidays: false,
  });
  expect(findGaps(content({ schedule: schedule({ until: local("2026-12-01T00:00"), windows: [window] }) }))).toEqual([]);
});

import { expect, it } from "vitest";
import { TimeWindow } from "../../../domain/model/schedule.ts";
import { findGaps } from "../../../domain/programme/publishable.ts";
import { content, local, mediaId, schedule, variant } from "./sample.ts";

const picture = { mediaId: mediaId(1), decorative: false };

it("finds nothing missing in a title with a target; a text is not needed", () => {
  expect(findGaps(content())).toEqual([]);
});

it("finds all gaps at once, in the order of the form", () => {
  const variants = [variant({ title: " ", alt: "Eine Spritze" }), variant({ language: "en", title: "" })];
  expect(findGaps(content({ template: "text-image", variants, picture, targets: [] }))).toEqual([
    { path: ["variants", 0, "title"], rule: "title-missing" },
    { path: ["variants", 1, "title"], rule: "title-missing" },
    { path: ["variants", 1, "alt"], rule: "alt-missing" },
    { path: ["targets"], rule: "target-missing" },
  ]);
});

it("wants a picture where the template shows one", () => {
  expect(findGaps(content({ template: "text-image" }))).toEqual([{ path: ["picture"], rule: "picture-missing" }]);
});

it("wants no description of a decorative picture, nor of one that is not shown", () => {
  expect(findGaps(content({ template: "text-image", picture: { ...picture, decorative: true } }))).toEqual([]);
  expect(findGaps(content({ template: "text", picture }))).toEqual([]);
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

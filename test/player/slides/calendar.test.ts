import { describe, expect, it } from "vitest";
import { LocalDate, LocalTime } from "../../../domain/model/time.ts";
import { dayOfMonth, monthOf, timeOf, todayAt, weekdayOf } from "../../../player/slides/calendar.ts";

const MONDAY = LocalDate.parse("2026-11-23");

describe("days and times on a slide", () => {
  it("are said in its language", () => {
    expect([weekdayOf(MONDAY, "de"), monthOf(MONDAY, "de"), dayOfMonth(MONDAY, "de")]).toEqual(["Mo", "Nov", "23."]);
    expect([weekdayOf(MONDAY, "en"), monthOf(MONDAY, "en"), dayOfMonth(MONDAY, "en")]).toEqual(["Mon", "Nov", "23"]);
    expect([weekdayOf(MONDAY, "tr"), weekdayOf(MONDAY, "pl"), weekdayOf(MONDAY, "uk")]).toEqual(["Pzt", "pon", "пн"]);
  });
  it("are not abbreviated in Leichte Sprache", () => {
    expect([weekdayOf(MONDAY, "de-x-leicht"), monthOf(MONDAY, "de-x-leicht")]).toEqual(["Montag", "November"]);
  });
  it("have the digits of everything else on the glass, in Arabic too", () => {
    expect([weekdayOf(MONDAY, "ar"), dayOfMonth(MONDAY, "ar")]).toEqual(["الاثنين", "23"]);
  });
  it("say the hour without a leading zero, and never without its unit in German", () => {
    expect(timeOf(LocalTime.parse("06:00"), "de")).toBe("6:00\u00a0Uhr");
    expect(timeOf(LocalTime.parse("06:00"), "uk")).toBe("6:00");
    expect(timeOf(LocalTime.parse("00:30"), "de")).toBe("0:30\u00a0Uhr");
  });
  it("take the day from the clock at the site", () => {
    expect(todayAt(Date.UTC(2026, 10, 23, 23, 59))).toBe("2026-11-23");
    expect(todayAt(Date.UTC(2026, 10, 24))).toBe("2026-11-24");
  });
});

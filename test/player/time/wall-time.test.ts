import { describe, expect, it } from "vitest";
import { ZoneOffset } from "../../../domain/model/playlist.ts";
import { clockText, dateText, wallMs, wallTime } from "../../../player/time/wall-time.ts";

const AUTUMN = [
  { fromMs: Date.UTC(2026, 2, 29, 1), offsetMinutes: 120 },
  { fromMs: Date.UTC(2026, 9, 25, 1), offsetMinutes: 60 },
].map((offset) => ZoneOffset.parse(offset));

describe("wallTime", () => {
  it("follows the site through the end of summer time, wherever the device believes to be", () => {
    expect(clockText(wallTime(wallMs(AUTUMN, Date.UTC(2026, 9, 25, 0, 59, 59), -300)))).toBe("02:59");
    expect(clockText(wallTime(wallMs(AUTUMN, Date.UTC(2026, 9, 25, 1), -300)))).toBe("02:00");
  });

  it("uses the first offset before it began, and the device's own without any", () => {
    expect(clockText(wallTime(wallMs(AUTUMN, Date.UTC(2026, 0, 1, 10), 0)))).toBe("12:00");
    expect(clockText(wallTime(wallMs([], Date.UTC(2026, 0, 1, 10), 60)))).toBe("11:00");
  });
});

describe("dateText", () => {
  it("names day and month as people do", () => {
    const time = wallTime(wallMs(AUTUMN, Date.UTC(2026, 10, 21, 9, 42), 0));
    expect(dateText(time, "de")).toBe("Samstag, 21. November");
    expect(dateText(time, "en")).toBe("Saturday, 21 November");
  });

  it.each(["de", "en"] as const)("names every day and every month as the platform does: %s", (language) => {
    const said = new Intl.DateTimeFormat(language, { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" });
    for (let day = 0; day < 365; day++) {
      const atMs = Date.UTC(2026, 0, 1 + day);
      const parts = said.formatToParts(atMs);
      const [weekday, month] = ["weekday", "month"].map((wanted) => parts.find(({ type }) => type === wanted)?.value ?? "missing");
      expect(dateText(wallTime(atMs), language)).toContain(`${weekday ?? ""}, `);
      expect(dateText(wallTime(atMs), language).endsWith(` ${month ?? ""}`)).toBe(true);
    }
  });

  it("is already tomorrow after midnight at the site", () => {
    expect(dateText(wallTime(wallMs(AUTUMN, Date.UTC(2026, 11, 31, 23, 30), 0)), "de")).toBe("Freitag, 1. Januar");
  });
});

import { describe, expect, it } from "vitest";
import { fieldsOf } from "../../../editor/composer/draft-content.ts";
import { movedDates } from "../../../editor/gallery/moved-dates.ts";

const WEEK = { title: { de: "Diese Woche" }, dates: [{ day: "2026-11-25" }, { day: "2026-11-23" }, { day: null }] };

describe("the days of an example", () => {
  it("move on by whole weeks until none is over", () => {
    expect(movedDates(fieldsOf("dates"), WEEK, "2027-01-12")["dates"]).toEqual(
      [{ day: "2027-01-20" }, { day: "2027-01-18" }, { day: null }].map((row) => expect.objectContaining(row)),
    );
  });

  it("stay while they lie ahead", () => {
    expect(movedDates(fieldsOf("dates"), WEEK, "2026-11-23")).toBe(WEEK);
  });

  it("keep their time of day", () => {
    expect(movedDates(fieldsOf("countdown"), { until: "2026-12-01T09:30" }, "2026-12-02")["until"]).toBe("2026-12-08T09:30");
  });
});

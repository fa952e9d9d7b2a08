import { describe, expect, it } from "vitest";
import { localDateTime } from "../../editor/when.ts";

const IN_2026 = Date.UTC(2026, 10, 22, 12);

describe("a wall time as people read it", () => {
  it("leaves out the year it is, and says any other", () => {
    expect(localDateTime("2026-11-27T06:00", IN_2026)).toBe("Fr.,\u00a027.11.,\u00a006:00");
    expect(localDateTime("2027-01-04T06:00", IN_2026)).toBe("Mo.,\u00a004.01.2027,\u00a006:00");
  });
});

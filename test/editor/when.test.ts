import { describe, expect, it } from "vitest";
import { lasting, localDateTime } from "../../editor/when.ts";

const IN_2026 = Date.UTC(2026, 10, 22, 12);

describe("a wall time as people read it", () => {
  it("leaves out the year it is, and says any other", () => {
    expect(localDateTime("2026-11-27T06:00", IN_2026)).toBe("Fr.,\u00a027.11.,\u00a006:00");
    expect(localDateTime("2027-01-04T06:00", IN_2026)).toBe("Mo.,\u00a004.01.2027,\u00a006:00");
  });
});

describe("how long something took", () => {
  it.each([
    [0, "0,1\u00a0s"],
    [1_234, "1,2\u00a0s"],
    [59_400, "59\u00a0s"],
    [5 * 60_000 + 59_000, "5\u00a0Min."],
    [23 * 3_600_000, "23\u00a0Std."],
    [86_400_000, "1\u00a0Tag"],
    [40 * 86_400_000, "40\u00a0Tage"],
  ])("says %i ms as %s", (ms, said) => {
    expect(lasting(ms).replaceAll(" ", "\u00a0")).toBe(said);
  });
});

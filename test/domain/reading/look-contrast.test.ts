import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Tone } from "../../../domain/model/look.ts";
import { LocalTime } from "../../../domain/model/time.ts";
import { accentContrast, accentOn, isReadableAccent, nearestAccent } from "../../../domain/reading/look-contrast.ts";

const BY_HOURS: Tone = { kind: "by-hours", nightFrom: LocalTime.parse("18:00"), nightUntil: LocalTime.parse("06:00") };
const anyColour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, "0")}`);

describe("an accent", () => {
  it.each<[string, Tone, boolean]>([
    ["#1f5f9e", { kind: "screen" }, true],
    ["#1f5f9e", { kind: "paper" }, true],
    ["#1f5f9e", BY_HOURS, true],
    ["#1f5f9e", { kind: "night" }, false],
    ["#f2b441", { kind: "night" }, true],
    ["#f2b441", { kind: "screen" }, false],
    ["#cccccc", { kind: "paper" }, false],
  ])("%s may be read in tone %j: %s", (accent, tone, expected) => {
    expect(isReadableAccent(accent, tone)).toBe(expected);
  });

  it("is refused just under 4.5 and taken just over it", () => {
    expect(accentContrast("#707070", "paper")).toBeCloseTo(4.5, 1);
    expect([isReadableAccent("#707070", { kind: "paper" }), isReadableAccent("#717171", { kind: "paper" })]).toEqual([true, false]);
  });

  it("is drawn as it is where it does, darker on paper and lighter at night where it does not", () => {
    expect(accentOn("#1f5f9e", "paper")).toBe("#1f5f9e");
    expect(accentOn("#f2b441", "night")).toBe("#f2b441");
    expect(accentOn("#f2b441", "paper")).toBe("#8e6a26");
    expect(accentOn("#1f5f9e", "night")).toBe("#5485b5");
  });

  it("has a shade that does on either paper, whatever the colour, and is that shade itself", () => {
    fc.assert(
      fc.property(anyColour, fc.constantFrom("paper" as const, "night" as const), (accent, paper) => {
        const shade = accentOn(accent, paper);
        expect(accentContrast(shade, paper)).toBeGreaterThanOrEqual(4.5);
        expect(accentOn(shade, paper)).toBe(shade);
      }),
    );
  });

  it("never does on both papers as it is, which is why each has its own shade", () => {
    fc.assert(
      fc.property(anyColour, (accent) => {
        expect(Math.min(accentContrast(accent, "paper"), accentContrast(accent, "night"))).toBeLessThan(4.5);
      }),
    );
  });

  it("that is refused has a nearest one that is taken", () => {
    expect(nearestAccent("#f2b441", { kind: "screen" })).toBe("#8e6a26");
    expect(isReadableAccent(nearestAccent("#000000", { kind: "night" }), { kind: "night" })).toBe(true);
  });
});

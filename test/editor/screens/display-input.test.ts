import { describe, expect, it } from "vitest";
import { displayFaults, isUsual, readDisplay, typedDisplay, USUAL_DISPLAY_INPUT } from "../../../editor/screens/display-input.ts";
import { isPortrait } from "../../../editor/screens/viewport.ts";

const DISPLAY = {
  rotation: 90,
  overscanPercent: 2.5,
  wall: { columns: 2, rows: 3, column: 1, row: 2, bezelAcrossPercent: 1.25, bezelDownPercent: 0 },
  calm: true,
  largeType: false,
  brightness: [{ startMinute: 1320, endMinute: 360, percent: 40 }],
} as const;
const WALL = { columns: 2, rows: 1, column: 0, row: 0, bezelAcross: "0", bezelDown: "0" };

describe("what is typed about a display", () => {
  it("comes back as it was read", () => {
    expect(readDisplay(typedDisplay(DISPLAY))).toEqual(DISPLAY);
    expect(isUsual(typedDisplay(DISPLAY))).toBe(false);
    expect(isUsual({ ...USUAL_DISPLAY_INPUT, overscan: " 0,0 " })).toBe(true);
  });

  it("is read with a comma as well as with a point", () => {
    const typed = { ...USUAL_DISPLAY_INPUT, overscan: "2,5", wall: { ...WALL, bezelAcross: "1.5", bezelDown: "1,5" } };
    expect(displayFaults(typed)).toEqual([]);
    expect(readDisplay(typed)).toMatchObject({ overscanPercent: 2.5, wall: { bezelAcrossPercent: 1.5, bezelDownPercent: 1.5 } });
  });

  it.each([
    [{ overscan: "" }, ["overscan"]],
    [{ overscan: "viel" }, ["overscan"]],
    [{ overscan: "10,5" }, ["overscan"]],
    [{ wall: { ...WALL, bezelAcross: "21" } }, ["bezels"]],
    [{ wall: { ...WALL, bezelDown: "" } }, ["bezels"]],
    [{ brightness: [{ startMinute: 0, endMinute: 1, percent: "9" }] }, ["brightness"]],
    [{ brightness: [{ startMinute: 0, endMinute: 1, percent: "50,5" }] }, ["brightness"]],
  ])("names the part of %j that is wrong", (change, faults) => {
    expect(displayFaults({ ...USUAL_DISPLAY_INPUT, ...change })).toEqual(faults);
  });
});

describe("isPortrait", () => {
  const hung = (viewport: string | null, rotation: 0 | 90 | 180 | 270) =>
    isPortrait({ presence: { viewport }, display: { rotation } } as Parameters<typeof isPortrait>[0]);

  it("goes by the device, turned as it hangs; an unknown one lies", () => {
    expect([hung("1080x1920@1", 0), hung("1920x1080@1", 0), hung(null, 0)]).toEqual([true, false, false]);
    expect([hung("1920x1080@1", 90), hung("1920x1080@1", 270), hung("1080x1920@1", 90)]).toEqual([true, true, false]);
    expect([hung("1920x1080@1", 180), hung(null, 90)]).toEqual([false, true]);
  });
});

import { describe, expect, it } from "vitest";
import { BrightnessHours, ScreenDisplay, ScreenDraft, USUAL_DISPLAY } from "../../../domain/model/screen.ts";

const WALL = { columns: 3, rows: 2, column: 2, row: 1, bezelAcrossPercent: 1.5, bezelDownPercent: 2 };

/** Where a display is refused. */
function refused(change: object): readonly string[] {
  const { error } = ScreenDisplay.safeParse({ ...USUAL_DISPLAY, ...change });
  return error?.issues.map(({ path }) => path.join(".")) ?? [];
}

describe("the display of a screen", () => {
  it("is the usual one for whoever says nothing of it", () => {
    const { display } = ScreenDraft.parse({ name: "Flur", siteId: crypto.randomUUID(), groupIds: [], theme: "paper" });
    expect(display).toEqual({ rotation: 0, overscanPercent: 0, wall: null, calm: false, largeType: false, brightness: [] });
  });

  it("hangs in one of four directions and is cut off by a tenth at most", () => {
    expect([0, 90, 180, 270].flatMap((rotation) => refused({ rotation }))).toEqual([]);
    expect([45, -90, 360, "90", null].flatMap((rotation) => refused({ rotation }))).toEqual(Array(5).fill("rotation"));
    expect([0, 2.5, 10].flatMap((overscanPercent) => refused({ overscanPercent }))).toEqual([]);
    expect([-0.1, 10.1].flatMap((overscanPercent) => refused({ overscanPercent }))).toEqual(Array(2).fill("overscanPercent"));
  });

  it("has its place inside its wall, which is eight by eight at most", () => {
    expect(refused({ wall: WALL })).toEqual([]);
    expect(refused({ wall: { ...WALL, column: 3 } })).toEqual(["wall.column"]);
    expect(refused({ wall: { ...WALL, row: 2 } })).toEqual(["wall.row"]);
    expect(refused({ wall: { ...WALL, columns: 9, rows: 9 } })).toEqual(["wall.columns", "wall.rows"]);
    expect(refused({ wall: { ...WALL, bezelAcrossPercent: 21, bezelDownPercent: -1 } })).toEqual([
      "wall.bezelAcrossPercent",
      "wall.bezelDownPercent",
    ]);
  });

  it("is dimmed to a tenth at most, at six times of the day at most", () => {
    const hours = { startMinute: 1320, endMinute: 300, percent: 10 };
    expect(BrightnessHours.safeParse(hours).success).toBe(true);
    expect(BrightnessHours.safeParse({ ...hours, percent: 9 }).success).toBe(false);
    expect(BrightnessHours.safeParse({ ...hours, endMinute: 1440 }).success).toBe(false);
    expect(refused({ brightness: Array(6).fill(hours) })).toEqual([]);
    expect(refused({ brightness: Array(7).fill(hours) })).toEqual(["brightness"]);
  });
});

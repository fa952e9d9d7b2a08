import { describe, expect, it } from "vitest";
import { USUAL_DISPLAY } from "../../../domain/model/screen.ts";
import { displayOf, picturePlace, pictureSize } from "../../../player/panel/picture-place.ts";

const WALL = { columns: 2, rows: 1, column: 0, row: 0, bezelAcrossPercent: 0, bezelDownPercent: 0 };
const FULL_HD = { clientWidth: 1920, clientHeight: 1080 };

describe("where the picture lies", () => {
  it("is all over the panel as long as nobody says otherwise", () => {
    expect(picturePlace(USUAL_DISPLAY)).toEqual({ rim: 0, left: 0, top: 0, width: 100, height: 100 });
    expect(pictureSize(FULL_HD, USUAL_DISPLAY)).toEqual({ width: 1920, height: 1080 });
  });

  it("is moved in from each side where the panel cuts it off", () => {
    const display = { ...USUAL_DISPLAY, overscanPercent: 5 };
    expect(picturePlace(display)).toEqual({ rim: 5, left: 0, top: 0, width: 100, height: 100 });
    expect(pictureSize(FULL_HD, display)).toEqual({ width: 1728, height: 972 });
  });

  it("is as large as the wall, and each screen sees its part", () => {
    const wall = { ...WALL, columns: 3, rows: 2, column: 2, row: 1 };
    expect(picturePlace({ ...USUAL_DISPLAY, wall })).toEqual({ rim: 0, left: -200, top: -100, width: 300, height: 200 });
    expect(pictureSize(FULL_HD, { ...USUAL_DISPLAY, wall })).toEqual({ width: 5760, height: 2160 });
  });

  it("goes on behind the frames between two screens", () => {
    const wall = { ...WALL, columns: 3, rows: 2, column: 2, row: 1, bezelAcrossPercent: 2, bezelDownPercent: 4 };
    expect(picturePlace({ ...USUAL_DISPLAY, wall })).toEqual({ rim: 0, left: -204, top: -104, width: 304, height: 204 });
  });

  it("of a wall of panels that cut it off is reckoned by what is seen of each", () => {
    const display = { ...USUAL_DISPLAY, overscanPercent: 5, wall: WALL };
    expect(picturePlace(display)).toEqual({ rim: 5, left: -0, top: -0, width: 200, height: 100 });
    expect(pictureSize(FULL_HD, display)).toEqual({ width: 3456, height: 972 });
  });

  it("is the usual one for a card kept from before", () => {
    expect(displayOf(null)).toEqual(USUAL_DISPLAY);
    expect(displayOf({ id: "1" as never, name: "", place: "", organisation: "", language: "de" })).toEqual(USUAL_DISPLAY);
  });
});

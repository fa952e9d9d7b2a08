import { describe, expect, it } from "vitest";
import { unitOf } from "../../../player/stage/unit.ts";

const at = (clientWidth: number, clientHeight: number) => unitOf({ clientWidth, clientHeight });

describe("unitOf", () => {
  it("grows with the panel", () => {
    expect(at(1280, 720)).toEqual({ format: "landscape", unitPx: 2 / 3 });
    expect(at(3840, 2160)).toEqual({ format: "landscape", unitPx: 2 });
    expect(at(1080, 1920)).toEqual({ format: "portrait", unitPx: 1 });
  });

  it("keeps the usual size of type on a strip, which has half as many units from top to bottom", () => {
    expect(at(1920, 540)).toEqual({ format: "narrow", unitPx: 1 });
    expect(at(3840, 720)).toEqual({ format: "narrow", unitPx: 4 / 3 });
  });

  it("takes a panel for a strip only when it is wider than 2.6 to 1", () => {
    expect(at(2600, 1000).format).toBe("landscape");
    expect(at(2601, 1000).format).toBe("narrow");
  });
});

import { describe, expect, it } from "vitest";
import { renditionsOf, slidesBetween } from "../../player/media-needs.ts";
import { playlist } from "./playlist.ts";

const CHANGING = playlist([{ picture: "1" }, { picture: "2" }, { picture: "1" }], {
  loops: [[0, 2], [1]],
  segments: [
    { fromMs: 0, loop: 0 },
    { fromMs: 500_000, loop: 1 },
  ],
});
const ids = (fromMs: number, untilMs: number) => slidesBetween(CHANGING, fromMs, untilMs).map(({ id }) => id);

describe("slidesBetween", () => {
  it("names the slides of every segment that touches the stretch, which is half-open", () => {
    expect(ids(0, 500_000)).toEqual(["a", "c"]);
    expect(ids(0, 500_001)).toEqual(["a", "c", "b"]);
    expect(ids(500_000, 600_000)).toEqual(["b"]);
    expect(ids(1_000_000, 1_100_000)).toEqual([]);
  });
});

describe("renditionsOf", () => {
  it("names each file once", () => {
    expect(renditionsOf(CHANGING.slides, { width: 100, height: 100 }).map(({ hash }) => hash[0])).toEqual(["1", "2"]);
  });
});

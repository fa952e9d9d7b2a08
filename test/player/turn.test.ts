import { describe, expect, it } from "vitest";
import { showingAt } from "../../player/turn.ts";
import { playlist } from "./playlist.ts";

const always = () => true;
const THREE = playlist([{}, {}, {}]);

describe("showingAt", () => {
  it("shows the slide whose turn it is", () => {
    expect(showingAt(THREE, 12_000, always, always).slide?.id).toBe("b");
  });

  it("shows the next of the loop instead of one that cannot be shown, round the end", () => {
    expect(showingAt(THREE, 12_000, ({ id }) => id !== "b", always).slide?.id).toBe("c");
    expect(showingAt(THREE, 22_000, ({ id }) => id !== "c", always).slide?.id).toBe("a");
  });

  it("passes over a slide that lacks its picture only as long as another one is complete", () => {
    expect(showingAt(THREE, 2000, always, ({ id }) => id !== "a").slide?.id).toBe("b");
    expect(showingAt(THREE, 2000, always, () => false).slide?.id).toBe("a");
  });

  it("falls back to the house slide without a playlist, outside of it, and when nothing can be shown", () => {
    expect(showingAt(null, 2000, always, always)).toEqual({ turn: null, slide: null });
    expect(showingAt(THREE, 1_000_000, always, always).slide).toBeNull();
    expect(showingAt(THREE, 2000, () => false, always).slide).toBeNull();
  });
});

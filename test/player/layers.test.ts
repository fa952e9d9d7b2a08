import { describe, expect, it } from "vitest";
import type { Slide } from "../../domain/model/playlist.ts";
import { withoutGone, withShown, withWanted } from "../../player/layers.ts";
import { playlist } from "./playlist.ts";

const [one, two, three] = playlist([{}, {}, {}]).slides as [Slide, Slide, Slide];

describe("the layers of the cross-fade", () => {
  it("let a slide enter, be shown, and leave for the next one in the other slot", () => {
    const first = withShown(withWanted([], one), one);
    expect(first).toEqual([{ slot: 0, slide: one, phase: "shown" }]);
    const fading = withShown(withWanted(first, two), two);
    expect(fading).toEqual([
      { slot: 0, slide: one, phase: "leaving" },
      { slot: 1, slide: two, phase: "shown" },
    ]);
    expect(withoutGone(fading)).toEqual([{ slot: 1, slide: two, phase: "shown" }]);
  });

  it("leave everything as it is while the same slide is wanted", () => {
    const shown = withShown(withWanted([], one), one);
    expect(withWanted(shown, { ...one })).toEqual(shown);
  });

  it("drop what was still coming when something else is wanted", () => {
    const shown = withShown(withWanted([], one), one);
    expect(withWanted(withWanted(shown, two), three)).toEqual([
      { slot: 0, slide: one, phase: "shown" },
      { slot: 1, slide: three, phase: "entering" },
    ]);
    expect(withWanted(withWanted(shown, two), one)).toEqual(shown);
  });

  it("do not show a slide that is not coming any more", () => {
    const layers = withWanted(withShown(withWanted([], one), one), two);
    expect(withShown(layers, three)).toBe(layers);
  });

  it("treat the house slide as one like any other", () => {
    const house = withShown(withWanted([], null), null);
    expect(house).toEqual([{ slot: 0, slide: null, phase: "shown" }]);
    expect(withWanted(house, null)).toEqual(house);
  });
});

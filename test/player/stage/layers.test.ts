import { describe, expect, it } from "vitest";
import type { Slide } from "../../../domain/model/playlist.ts";
import { isCovered, type Layer, withNext, withoutGone, withReady, withTurn, withWanted } from "../../../player/stage/layers.ts";
import type { Shown } from "../../../player/stage/shown.ts";
import { playlist, takeover } from "../playlist.ts";

const [one, two, three] = playlist([{}, {}, {}]).slides as [Slide, Slide, Slide];
const alarm = { takeover: takeover("t", { fromMs: 0, untilMs: 1000 }), others: [] };

/** The layers once this is on the glass. */
const showing = (shown: Shown, before: readonly Layer[] = []) => withTurn(withReady(withWanted(before, shown), shown), shown);

describe("the layers of the cross-fade", () => {
  it("let a slide enter, be shown, and leave for the next one in the other slot", () => {
    const first = showing(one);
    expect(first).toEqual([{ slot: 0, shown: one, phase: "shown" }]);
    const fading = showing(two, first);
    expect(fading).toEqual([
      { slot: 0, shown: one, phase: "leaving" },
      { slot: 1, shown: two, phase: "shown" },
    ]);
    expect(withoutGone(fading)).toEqual([{ slot: 1, shown: two, phase: "shown" }]);
  });

  it("leave everything as it is while the same slide is wanted", () => {
    const shown = showing(one);
    expect(withWanted(shown, { ...one })).toEqual(shown);
  });

  it("fade to the same slide with another picture, or the same one cut otherwise", () => {
    const shown = showing(one);
    const recut = { ...one, pictures: [{ alt: "", focus: { x: 0, y: 1 }, renditions: [] }] };
    expect(withWanted(shown, recut).at(-1)).toEqual({ slot: 1, shown: recut, phase: "entering" });
  });

  it("drop what was still coming when something else is wanted", () => {
    const shown = showing(one);
    expect(withWanted(withWanted(shown, two), three)).toEqual([
      { slot: 0, shown: one, phase: "shown" },
      { slot: 1, shown: three, phase: "entering" },
    ]);
    expect(withWanted(withWanted(shown, two), one)).toEqual(shown);
  });

  it("do not show a slide that is not coming any more", () => {
    const layers = withWanted(showing(one), two);
    expect(withReady(layers, three)).toBe(layers);
    expect(withTurn(withReady(layers, two), three)).toEqual(withReady(layers, two));
  });

  it("show at once what is wanted again while it leaves, for it is still drawn and will not say once more that it is ready", () => {
    const fading = showing(two, showing(one));
    const back = [
      { slot: 1, shown: two, phase: "shown" },
      { slot: 0, shown: one, phase: "ready" },
    ];
    expect(withWanted(fading, one)).toEqual(back);
    expect(withNext(fading, two, one)).toEqual(fading);
    expect(withNext(fading, two, one, true)).toEqual(back);
  });

  it("prepare what comes next once the one before is there and nothing fades, and show it at its moment", () => {
    const fading = showing(two, showing(one));
    expect(withNext(fading, two, three)).toEqual(fading);
    const prepared = withReady(withNext(withoutGone(fading), two, three), three);
    expect(prepared).toEqual([
      { slot: 1, shown: two, phase: "shown" },
      { slot: 0, shown: three, phase: "ready" },
    ]);
    expect(withTurn(prepared, two)).toBe(prepared);
    expect(withTurn(prepared, three)).toEqual([
      { slot: 1, shown: two, phase: "leaving" },
      { slot: 0, shown: three, phase: "shown" },
    ]);
    expect(withNext(prepared, one, three).at(-1)).toEqual({ slot: 0, shown: one, phase: "entering" });
  });

  it("do not begin with the next while the one whose turn it is has still to come", () => {
    expect(withNext(showing(one), two, three).at(-1)).toEqual({ slot: 1, shown: two, phase: "entering" });
  });

  it("treat house slide, darkness and takeovers like any other", () => {
    for (const shown of ["house", "off", alarm] as const) {
      const layers = showing(shown);
      expect(layers).toEqual([{ slot: 0, shown, phase: "shown" }]);
      expect(withWanted(layers, shown)).toEqual(layers);
    }
  });

  it("fade a takeover afresh when the others that it lists change, not when it is made again", () => {
    const layers = showing(alarm);
    expect(withWanted(layers, { ...alarm, others: [] })).toEqual(layers);
    const joined = { ...alarm, others: [takeover("o", { fromMs: 0, untilMs: 1000 })] };
    expect(withWanted(layers, joined).at(-1)).toEqual({ slot: 1, shown: joined, phase: "entering" });
  });

  it("let what leaves stand while something that covers the glass comes over it, but not while a slide does", () => {
    expect(isCovered(showing("house", showing(alarm)))).toBe(true);
    expect(isCovered(showing(one, showing(alarm)))).toBe(false);
    expect(isCovered(showing(alarm, showing(one)))).toBe(false);
    expect(isCovered(showing(alarm))).toBe(false);
  });
});

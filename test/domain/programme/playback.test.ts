import { describe, expect, it } from "vitest";
import { USUAL_LOOK } from "../../../domain/model/look.ts";
import type { PlayedTakeover, Playlist, Slide } from "../../../domain/model/playlist.ts";
import { Instant } from "../../../domain/model/time.ts";
import { playedLook } from "../../../domain/programme/looks.ts";
import { showingAt, slideAt } from "../../../domain/programme/playback.ts";
import { announcementId, takeoverId, zone } from "./sample.ts";

const ms = (value: number) => Instant.parse(value);

function slide(id: string, dwellMs: number): Slide {
  const looks = {
    template: "text",
    category: "general",
    language: "de",
    title: id,
    fields: {},
    pictures: [],
    film: null,
    part: null,
  } as const;
  return { id, announcementId: announcementId(1), version: 1, dwellMs, ...looks };
}

/** 10 to 20 s nothing, 20 to 55 s a (10 s) and b (5 s), 55 to 60 s nothing, 60 to 90 s a alone. */
const playlist: Playlist = {
  format: 2,
  fromMs: ms(10_000),
  untilMs: ms(90_000),
  theme: "paper",
  look: playedLook(USUAL_LOOK, new Map(), { fromMs: 0, untilMs: 0 }, { zone: zone("UTC") }),
  zoneOffsets: [],
  slides: [slide("a", 10_000), slide("b", 5000)],
  loops: [[], [0, 1], [0]],
  segments: [
    { fromMs: ms(10_000), loop: 0 },
    { fromMs: ms(20_000), loop: 1 },
    { fromMs: ms(55_000), loop: 0 },
    { fromMs: ms(60_000), loop: 2 },
  ],
  takeovers: [],
};
const seen = (atMs: number) => {
  const turn = slideAt(playlist, atMs);
  return turn && [turn.slide.id, turn.fromMs, turn.untilMs, turn.position];
};

describe("slideAt", () => {
  it.each([
    [9999, null],
    [10_000, null],
    [19_999, null],
    [20_000, ["a", 20_000, 30_000, 0]],
    [29_999, ["a", 20_000, 30_000, 0]],
    [30_000, ["b", 30_000, 35_000, 1]],
    [35_000, ["a", 35_000, 45_000, 0]],
    [54_999, ["a", 50_000, 55_000, 0]],
    [55_000, null],
    [60_000, ["a", 60_000, 70_000, 0]],
    [89_999, ["a", 80_000, 90_000, 0]],
    [90_000, null],
    [Number.NaN, null],
  ])("at %i ms is %j", (atMs, expected) => {
    expect(seen(atMs)).toEqual(expected);
  });

  it("cuts a turn at the end of its segment", () => {
    const shorter = { ...playlist, untilMs: ms(84_000) };
    expect(slideAt(shorter, 83_000)?.untilMs).toBe(84_000);
  });

  it("takes instants between milliseconds", () => {
    expect(slideAt(playlist, 29_999.5)?.slide.id).toBe("a");
  });

  it("hands out the slides of the loop, the same array while it turns", () => {
    expect(slideAt(playlist, 20_000)?.loopSlides.map(({ id }) => id)).toEqual(["a", "b"]);
    expect(slideAt(playlist, 20_000)?.loopSlides).toBe(slideAt(playlist, 41_000)?.loopSlides);
  });
});

describe("what showingAt shows lasts until the next change:", () => {
  it.each([
    [0, 10_000],
    [10_000, 20_000],
    [20_000, 30_000],
    [29_999, 30_000],
    [50_000, 55_000],
    [55_000, 60_000],
    [80_000, 90_000],
    [90_000, Number.POSITIVE_INFINITY],
  ])("after %i ms is %i ms", (atMs, expected) => {
    expect(showingAt(playlist, atMs).untilMs).toBe(expected);
  });
});

function takeover(n: number, change: Partial<PlayedTakeover>): PlayedTakeover {
  const words = { kind: "fire", severity: "severe", drill: false, variants: [] } as const;
  return { id: String(n), takeoverId: takeoverId(n), ...words, fromMs: ms(22_000), untilMs: ms(32_000), ...change };
}

describe("showingAt", () => {
  const showing = (change: Partial<Playlist>, atMs: number) => {
    const it = showingAt({ ...playlist, ...change }, atMs);
    const what =
      it.kind === "takeover" ? [it.takeover, ...it.others].map(({ id }) => id).join() : it.kind === "slide" ? it.turn.slide.id : it.kind;
    return [what, it.untilMs];
  };

  it("lays a takeover over the programme from its start on until its end, and then shows what would have been", () => {
    const takeovers = [takeover(1, {})];
    expect(showing({ takeovers }, 21_999)).toEqual(["a", 22_000]);
    expect(showing({ takeovers }, 22_000)).toEqual(["1", 32_000]);
    expect(showing({ takeovers }, 31_999)).toEqual(["1", 32_000]);
    expect(showing({ takeovers }, 32_000)).toEqual(["b", 35_000]);
  });

  it("shows the worst of several, then the newest, then by id, and names the others", () => {
    const takeovers = [
      takeover(4, { fromMs: ms(21_000) }),
      takeover(3, { severity: "moderate" }),
      takeover(2, {}),
      takeover(1, {}),
      takeover(5, { severity: "extreme", fromMs: ms(20_000), untilMs: ms(25_000) }),
    ];
    expect(showing({ takeovers }, 22_000)).toEqual(["5,1,2,4,3", 25_000]);
    expect(showing({ takeovers }, 25_000)).toEqual(["1,2,4,3", 32_000]);
  });

  it("shows a takeover that came too late no more, and one that outlasts the playlist until its end", () => {
    const takeovers = [takeover(1, { fromMs: ms(80_000), untilMs: ms(95_000) })];
    expect(showing({ takeovers }, 90_000)).toEqual(["1", 95_000]);
    expect(showing({ takeovers }, 95_000)).toEqual(["house", Number.POSITIVE_INFINITY]);
  });

  it("is dark in a quiet segment, though not for a takeover", () => {
    const segments = [
      { fromMs: ms(10_000), loop: 0, quiet: true as const },
      { fromMs: ms(60_000), loop: 2 },
    ];
    expect(showing({ segments }, 30_000)).toEqual(["quiet", 60_000]);
    expect(showing({ segments }, 60_000)).toEqual(["a", 70_000]);
    expect(showing({ segments, takeovers: [takeover(1, {})] }, 30_000)).toEqual(["1", 32_000]);
    expect(slideAt({ ...playlist, segments }, 30_000)).toBeNull();
  });
});

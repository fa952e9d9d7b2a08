import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Playlist } from "../../../domain/model/playlist.ts";
import { DAY_MS } from "../../../domain/model/time.ts";
import { canonicalJson } from "../../../domain/programme/canonical-json.ts";
import { compile } from "../../../domain/programme/compile.ts";
import { horizonOf } from "../../../domain/programme/horizon.ts";
import { showingAt, slideAt, type Turn } from "../../../domain/programme/playback.ts";
import { resolve } from "../../../domain/programme/resolve.ts";
import { type Scene, scene, tellingInstants } from "./random-city.ts";
import { announcement, at, audience, city, mediaId, rendition, variant } from "./sample.ts";
import { slowProgramme, slowResolution } from "./slow-city.ts";

const RUNS = { numRuns: 300 };
const NOW = at("2027-03-24T12:00:00Z");

/** What is on the glass at an instant, said as a resolution says it; the announcements in no particular order. */
function playing(playlist: Playlist, atMs: number) {
  const showing = showingAt(playlist, atMs);
  const none = { takeovers: [], quiet: false, shown: new Set() };
  if (showing.kind === "takeover") return { ...none, takeovers: [showing.takeover, ...showing.others].map(({ takeoverId }) => takeoverId) };
  if (showing.kind === "quiet") return { ...none, quiet: true };
  if (showing.kind === "house") return none;
  return { ...none, shown: new Set(showing.turn.loopSlides.map(({ announcementId }) => announcementId)) };
}

/** All turns from one instant until another, each found at the end of the one before. */
function turnsBetween(playlist: Playlist, fromMs: number, untilMs: number): readonly Turn[] {
  const turns: Turn[] = [];
  for (let atMs = fromMs; atMs < untilMs; ) {
    const turn = slideAt(playlist, atMs);
    if (turn === null) break;
    turns.push(turn);
    atMs = turn.untilMs;
  }
  return turns;
}

const randomInstants = ({ nowMs, audience: { horizonDays } }: Scene) => {
  const { fromMs, untilMs } = horizonOf(nowMs, horizonDays);
  return fc.array(fc.integer({ min: fromMs, max: untilMs - 1 }), { minLength: 5, maxLength: 5 });
};
/** The moments at which the same horizon is compiled: a week from a day before the second epoch week in it. */
const momentsOfOneWeek = ({ nowMs, audience: { horizonDays } }: Scene) => {
  const { fromMs } = horizonOf(nowMs, horizonDays);
  return fc.integer({ min: fromMs + 6 * DAY_MS, max: fromMs + 13 * DAY_MS - 1 });
};
const sceneAndInstants = scene.chain((one) => fc.tuple(fc.constant(one), randomInstants(one)));

describe("for random cities", () => {
  it("resolver and playlist agree with the slow model at every telling and random instant", { timeout: 300_000 }, () => {
    fc.assert(
      fc.property(sceneAndInstants, ([one, random]) => {
        const playlist = compile(one.city, one.audience, one.nowMs);
        for (const atMs of [...tellingInstants(one), ...random]) {
          const expected = slowResolution(one.city, one.audience, atMs);
          expect(resolve(one.city, one.audience, atMs)).toEqual(expected);
          const { takeovers, quiet, shown } = expected;
          expect(playing(playlist, atMs)).toEqual({ takeovers, quiet, shown: new Set(shown) });
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("each segment opens with the newest announcement and gives everyone exactly their turns in each round", () => {
    fc.assert(
      fc.property(scene, (one) => {
        const playlist = compile(one.city, one.audience, one.nowMs);
        playlist.segments.forEach(({ fromMs }, index) => {
          const endMs = playlist.segments[index + 1]?.fromMs ?? playlist.untilMs;
          const shown = playlist.segments[index]?.quiet ? [] : slowProgramme(one.city, one.audience, fromMs);
          const expected = shown.flatMap(({ id, version, content: { variants, weight } }) =>
            variants.flatMap(({ language }) => Array.from({ length: weight }, () => `${id}.${version}.${language}`)),
          );
          const roundMs = slideAt(playlist, fromMs)?.loopSlides.reduce((sum, { dwellMs }) => sum + dwellMs, 0) ?? 0;
          const turns = turnsBetween(playlist, fromMs, Math.min(endMs, fromMs + roundMs));
          expect(turns[0]?.slide.announcementId).toBe(shown[0]?.id);
          expect(turns.map(({ position }) => position)).toEqual(turns.map((_, position) => position));
          if (fromMs + roundMs > endMs) return;
          expect(turns.map(({ slide }) => slide.id).sort()).toEqual(expected.sort());
          expect(turns.at(-1)?.untilMs ?? fromMs).toBe(fromMs + roundMs);
        });
      }),
      RUNS,
    );
  });

  it("segments tile the horizon without gap, overlap or needless cut", () => {
    fc.assert(
      fc.property(scene, (one) => {
        const { fromMs, untilMs, segments, loops } = compile(one.city, one.audience, one.nowMs);
        const starts = segments.map((segment) => segment.fromMs);
        expect(starts[0]).toBe(fromMs);
        expect(starts).toEqual([...new Set(starts)].sort((a, b) => a - b));
        expect(starts.at(-1)).toBeLessThan(untilMs);
        segments.forEach(({ loop, quiet }, index) => {
          expect(loops[loop]).toBeDefined();
          expect([loop, quiet]).not.toEqual([segments[index + 1]?.loop, segments[index + 1]?.quiet]);
        });
        expect(new Set(loops.map(String)).size).toBe(loops.length);
      }),
      RUNS,
    );
  });

  it("is one document whatever the order of the data and the moment of the week", () => {
    const shuffled = <T>(items: readonly T[]) => fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });
    const twice = scene.chain((one) =>
      fc.record({
        one: fc.constant(one),
        announcements: shuffled(one.city.announcements),
        groups: shuffled(one.city.groups),
        groupIds: shuffled(one.audience.groupIds),
        laterMs: momentsOfOneWeek(one),
      }),
    );
    fc.assert(
      fc.property(twice, ({ one, announcements, groups, groupIds, laterMs }) => {
        const other = compile(
          { ...one.city, announcements: structuredClone(announcements), groups },
          { ...one.audience, groupIds },
          laterMs,
        );
        expect(canonicalJson(other)).toBe(canonicalJson(compile(one.city, one.audience, one.nowMs)));
      }),
      RUNS,
    );
  });

  it("makes documents of the agreed format that name only slides they use", () => {
    fc.assert(
      fc.property(scene, (one) => {
        const playlist = compile(one.city, one.audience, one.nowMs);
        expect(Playlist.parse(JSON.parse(canonicalJson(playlist)))).toEqual(playlist);
        expect(new Set(playlist.loops.flat()).size).toBe(playlist.slides.length);
        expect(new Set(playlist.slides.map(({ id }) => id)).size).toBe(playlist.slides.length);
      }),
      RUNS,
    );
  });
});

describe("compile", () => {
  it.each([
    ["from a day before an epoch week", 14, "2027-03-24T00:00Z", "2027-03-18T00:00Z", "2027-04-15T00:00Z"],
    ["until a day before the next one", 14, "2027-03-30T23:59:59.999Z", "2027-03-18T00:00Z", "2027-04-15T00:00Z"],
    ["and then the next weeks", 14, "2027-03-31T00:00Z", "2027-03-25T00:00Z", "2027-04-22T00:00Z"],
    ["longer for a screen that asks", 35, "2027-03-30T23:59:59.999Z", "2027-03-18T00:00Z", "2027-05-06T00:00Z"],
  ] as const)("covers whole epoch weeks, %s", (_, horizonDays, now, from, until) => {
    const { fromMs, untilMs } = compile(city(), audience({ horizonDays }), at(now));
    expect([fromMs, untilMs]).toEqual([at(from), at(until)]);
  });

  it("is one empty loop when nothing is to be shown", () => {
    const { slides, loops, segments } = compile(city(), audience(), NOW);
    expect({ slides, loops, segments }).toEqual({ slides: [], loops: [[]], segments: [{ fromMs: at("2027-03-18T00:00Z"), loop: 0 }] });
  });

  it("starts a fresh loop at the instant of publication, with the fresh announcement first", () => {
    const announcements = [announcement(1, "2027-03-01T00:00Z"), announcement(2, "2027-03-24T11:59:00Z")];
    const playlist = compile(city({ announcements }), audience(), NOW);
    expect(playlist.segments).toEqual([
      { fromMs: at("2027-03-18T00:00Z"), loop: 0 },
      { fromMs: at("2027-03-24T11:59:00Z"), loop: 1 },
    ]);
    expect(playlist.slides.map(({ announcementId }) => announcementId)).toEqual([announcements[1]?.id, announcements[0]?.id]);
    expect(playlist.loops).toEqual([[1], [0, 1]]);
  });

  it("lets the languages of an announcement follow each other, all for as long as the longest needs", () => {
    const long = Array.from({ length: 30 }, () => "Wort").join(" ");
    const variants = [variant({ body: "Kurz" }), variant({ language: "en", title: "Flu shot", body: long }), variant({ language: "tr" })];
    const announcements = [announcement(1, "2027-03-02T00:00Z", { variants }), announcement(2, "2027-03-01T00:00Z")];
    const playlist = compile(city({ announcements }), audience(), NOW);
    expect(playlist.loops).toEqual([[0, 1, 2, 3]]);
    expect(playlist.slides.map(({ language, dwellMs }) => [language, dwellMs])).toEqual([
      ["de", 19_000],
      ["en", 19_000],
      ["tr", 19_000],
      ["de", 8000],
    ]);
  });

  it("gives each variant its own description of the picture, and a decorative one none", () => {
    const variants = [variant({ alt: "Eine Spritze" }), variant({ language: "en", alt: "A syringe" })];
    const picture = { mediaId: mediaId(1), decorative: false };
    const renditions = new Map([[mediaId(1), [rendition(1)]]]);
    const altsOf = (decorative: boolean) => {
      const announcements = [
        announcement(1, "2027-03-01T00:00Z", { template: "text-image", variants, picture: { ...picture, decorative } }),
      ];
      return compile(city({ announcements, renditions }), audience(), NOW).slides.map((slide) => slide.picture?.alt);
    };
    expect(altsOf(false)).toEqual(["Eine Spritze", "A syringe"]);
    expect(altsOf(true)).toEqual(["", ""]);
  });

  it("shows an announcement again once its picture is ready", () => {
    const announcements = [
      announcement(1, "2027-03-01T00:00Z", { template: "text-image", picture: { mediaId: mediaId(1), decorative: true } }),
    ];
    expect(compile(city({ announcements }), audience(), NOW).slides).toEqual([]);
    const ready = compile(city({ announcements, renditions: new Map([[mediaId(1), [rendition(1)]]]) }), audience(), NOW);
    expect(ready.slides[0]?.picture?.renditions).toEqual([rendition(1)]);
  });

  it("tells the clock of the site's zone, with the switch to summer time", () => {
    expect(compile(city(), audience(), NOW).zoneOffsets).toEqual([
      { fromMs: at("2027-03-18T00:00Z"), offsetMinutes: 60 },
      { fromMs: at("2027-03-28T01:00Z"), offsetMinutes: 120 },
    ]);
  });
});

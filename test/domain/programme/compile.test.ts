import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { MediaId } from "../../../domain/model/id.ts";
import type { MediaFiles } from "../../../domain/model/media.ts";
import { Playlist } from "../../../domain/model/playlist.ts";
import { DAY_MS } from "../../../domain/model/time.ts";
import { canonicalJson } from "../../../domain/programme/canonical-json.ts";
import { compile } from "../../../domain/programme/compile.ts";
import { horizonOf } from "../../../domain/programme/horizon.ts";
import { showingAt, slideAt, type Turn } from "../../../domain/programme/playback.ts";
import { resolve } from "../../../domain/programme/resolve.ts";
import type { Words } from "../../../templates/picture-use.ts";
import type { SlideContent } from "../../../templates/registry.ts";
import { type Scene, scene, tellingInstants } from "./random-city.ts";
import { announcement, announcementId, at, audience, city, image, mediaId, pictureSlide, rendition, textSlide } from "./sample.ts";
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
          const expected = shown.flatMap(({ id, version, content: { languages, slides, weight } }) =>
            languages.flatMap((language) =>
              slides.flatMap((_, place) =>
                Array.from({ length: weight }, () => `${id}.${version}.${language}${place === 0 ? "" : `.${String(place + 1)}`}`),
              ),
            ),
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
    const slides = [textSlide({ title: { de: "Grippeschutz", en: "Flu shot", tr: "Aşı" }, body: { de: "Kurz", en: long } })];
    const announcements = [
      announcement(1, "2027-03-02T00:00Z", { languages: ["de", "en", "tr"], slides }),
      announcement(2, "2027-03-01T00:00Z"),
    ];
    const playlist = compile(city({ announcements }), audience(), NOW);
    expect(playlist.loops).toEqual([[0, 1, 2, 3]]);
    expect(playlist.slides.map(({ language, dwellMs }) => [language, dwellMs])).toEqual([
      ["de", 19_000],
      ["en", 19_000],
      ["tr", 19_000],
      ["de", 8000],
    ]);
  });

  it("plays all slides in one language before the next, and names those after the first by their place", () => {
    const slides = [textSlide({ dwellMs: 4000 }), textSlide({ key: "second", title: { de: "Zweitens", en: "Second" }, dwellMs: 5000 })];
    const announcements = [announcement(1, "2027-03-01T00:00Z", { languages: ["de", "en"], slides })];
    const playlist = compile(city({ announcements }), audience(), NOW);
    const id = announcementId(1);
    expect(playlist.slides.map((slide) => [slide.id, slide.title, slide.dwellMs])).toEqual([
      [`${id}.1.de`, "Grippeschutz", 4000],
      [`${id}.1.de.2`, "Zweitens", 5000],
      [`${id}.1.en`, "", 4000],
      [`${id}.1.en.2`, "Second", 5000],
    ]);
  });

  it("gives each language its own description of the picture, and a decorative one none", () => {
    const media = new Map([[mediaId(1), image(1)]]);
    const altsOf = (alt: Words | null) => {
      const announcements = [announcement(1, "2027-03-01T00:00Z", { languages: ["de", "en"], slides: [pictureSlide(mediaId(1), alt)] })];
      const { slides } = compile(city({ announcements, media }), audience(), NOW);
      return slides.map(({ fields, pictures }) => [fields["picture"], pictures[0]?.alt]);
    };
    expect(altsOf({ de: "Eine Spritze", en: "A syringe" })).toEqual([
      [0, "Eine Spritze"],
      [0, "A syringe"],
    ]);
    expect(altsOf(null)).toEqual([
      [0, ""],
      [0, ""],
    ]);
  });

  it("shows an announcement again once its picture is ready", () => {
    const announcements = [announcement(1, "2027-03-01T00:00Z", { slides: [pictureSlide(mediaId(1))] })];
    expect(compile(city({ announcements }), audience(), NOW).slides).toEqual([]);
    const ready = compile(city({ announcements, media: new Map([[mediaId(1), image(1)]]) }), audience(), NOW);
    expect(ready.slides[0]?.pictures[0]?.renditions).toEqual([rendition(1)]);
  });

  it("makes a slide of each photo of a story, of each page of a document, and lets a film last as long as it is", () => {
    const photo = (n: number | null) => ({
      picture: n === null ? null : { mediaId: mediaId(n), decorative: true, alt: {} },
      caption: { de: `Foto ${String(n)}` },
    });
    const pages = [1, 2, 3].map((n) => ({ width: 480, height: 270, renditions: [rendition(n)] }));
    const film = { durationMs: 83_400, hasSound: true, files: [], captions: [] };
    const nothing = { kind: "document", focus: { x: 0.5, y: 0.5 }, renditions: [], pages: [], film: null } as const;
    const media = new Map<MediaId, MediaFiles>([
      [mediaId(1), image(1)],
      [mediaId(2), image(2)],
      [mediaId(3), { ...nothing, pages }],
      [mediaId(4), { ...nothing, kind: "video", film }],
    ]);
    const title = { de: "Titel" };
    const slides: SlideContent[] = [
      { key: "photos", template: "photo-story", dwellMs: null, fields: { title, photos: [photo(1), photo(null), photo(2)] } },
      { key: "papers", template: "document", dwellMs: null, fields: { title, document: mediaId(3) } },
      { key: "movies", template: "video", dwellMs: 5000, fields: { title, video: mediaId(4), sound: false } },
    ];
    const playlist = compile(city({ announcements: [announcement(1, "2027-03-01T00:00Z", { slides })], media }), audience(), NOW);
    expect(playlist.slides.map(({ part, pictures, dwellMs }) => [part, pictures[0]?.renditions[0]?.bytes, dwellMs])).toEqual([
      [{ place: 1, count: 2 }, 1001, 8000],
      [{ place: 2, count: 2 }, 1002, 8000],
      [{ place: 1, count: 3 }, 1001, 20_000],
      [{ place: 2, count: 3 }, 1002, 20_000],
      [{ place: 3, count: 3 }, 1003, 20_000],
      [null, undefined, 83_400],
    ]);
    expect(playlist.slides[1]?.fields["photos"]).toEqual([{ picture: 0, caption: "Foto 2" }]);
    expect(playlist.slides[5]?.film).toEqual(film);
  });

  it("tells the clock of the site's zone, with the switch to summer time", () => {
    expect(compile(city(), audience(), NOW).zoneOffsets).toEqual([
      { fromMs: at("2027-03-18T00:00Z"), offsetMinutes: 60 },
      { fromMs: at("2027-03-28T01:00Z"), offsetMinutes: 120 },
    ]);
  });
});

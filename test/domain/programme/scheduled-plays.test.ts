import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { USUAL_LOOK } from "../../../domain/model/look.ts";
import { PlayedTakeover, Playlist, type Slide } from "../../../domain/model/playlist.ts";
import { LocalDate } from "../../../domain/model/time.ts";
import { playedLook } from "../../../domain/programme/looks.ts";
import { type Had, scheduledBy, scheduledIn } from "../../../domain/programme/scheduled-plays.ts";
import { dayNumber, instantOnDay } from "../../../domain/programme/wall-clock.ts";
import { announcementId, takeoverId, zone } from "./sample.ts";
import { GRID_MS, slowScheduled } from "./slow-plays.ts";

const DAY_MS = 86_400_000;

interface Wish {
  readonly fromMs: number;
  readonly untilMs: number;
  /** Announcement and dwell of each slide. */
  readonly slides: readonly (readonly [number, number])[];
  readonly loops: readonly (readonly number[])[];
  readonly segments: readonly { readonly fromMs: number; readonly loop: number; readonly quiet?: true | undefined }[];
  readonly takeovers?: readonly { readonly fromMs: number; readonly untilMs: number }[];
}

function playlist({ takeovers = [], slides, segments, ...rest }: Wish): Playlist {
  return Playlist.parse({
    format: 2,
    theme: "paper",
    look: playedLook(USUAL_LOOK, new Map(), { fromMs: 0, untilMs: 0 }, { zone: zone("UTC") }),
    zoneOffsets: [],
    slides: slides.map(([announcement, dwellMs], index) => slide(`${String(announcement)}-${String(index)}`, announcement, dwellMs)),
    segments: segments.map(({ quiet, ...segment }) => (quiet ? { ...segment, quiet } : segment)),
    takeovers: takeovers.map((time, index) =>
      PlayedTakeover.parse({
        id: `t${String(index)}`,
        takeoverId: takeoverId(1),
        kind: "fire",
        severity: "severe",
        drill: false,
        variants: [],
        ...time,
      }),
    ),
    ...rest,
  });
}

function slide(id: string, announcement: number, dwellMs: number): Slide {
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
  return { id, announcementId: announcementId(announcement), version: 1, dwellMs, ...looks };
}

const told = (plays: ReturnType<typeof scheduledBy>) =>
  Object.fromEntries([...plays].map(([id, { count, ms }]) => [id, [count, ms]]).sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)));

/** 10 s of one, 5 s of two, round and round. */
const TWO: Wish = {
  fromMs: 0,
  untilMs: 100_000,
  slides: [
    [1, 10_000],
    [2, 5000],
  ],
  loops: [[0, 1], [0], []],
  segments: [{ fromMs: 0, loop: 0 }],
};
const over = (wish: Partial<Wish>, fromMs: number, untilMs: number, before: string | null = null) =>
  told(scheduledIn(playlist({ ...TWO, ...wish }), { fromMs, untilMs }, before).plays);
const [ONE_ID, TWO_ID] = [announcementId(1), announcementId(2)];

describe("what should be painted", () => {
  it.each([
    ["whole rounds", over({}, 0, 30_000), { [ONE_ID]: [2, 20_000], [TWO_ID]: [2, 10_000] }],
    ["a part of a turn", over({}, 4000, 11_000), { [ONE_ID]: [1, 6000], [TWO_ID]: [1, 1000] }],
    ["what hung there before has not come again", over({}, 4000, 16_000, "1-0"), { [ONE_ID]: [1, 7000], [TWO_ID]: [1, 5000] }],
    ["nothing after the playlist", over({}, 90_000, 200_000), { [ONE_ID]: [1, 10_000] }],
    ["one slide alone comes once and stays", over({ segments: [{ fromMs: 0, loop: 1 }] }, 0, 60_000), { [ONE_ID]: [1, 60_000] }],
    [
      "the end of a segment cuts a turn, and the next begins anew",
      over(
        {
          segments: [
            { fromMs: 0, loop: 0 },
            { fromMs: 12_000, loop: 0 },
          ],
        },
        0,
        27_000,
      ),
      { [ONE_ID]: [2, 20_000], [TWO_ID]: [2, 7000] },
    ],
    [
      "a takeover covers, and what comes back has come again",
      over({ takeovers: [{ fromMs: 2000, untilMs: 4000 }] }, 0, 15_000),
      { [ONE_ID]: [2, 8000], [TWO_ID]: [1, 5000] },
    ],
    [
      "nothing while the screen is dark",
      over(
        {
          segments: [
            { fromMs: 0, loop: 0 },
            { fromMs: 5000, loop: 2, quiet: true },
          ],
        },
        0,
        60_000,
      ),
      { [ONE_ID]: [1, 5000] },
    ],
  ])("is reckoned right: %s", (_, actual, expected) => {
    expect(actual).toEqual(expected);
  });

  const cells = (most: number) => fc.integer({ min: 0, max: most }).map((cell) => cell * GRID_MS);
  const wish = (lengthMs: number) =>
    fc
      .record({
        fromMs: cells(20),
        slides: fc.array(
          fc.tuple(
            fc.integer({ min: 1, max: 3 }),
            fc.integer({ min: 2, max: 40 }).map((cell) => cell * GRID_MS),
          ),
          { minLength: 1, maxLength: 5 },
        ),
        loops: fc.array(fc.array(fc.nat(4), { maxLength: 6 }), { minLength: 1, maxLength: 3 }),
        segments: fc.array(
          fc.record({
            lasts: fc.integer({ min: 1, max: 200 }),
            loop: fc.nat(2),
            quiet: fc.constantFrom(true as const, undefined, undefined, undefined),
          }),
          { minLength: 1, maxLength: 6 },
        ),
        takeovers: fc.array(fc.record({ fromMs: cells(lengthMs / GRID_MS), lasts: fc.integer({ min: 1, max: 100 }) }), { maxLength: 1 }),
      })
      .map(({ fromMs, slides, loops, segments, takeovers }) => {
        let atMs = fromMs;
        const cut = segments.map(({ lasts, loop, quiet }) => {
          const segment = { fromMs: atMs, loop: loop % loops.length, quiet };
          atMs += lasts * GRID_MS;
          return segment;
        });
        return playlist({
          fromMs,
          untilMs: atMs,
          slides,
          loops: loops.map((loop) => loop.map((index) => index % slides.length)),
          segments: cut,
          takeovers: takeovers.map((one) => ({ fromMs: one.fromMs, untilMs: one.fromMs + one.lasts * GRID_MS })),
        });
      });

  it("is what somebody sees who looks at the glass twice a second, whatever plays, covers, ends or comes anew", () => {
    const LENGTH_MS = 200_000;
    const had = fc
      .array(fc.record({ playlist: wish(LENGTH_MS), gap: fc.constantFrom(0, 0, 3000), lasts: fc.integer({ min: 1, max: 300 }) }), {
        maxLength: 4,
      })
      .map((all) => {
        let atMs = 0;
        return all.map(({ playlist, gap, lasts }): Had => {
          const fromMs = atMs + gap;
          atMs = fromMs + lasts * GRID_MS;
          return { playlist, fromMs, untilMs: atMs };
        });
      });
    fc.assert(
      fc.property(had, cells(300), cells(400), (all, fromMs, lengthMs) => {
        const frame = { fromMs: fromMs + GRID_MS, untilMs: fromMs + GRID_MS + lengthMs };
        expect(told(scheduledBy(all, frame))).toEqual(told(slowScheduled(all, frame.fromMs, frame.untilMs)));
      }),
      { numRuns: 1500 },
    );
  });

  it.each([
    ["2027-03-28", 23],
    ["2027-10-31", 25],
    ["2027-06-01", 24],
  ])("fills the day %s in Berlin, which has %s hours", (day, hours) => {
    const berlin = zone("Europe/Berlin");
    const number = dayNumber(LocalDate.parse(day));
    const frame = { fromMs: instantOnDay(number, 0, berlin), untilMs: instantOnDay(number + 1, 0, berlin) };
    const all = [
      {
        playlist: playlist({
          ...TWO,
          fromMs: frame.fromMs - DAY_MS,
          untilMs: frame.untilMs + DAY_MS,
          segments: [{ fromMs: frame.fromMs - DAY_MS, loop: 0 }],
        }),
        fromMs: frame.fromMs - DAY_MS,
        untilMs: frame.untilMs + DAY_MS,
      },
    ];
    expect(told(scheduledBy(all, frame))).toEqual({
      [ONE_ID]: [hours * 240, hours * 2_400_000],
      [TWO_ID]: [hours * 240, hours * 1_200_000],
    });
  });
});

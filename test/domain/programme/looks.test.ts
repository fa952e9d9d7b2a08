import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { GroupId } from "../../../domain/model/id.ts";
import { type Look, type Tone, USUAL_LOOK } from "../../../domain/model/look.ts";
import type { Rendition } from "../../../domain/model/media.ts";
import { type Interval, LocalTime } from "../../../domain/model/time.ts";
import type { Looks } from "../../../domain/programme/city.ts";
import { lookFor, lookGroupFor, playedLook, themeFor } from "../../../domain/programme/looks.ts";
import { anyDay, time, ZONES } from "./random-schedule.ts";
import { groupId, mediaId, rendition, zone } from "./sample.ts";
import { slowlyNight } from "./slow-nights.ts";

const all = groupId(1);
const fire = groupId(2);
const watch = groupId(3);
const schools = groupId(4);
const TREE = [
  { id: watch, parentId: fire },
  { id: all, parentId: null },
  { id: fire, parentId: all },
  { id: schools, parentId: all },
];

const look = (change: Partial<Look> = {}): Look => ({ ...USUAL_LOOK, ...change });
const footed = (text: string) => look({ footer: { progress: true, text } });
const looks = (...groups: readonly (readonly [GroupId, Look])[]): Looks => ({ organisation: footed("Stadt"), groups: new Map(groups) });
const footerFor = (given: Looks, ...groupIds: readonly GroupId[]) => lookFor(given, TREE, groupIds).footer.text;

describe("lookFor", () => {
  it("is the organisation's where no group on the way up has its own", () => {
    expect(footerFor(looks([schools, footed("Schulen")]), watch)).toBe("Stadt");
    expect(footerFor(looks([schools, footed("Schulen")]))).toBe("Stadt");
  });

  it("is that of the nearest group on the way up", () => {
    const given = looks([all, footed("Alle")], [fire, footed("Feuerwehr")]);
    expect(footerFor(given, watch)).toBe("Feuerwehr");
    expect(footerFor(given, schools)).toBe("Alle");
  });

  it("takes the fewest steps up from any of a screen's groups", () => {
    const given = looks([fire, footed("Feuerwehr")], [schools, footed("Schulen")]);
    expect(footerFor(given, watch, schools)).toBe("Schulen");
  });

  it("takes the smallest id of equally near groups, whatever the order they are given in", () => {
    const given = looks([fire, footed("Feuerwehr")], [schools, footed("Schulen")]);
    expect(footerFor(given, schools, fire)).toBe("Feuerwehr");
    expect(footerFor(given, fire, schools)).toBe("Feuerwehr");
  });

  it("lets an unknown group stand for itself and ends when groups are their own ancestors", () => {
    expect(footerFor(looks([all, footed("Alle")]), groupId(99))).toBe("Stadt");
    const ring = [
      { id: all, parentId: fire },
      { id: fire, parentId: all },
    ];
    expect(lookGroupFor(new Map([[schools, 1]]), ring, [fire])).toBeNull();
  });
});

describe("themeFor", () => {
  it.each<[Tone, "paper" | "night", "paper" | "night"]>([
    [{ kind: "screen" }, "paper", "paper"],
    [{ kind: "screen" }, "night", "night"],
    [{ kind: "paper" }, "night", "paper"],
    [{ kind: "night" }, "paper", "night"],
    [byHours("18:00", "06:00"), "night", "paper"],
  ])("with tone %j and a screen set to %s it is %s", (tone, screenTheme, expected) => {
    expect(themeFor(look({ tone }), screenTheme)).toBe(expected);
  });
});

function byHours(nightFrom: string, nightUntil: string): Tone {
  return { kind: "by-hours", nightFrom: LocalTime.parse(nightFrom), nightUntil: LocalTime.parse(nightUntil) };
}

const frame = (from: string, until: string): Interval => ({ fromMs: Date.parse(from), untilMs: Date.parse(until) });
const DAYS = frame("2027-03-27T12:00Z", "2027-03-29T12:00Z");
const BERLIN = { zone: zone("Europe/Berlin") };
const nightsOf = (tone: Tone, horizon = DAYS, locality = BERLIN) =>
  playedLook(look({ tone }), new Map(), horizon, locality).nights.map(({ fromMs, untilMs }) =>
    [fromMs, untilMs].map((ms) => new Date(ms).toISOString().slice(5, 16)),
  );

describe("playedLook", () => {
  const image = (renditions: readonly Rendition[]) => ({ kind: "image" as const, renditions });

  it("carries the files of its logo, none while they are not ready", () => {
    const given = look({ logo: mediaId(1) });
    const files = [rendition(1), rendition(2)];
    expect(playedLook(given, new Map([[mediaId(1), image(files)]]), DAYS, BERLIN).logo).toEqual(files);
    expect(playedLook(given, new Map(), DAYS, BERLIN).logo).toEqual([]);
    expect(playedLook(given, new Map([[mediaId(1), { kind: "video", renditions: files }]]), DAYS, BERLIN).logo).toEqual([]);
  });

  it("carries all that is drawn and nothing else", () => {
    const { logo: _logo, tone: _tone, accent: _accent, ...drawn } = look({ ticker: ["Kantine zu"], safeAreaPercent: 2.5 });
    const played = playedLook({ ...drawn, logo: null, accent: "#1f5f9e", tone: { kind: "screen" } }, new Map(), DAYS, BERLIN);
    expect(played).toEqual({ ...drawn, accents: { paper: "#1f5f9e", night: "#5485b5" }, logo: [], nights: [] });
  });

  it("has nights only by hours, cut at the edges of the playlist", () => {
    expect(nightsOf({ kind: "night" })).toEqual([]);
    expect(nightsOf(byHours("12:30", "14:00"))).toEqual([
      ["03-27T12:00", "03-27T13:00"],
      ["03-28T10:30", "03-28T12:00"],
      ["03-29T10:30", "03-29T12:00"],
    ]);
  });

  it("crosses midnight, and an hour is missing when clocks are put forward", () => {
    expect(nightsOf(byHours("20:00", "06:00"))).toEqual([
      ["03-27T19:00", "03-28T04:00"],
      ["03-28T18:00", "03-29T04:00"],
    ]);
    expect(nightsOf(byHours("02:30", "05:00"))).toEqual([
      ["03-28T01:30", "03-28T03:00"],
      ["03-29T00:30", "03-29T03:00"],
    ]);
  });

  it("is one long night if it ends when it begins", () => {
    expect(nightsOf(byHours("00:00", "00:00"))).toEqual([["03-27T12:00", "03-29T12:00"]]);
  });
});

describe("nights", () => {
  const MINUTE = 60_000;
  const DAY = 86_400_000;
  const scene = fc.record({ nightFrom: time, nightUntil: time, day: anyDay, shiftMinutes: fc.integer({ min: 0, max: 1439 }) });

  it.each(ZONES)("agree with wall clocks read minute by minute in %s", { timeout: 120_000 }, (name) => {
    fc.assert(
      fc.property(scene, ({ nightFrom, nightUntil, day, shiftMinutes }) => {
        const fromMs = day * DAY + shiftMinutes * MINUTE;
        const horizon = { fromMs, untilMs: fromMs + 3 * DAY };
        const tone: Tone = { kind: "by-hours", nightFrom, nightUntil };
        const { nights } = playedLook(look({ tone }), new Map(), horizon, { zone: zone(name) });
        const wrong = slowlyNight({ nightFrom, nightUntil }, name, horizon).findIndex((isNight, index) => {
          const atMs = fromMs + index * MINUTE;
          return nights.some((night) => night.fromMs <= atMs && atMs < night.untilMs) !== isNight;
        });
        expect(wrong === -1 ? null : new Date(fromMs + wrong * MINUTE).toISOString()).toBeNull();
        nights.forEach((night, index) => {
          expect(night.fromMs).toBeLessThan(night.untilMs);
          expect(night.untilMs).toBeLessThan(nights[index + 1]?.fromMs ?? horizon.untilMs + 1);
        });
      }),
      { numRuns: 300 },
    );
  });
});

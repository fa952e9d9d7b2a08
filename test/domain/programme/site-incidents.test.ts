import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { siteOutageFrom } from "../../../domain/programme/site-outage.ts";
import { AlertRun, rule } from "./alert-sample.ts";

const depot = (count: number) => Array.from({ length: count }, (_, place) => ({ id: `d${String(place).padStart(2, "0")}`, site: "Depot" }));
const idsOf = (screens: readonly { readonly id: string }[]) => screens.map(({ id }) => id);

describe("screens of a site fell silent together", () => {
  const any = (...since: readonly number[]) => new Set(since);
  it.each([
    ["two of two", [0, 0], 0, 0],
    ["not one alone", [0], 0, null],
    ["four of five", [0, 0, 0, 0], 1, 0],
    ["not three of four", [0, 0, 0], 1, null],
    ["two minutes apart", [0, 120_000], 0, 0],
    ["not more than two minutes apart", [0, 120_001], 0, null],
    ["what was silent long before does not count", [0, 1e6, 1e6, 1e6, 1e6], 1, 1e6],
    ["what fell silent later was heard of until then", [0, 0, 1e6], 0, null],
  ] as const)("%s", (_, since, heard, expected) => {
    expect(siteOutageFrom(since, heard, any(...since))).toBe(expected);
  });

  it("only if it includes one of those it is about", () => {
    expect(siteOutageFrom([0, 0, 1e7], 0, any(1e7))).toBe(null);
  });
});

describe("a site's outage", () => {
  it("is one incident with all its screens, told once, and once that it is over", () => {
    const screens = depot(40);
    const run = new AlertRun([rule()], screens);
    for (const [place, id] of idsOf(screens).entries()) run.heard(place % 15, id);
    run.watch(15, 500);
    run.watch(501, 700, ...idsOf(screens));
    expect(run.told).toEqual([
      { second: 120, step: "opened", channel: "mail", subject: "Depot", screens: idsOf(screens) },
      { second: 621, step: "recovered", channel: "mail", subject: "Depot", screens: idsOf(screens) },
    ]);
  });

  it("is waited for while enough screens are late", () => {
    const run = new AlertRun([rule({ thresholdMinutes: 1 })], depot(5));
    for (const [place, { id }] of depot(5).entries()) run.heard(place * 5, id);
    run.watch(21, 300);
    expect(run.sayings()).toEqual(["75 opened Depot"]);
  });

  it("is not waited for longer than 45 s, nor when the late ones come back", () => {
    const run = new AlertRun([rule({ thresholdMinutes: 1 })], depot(2));
    run.heard(0, "d00");
    run.heard(25, "d01");
    run.watch(26, 70);
    expect(run.told).toEqual([]);
    run.heard(71, "d01");
    run.look(71);
    expect(run.sayings()).toEqual(["71 opened d00"]);
  });

  it("is not waited for any longer, though ever others are late", () => {
    const run = new AlertRun([rule({ thresholdMinutes: 1 })], depot(5));
    const beats: Readonly<Record<number, string[]>> = {
      0: ["d00"],
      25: ["d01"],
      30: ["d02", "d03"],
      49: ["d04"],
      80: ["d01"],
      95: ["d01"],
    };
    for (let second = 0; second <= 108; second++) {
      run.heard(second, ...(beats[second] ?? []));
      run.look(second);
    }
    expect(run.sayings()).toEqual(["105 opened d00"]);
  });

  it("is not that of a screen that was silent long before", () => {
    const run = new AlertRun([rule()], depot(5));
    run.watch(0, 0, "d00");
    run.watch(1, 1000, "d01", "d02", "d03", "d04");
    run.watch(1001, 1300);
    expect(run.told.map(({ subject, screens }) => [subject, screens.length])).toEqual([
      ["d00", 1],
      ["Depot", 4],
    ]);
    expect(run.open()).toHaveLength(2);
  });

  it("takes in what was told of one of its screens just before, and later ones without a word", () => {
    const run = new AlertRun([rule()], depot(6));
    const at = [0, 110, 110, 110, 110, 1000];
    for (let second = 0; second < 2000; second++) {
      for (const [place, { id }] of depot(6).entries()) if (second <= (at[place] ?? 0)) run.heard(second, id);
      run.look(second);
    }
    expect(run.sayings()).toEqual(["120 opened d00", "170 recovered d00", "170 opened Depot"]);
    expect(run.incidents.map(({ subject, ending, screens }) => [subject, ending, screens.length])).toEqual([
      ["screen", "merged", 1],
      ["site", null, 6],
    ]);
  });

  it("ends for those that are back after ten minutes; who is not becomes an incident of its own", () => {
    const run = new AlertRun([rule()], depot(10));
    run.watch(0, 0, ...idsOf(depot(10)));
    run.watch(1, 300);
    run.watch(301, 2000, ...idsOf(depot(9)));
    expect(run.sayings()).toEqual(["120 opened Depot", "901 recovered Depot", "901 opened d09"]);
  });

  it("that is nearly over takes in nobody else; its own screens stay in it", () => {
    const run = new AlertRun([rule()], depot(11));
    run.watch(0, 0, ...idsOf(depot(11)));
    run.watch(1, 300, "d10");
    run.watch(301, 451, ...idsOf(depot(9)), "d10");
    run.watch(452, 700, ...idsOf(depot(9)).slice(1));
    expect(run.sayings()).toEqual(["120 opened Depot", "571 opened d10"]);
    const whole = run.open().find(({ subject }) => subject === "site");
    expect(whole?.screens.filter(({ wellSinceMs }) => wellSinceMs === null).map(({ name }) => name)).toEqual(["d00", "d09"]);
  });

  it("that comes back within ten minutes is the same incident", () => {
    const run = new AlertRun([rule()], depot(3));
    const ids = idsOf(depot(3));
    run.watch(0, 0, ...ids);
    run.watch(1, 300);
    run.watch(301, 600, ...ids);
    run.watch(601, 900);
    run.watch(901, 1200, ...ids);
    expect(run.sayings()).toEqual(["120 opened Depot", "421 recovered Depot"]);
    expect(run.incidents.map(({ rounds }) => rounds)).toEqual([1]);
  });

  it("is all that a rule for whole sites is about, from its own threshold on", () => {
    const sites = rule({ kind: "site", thresholdMinutes: 5 });
    const run = new AlertRun([sites], [...depot(3), { id: "Kita", site: "Kita" }]);
    run.watch(0, 0, "d00", "d01", "d02", "Kita");
    run.watch(1, 1000);
    expect(run.sayings()).toEqual(["300 opened Depot"]);
    expect(run.incidents).toHaveLength(1);
  });

  it("counts all screens of the site, and names only those that a rule is over", () => {
    const screens = depot(5).map((screen, place) => ({ ...screen, groups: place < 3 ? ["G"] : [] }));
    const run = new AlertRun([rule({ scope: { kind: "group", groupId: "G" as never } })], screens);
    run.watch(0, 0, ...idsOf(screens));
    run.watch(1, 60, "d03", "d04");
    run.watch(61, 300, "d03", "d04");
    expect(run.open().map(({ subject }) => subject)).toEqual(["screen", "screen", "screen"]);
    const all = new AlertRun([rule({ scope: { kind: "group", groupId: "G" as never } })], screens);
    all.watch(0, 0, ...idsOf(screens));
    all.watch(1, 300);
    expect(all.told).toEqual([{ second: 120, step: "opened", channel: "mail", subject: "Depot", screens: ["d00", "d01", "d02"] }]);
  });
});

it("every silent screen belongs to exactly one open incident, and no other is told of", () => {
  const gap = fc.oneof(fc.integer({ min: 5, max: 70 }), fc.integer({ min: 60, max: 200 }), fc.integer({ min: 300, max: 2000 }));
  const life = fc.array(fc.tuple(gap, gap), { minLength: 1, maxLength: 8 });
  const city = fc.tuple(fc.array(life, { minLength: 1, maxLength: 6 }), fc.array(fc.integer({ min: 0, max: 5000 }), { maxLength: 2 }));
  fc.assert(
    fc.property(city, ([lives, outages]) => {
      const isUp = (place: number, second: number) =>
        !outages.some((from) => second >= from && second < from + 400) && upBy(lives[place] ?? [], second);
      checkEverySecond(depot(lives.length), isUp, 6000);
    }),
    { numRuns: 12 },
  );
}, 120_000);

function checkEverySecond(screens: ReturnType<typeof depot>, isUp: (place: number, second: number) => boolean, seconds: number): void {
  const run = new AlertRun([rule()], screens);
  const last = new Map<string, number>();
  const silentFor = (id: string, second: number) => second - (last.get(id) ?? second);
  for (let second = 0; second < seconds; second++) {
    for (const [place, { id }] of screens.entries()) {
      const isBeat = second - (last.get(id) ?? Number.NEGATIVE_INFINITY) >= 15;
      if (!isBeat || !isUp(place, second)) continue;
      run.heard(second, id);
      last.set(id, second);
    }
    const before = run.told.length;
    run.look(second);
    const opened = run.told.slice(before).filter(({ step }) => step === "opened");
    expect(opened.flatMap((told) => told.screens).filter((id) => silentFor(id, second) < 60)).toEqual([]);
    const held = run.open().flatMap((incident) => incident.screens.map(({ name }) => name));
    expect(new Set(held).size).toBe(held.length);
    expect(held).toEqual(expect.arrayContaining(idsOf(screens).filter((id) => silentFor(id, second) >= 165)));
  }
}

/** Up and down in turns, each as long as said; up at the end. */
function upBy(life: readonly (readonly [up: number, down: number])[], second: number): boolean {
  let at = 0;
  for (const [up, down] of life) {
    if (second < at + up) return true;
    if (second < at + up + down) return false;
    at += up + down;
  }
  return true;
}

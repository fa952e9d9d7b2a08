import fc from "fast-check";
import { expect, it } from "vitest";
import { AlertRun, rule } from "./alert-sample.ts";
import { type Saying, slowSayings } from "./slow-alerts.ts";

const HOUR = 3600;
const BEAT = 15;

/** How long it is up and down in turns: around every limit there is, and far from them. */
const stretch = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 59 }) },
  { weight: 3, arbitrary: fc.integer({ min: 55, max: 135 }) },
  { weight: 1, arbitrary: fc.integer({ min: 480, max: 740 }) },
  { weight: 1, arbitrary: fc.integer({ min: 60, max: 2000 }) },
);

/** A heartbeat when it comes up, and every 15 s while it is. */
function heartbeats(turns: readonly number[], seconds: number): readonly boolean[] {
  const heard: boolean[] = Array.from({ length: seconds }, () => false);
  let second = 0;
  for (let turn = 0; second < seconds; turn++) {
    const until = second + (turns[turn % turns.length] ?? 1);
    if (turn % 2 === 0) for (let beat = second; beat < Math.min(until, seconds); beat += BEAT) heard[beat] = true;
    second = until;
  }
  return heard;
}

/** What the rules tell of a screen that is heard like this, looked at every `step` seconds. */
function sayings(heard: readonly boolean[], step: number): readonly Saying[] {
  const run = new AlertRun([rule()], [{ id: "Kantine" }]);
  for (const [second, isHeard] of heard.entries()) {
    if (isHeard) run.heard(second, "Kantine");
    if (second % step === 0) run.look(second);
  }
  return run.told.map((told) => ({ second: told.second, step: told.step as Saying["step"] }));
}

function longestSilences(heard: readonly boolean[], least: number): readonly { readonly from: number; readonly until: number }[] {
  const beats = heard.flatMap((isHeard, second) => (isHeard ? [second] : []));
  return beats.map((from, place) => ({ from, until: beats[place + 1] ?? heard.length })).filter(({ from, until }) => until - from > least);
}

it("twenty-four hours of flapping: what is told is what a slow model works out, to the second", () => {
  fc.assert(
    fc.property(fc.array(stretch, { minLength: 3, maxLength: 200 }), (turns) => {
      const heard = heartbeats(turns, 24 * HOUR);
      expect(sayings(heard, 1)).toEqual(slowSayings(heard));
    }),
    { numRuns: 8 },
  );
}, 300_000);

it("twenty-four hours of flapping, looked at every five seconds: no false alarm, each outage once within 60 s, each ends once", () => {
  fc.assert(
    fc.property(fc.array(stretch, { minLength: 3, maxLength: 200 }), (turns) => {
      const heard = heartbeats(turns, 24 * HOUR);
      const told = sayings(heard, 5);
      for (const { second, step } of told) {
        const silentFor = second - heard.lastIndexOf(true, second);
        if (step === "opened") expect(silentFor).toBeGreaterThanOrEqual(120);
        if (step === "recovered") expect(silentFor).toBeLessThan(30);
      }
      // They take turns: one that it is out, one that it is well again.
      expect(told.map(({ step }, place) => (step === "recovered") === (place % 2 === 1))).not.toContain(false);
      for (const { from, until } of longestSilences(heard, 125)) {
        const last = told.findLast(({ second }) => second <= from + 180);
        const isOut = last !== undefined && last.step !== "recovered";
        const wasOver = told.findLast(({ second, step }) => second <= from + 60 && step === "recovered");
        const isRelapse = wasOver !== undefined && from <= lastOver(heard, from) + 600 + 10;
        if (until >= from + 180) expect(isOut || isRelapse).toBe(true);
      }
    }),
    { numRuns: 12 },
  );
}, 300_000);

/** When the last outage before an instant was over: heard for two minutes without being silent for one of them. */
function lastOver(heard: readonly boolean[], before: number): number {
  const end = longestSilences(heard, 119).findLast(({ until }) => until <= before)?.until;
  if (end === undefined) return Number.NEGATIVE_INFINITY;
  const interruptions = longestSilences(heard, 59).filter(({ until }) => until > end);
  return 120 + interruptions.reduce((begin, { from, until }) => (from < begin + 120 ? until : begin), end);
}

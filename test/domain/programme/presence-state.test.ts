import { expect, it } from "vitest";
import { nextPresenceChangeMs, presenceState } from "../../../domain/programme/presence-state.ts";

const heard = { pairedAtMs: 500, lastSeenMs: 1000 };

it.each([
  [1000, "live", 31_000],
  [30_999, "live", 31_000],
  [31_000, "late", 61_000],
  [60_999, "late", 61_000],
  [61_000, "offline", Number.POSITIVE_INFINITY],
  [900, "live", 31_000],
])("last heard of at 1,000 ms, at %i ms it is %s until %i ms", (nowMs, state, untilMs) => {
  expect(presenceState(heard, nowMs)).toBe(state);
  expect(nextPresenceChangeMs(heard, nowMs)).toBe(untilMs);
});

it.each([null, 499])("is new if nothing was heard since the pairing (%s)", (lastSeenMs) => {
  expect(presenceState({ pairedAtMs: 500, lastSeenMs }, 900_000)).toBe("new");
  expect(nextPresenceChangeMs({ pairedAtMs: 500, lastSeenMs }, 900_000)).toBe(Number.POSITIVE_INFINITY);
});

import { expect, it } from "vitest";
import { Quarantine } from "../../../player/health/quarantine.ts";

it("holds what failed for ten seconds, then twice as long each time, for an hour at most", () => {
  const quarantine = new Quarantine();
  let nowMs = 1_000_000;
  const stretches = Array.from({ length: 12 }, () => {
    quarantine.add("broken", nowMs);
    const freeMs = quarantine.nextMs(nowMs);
    expect([quarantine.holds("broken", freeMs - 1), quarantine.holds("broken", freeMs)]).toEqual([true, false]);
    const stretchMs = freeMs - nowMs;
    nowMs = freeMs;
    return stretchMs / 1000;
  });
  expect(stretches).toEqual([10, 20, 40, 80, 160, 320, 640, 1280, 2560, 3600, 3600, 3600]);
});

it("holds nothing else, and nothing after it was cleared", () => {
  const quarantine = new Quarantine();
  expect(quarantine.nextMs(0)).toBe(Number.POSITIVE_INFINITY);
  quarantine.add("one", 0);
  quarantine.add("other", 5000);
  expect([quarantine.holds("third", 0), quarantine.nextMs(0), quarantine.nextMs(10_000), quarantine.nextMs(15_000)]).toEqual([
    false,
    10_000,
    15_000,
    Number.POSITIVE_INFINITY,
  ]);
  quarantine.clear();
  expect(quarantine.holds("other", 5000)).toBe(false);
});

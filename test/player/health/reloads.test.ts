import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Reloads } from "../../../player/health/reloads.ts";

const MINUTE_MS = 60_000;

let nowMs = 0;
let reloads = 0;
const make = () =>
  new Reloads(
    () => nowMs,
    () => reloads++,
  );
const reloadAfter = async (minutes: number) => {
  nowMs += minutes * MINUTE_MS;
  return make().heal();
};

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => kept.set(key, text),
  });
  vi.stubGlobal("navigator", { serviceWorker: { controller: {} } });
  nowMs = 1_800_000_000_000;
  reloads = 0;
});
afterEach(() => vi.unstubAllGlobals());

describe("a page that heals itself by beginning anew", () => {
  it("does so three times in ten minutes and no more, over all its runs", async () => {
    expect([await reloadAfter(0), await reloadAfter(1), await reloadAfter(1), await reloadAfter(1), await reloadAfter(1)]).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
    expect(reloads).toBe(3);
  });

  it("may do so again when the first of them is ten minutes past", async () => {
    for (const minutes of [0, 4, 4]) await reloadAfter(minutes);
    expect(await reloadAfter(1)).toBe(false);
    expect(await reloadAfter(2)).toBe(true);
  });

  it("is in safe mode for half an hour after the third, and not for three that lie far apart", async () => {
    for (const minutes of [0, 8]) await reloadAfter(minutes);
    expect(make().safeUntilMs).toBe(0);
    await reloadAfter(8);
    expect(make().safeUntilMs).toBe(0);
    await reloadAfter(1);
    expect(make().safeUntilMs).toBe(nowMs + 30 * MINUTE_MS);
  });

  it("is not bound by reloads that a clock set back has moved into the future", async () => {
    for (const minutes of [0, 0, 0]) await reloadAfter(minutes);
    nowMs -= 60 * MINUTE_MS;
    expect(await make().heal()).toBe(true);
  });

  it("stays where it is if the page would not come back", async () => {
    vi.stubGlobal("navigator", {});
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("no network")));
    expect(await make().heal()).toBe(false);
    expect(reloads).toBe(0);
  });
});

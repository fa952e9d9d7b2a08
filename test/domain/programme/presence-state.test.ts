import { describe, expect, it } from "vitest";
import { type Known, presenceState, type Signs, troubleAt } from "../../../domain/programme/presence-state.ts";

const NO_SIGNS: Signs = { blankSinceMs: null, behindSinceMs: null, clonedAtMs: null, fault: null };

const known = (change: Partial<Known> = {}): Known => ({
  silentFromMs: 1000,
  player: "live",
  showsUntilMs: null,
  hasLeft: false,
  signs: NO_SIGNS,
  ...change,
});

it.each([
  [900, "live"],
  [1000, "live"],
  [30_999, "live"],
  [31_000, "late"],
  [60_999, "late"],
  [61_000, "offline"],
])("last heard of at 1,000 ms, at %i ms it is %s", (nowMs, state) => {
  expect(presenceState(known(), nowMs)).toBe(state);
});

it("is new as long as nothing was heard of it", () => {
  expect(presenceState(known({ silentFromMs: null }), 900_000)).toBe("new");
});

it("is off while the player is dark by plan and we hear of it", () => {
  expect(presenceState(known({ player: "off" }), 30_999)).toBe("off");
  expect(presenceState(known({ player: "off" }), 31_000)).toBe("late");
});

describe("a silent screen", () => {
  const showing = known({ showsUntilMs: 100_000 });

  it("is stale until its programme is over, if by all it said it shows on", () => {
    expect(presenceState(showing, 60_999)).toBe("late");
    expect(presenceState(showing, 61_000)).toBe("stale");
    expect(presenceState(showing, 99_999)).toBe("stale");
    expect(presenceState(showing, 100_000)).toBe("offline");
  });

  it.each<[string, Partial<Known>]>([
    ["it went by itself", { hasLeft: true }],
    ["it has never said what it does", { player: null }],
    ["it had nothing but the house slide", { player: "fallback" }],
    ["nothing could be seen on it", { signs: { ...NO_SIGNS, blankSinceMs: 1000 } }],
    ["it has not said how long its programme lasts", { showsUntilMs: null }],
  ])("is offline if %s", (_, change) => {
    expect(presenceState({ ...showing, ...change }, 61_000)).toBe("offline");
  });

  it("is stale though one of its slides was broken, or dark by plan", () => {
    expect(presenceState({ ...showing, signs: { ...NO_SIGNS, fault: { kind: "slide", atMs: 900 } } }, 61_000)).toBe("stale");
    expect(presenceState({ ...showing, player: "off" }, 61_000)).toBe("stale");
  });
});

describe("trouble", () => {
  const AT_MS = 1_000_000;

  it.each<[string, Partial<Signs>, number]>([
    ["blank", { blankSinceMs: AT_MS }, 60_000],
    ["behind", { behindSinceMs: AT_MS }, 180_000],
  ])("is %s only after a while", (trouble, signs, afterMs) => {
    expect(troubleAt({ ...NO_SIGNS, ...signs }, AT_MS + afterMs - 1)).toBeNull();
    expect(troubleAt({ ...NO_SIGNS, ...signs }, AT_MS + afterMs)).toBe(trouble);
  });

  it("is a fault at once, and for a quarter of an hour after the last one", () => {
    const signs: Signs = { ...NO_SIGNS, fault: { kind: "media", atMs: AT_MS } };
    expect(troubleAt(signs, AT_MS)).toBe("media");
    expect(troubleAt(signs, AT_MS + 899_999)).toBe("media");
    expect(troubleAt(signs, AT_MS + 900_000)).toBeNull();
  });

  it("is a second device at once, and for a quarter of an hour after it last came", () => {
    const signs: Signs = { ...NO_SIGNS, clonedAtMs: AT_MS };
    expect(troubleAt(signs, AT_MS)).toBe("cloned");
    expect(troubleAt(signs, AT_MS + 899_999)).toBe("cloned");
    expect(troubleAt(signs, AT_MS + 900_000)).toBeNull();
  });

  it("names the worst: nothing to see, then the wrong thing, then a second device, then a fault", () => {
    const signs: Signs = { blankSinceMs: 0, behindSinceMs: 0, clonedAtMs: AT_MS, fault: { kind: "slide", atMs: AT_MS } };
    expect(troubleAt(signs, AT_MS)).toBe("blank");
    expect(troubleAt({ ...signs, blankSinceMs: null }, AT_MS)).toBe("behind");
    expect(troubleAt({ ...signs, blankSinceMs: null, behindSinceMs: null }, AT_MS)).toBe("cloned");
    expect(troubleAt({ ...NO_SIGNS, fault: signs.fault }, AT_MS)).toBe("slide");
  });

  it("makes a screen faulty that we hear of, dark or not, and no other", () => {
    const signs: Signs = { ...NO_SIGNS, behindSinceMs: 1000 };
    const at = (player: Known["player"], heardMs: number) =>
      presenceState(known({ player, silentFromMs: heardMs, signs, showsUntilMs: AT_MS }), 181_000);
    expect(at("live", 170_000)).toBe("faulty");
    expect(at("off", 170_000)).toBe("faulty");
    expect(at("live", 151_000)).toBe("late");
    expect(at("live", 121_000)).toBe("stale");
  });
});

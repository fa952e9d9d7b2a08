import { describe, expect, it } from "vitest";
import { isWrong, SETTLE_MS, type StageScreen, stageFate, stagesOf } from "../../../domain/programme/rollout.ts";

const NOW_MS = 1_000_000;
const settled: StageScreen = { command: "done", presence: "live", answeredAtMs: NOW_MS - SETTLE_MS };
const screen = (change: Partial<StageScreen> = {}): StageScreen => ({ ...settled, ...change });

describe("the stages of a roll-out", () => {
  it.each([
    [0, []],
    [1, [1]],
    [3, [3]],
    [4, [1, 1, 2]],
    [10, [1, 1, 8]],
    [300, [1, 30, 269]],
    [10_000, [1, 1000, 8999]],
  ])("of %i screens are %j", (screens, stages) => {
    expect(stagesOf(screens)).toEqual(stages);
  });

  it("have all screens once", () => {
    for (let screens = 0; screens < 500; screens++) {
      expect(stagesOf(screens).reduce((sum, one) => sum + one, 0)).toBe(screens);
      expect(stagesOf(screens).every((one) => one > 0)).toBe(true);
    }
  });
});

describe("a stage", () => {
  it("is well once each screen has answered and has been well for two minutes", () => {
    const fresh = screen({ answeredAtMs: NOW_MS - SETTLE_MS + 1 });
    expect(stageFate([settled, fresh], NOW_MS)).toBe("under way");
    expect(stageFate([settled, fresh], NOW_MS + 1)).toBe("well");
  });

  it("takes a device that cannot do it for an answer", () => {
    expect(stageFate([screen({ command: "unsupported" })], NOW_MS)).toBe("well");
  });

  it.each<[string, Partial<StageScreen>]>([
    ["did not manage", { command: "failed" }],
    ["has not answered in time", { command: "unanswered", answeredAtMs: null }],
    ["is faulty since", { presence: "faulty" }],
    ["has been silent since", { presence: "stale" }],
  ])("is wrong if its only screen %s", (_, change) => {
    expect(isWrong(screen(change), NOW_MS)).toBe(true);
    expect(stageFate([screen(change)], NOW_MS)).toBe("wrong");
  });

  it("does not hold it against a screen that it comes back only now", () => {
    expect(stageFate([screen({ presence: "offline", answeredAtMs: NOW_MS - SETTLE_MS + 1 })], NOW_MS)).toBe("under way");
  });

  it("bears one in twenty", () => {
    const twenty = [screen({ command: "failed" }), ...Array.from({ length: 19 }, () => settled)];
    expect(stageFate(twenty, NOW_MS)).toBe("well");
    expect(stageFate(twenty.slice(1).concat(screen({ command: "failed" }), screen({ command: "failed" })), NOW_MS)).toBe("wrong");
  });

  it("waits for what is there, and not for what is away", () => {
    expect(stageFate([screen({ command: "waiting", answeredAtMs: null })], NOW_MS)).toBe("under way");
    expect(stageFate([screen({ command: "waiting", presence: "offline", answeredAtMs: null })], NOW_MS)).toBe("well");
    expect(stageFate([screen({ command: "sent", presence: "offline", answeredAtMs: null })], NOW_MS)).toBe("under way");
  });
});

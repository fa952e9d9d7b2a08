import { describe, expect, it, vi } from "vitest";
import { type Check, createReadiness, type Phase, processHealth } from "../../../../server/platform/health/health.ts";

const check = (name: string, look: Check["look"], isVital = true): Check => ({ name, isVital, look });
const readiness = (checks: readonly Check[], phase: () => Phase = () => "serving") => createReadiness({ phase, checks })();

describe("whether the process lives", () => {
  it.each([
    [0, { status: "ok", checks: { eventLoop: "ok" } }],
    [4999, { status: "ok", checks: { eventLoop: "ok" } }],
    [7240, { status: "failing", checks: { eventLoop: "the event loop stood still for 7.2 s just now" } }],
  ])("after the event loop has stood still for %i ms", (longestMs, expected) => {
    expect(processHealth({ longestWithin: () => longestMs, stop: () => undefined })).toEqual(expected);
  });
});

describe("whether it can serve", () => {
  it("it can when nothing is wrong", async () => {
    expect(await readiness([check("database", () => null), check("disk", async () => null)])).toEqual({
      status: "ok",
      checks: { database: "ok", disk: "ok" },
    });
  });

  it("it cannot without what is vital, and says what that is", async () => {
    expect(await readiness([check("database", async () => "does not answer"), check("disk", () => null)])).toEqual({
      status: "failing",
      checks: { database: "does not answer", disk: "ok" },
    });
  });

  it("it goes on with what is not, and says so", async () => {
    const { status, checks } = await readiness([check("database", () => null), check("disk", () => "nearly full", false)]);
    expect([status, checks["disk"]]).toEqual(["degraded", "nearly full"]);
  });

  it("what fails while it is looked at is wrong, and nothing of the error gets out", async () => {
    const fail = () => Promise.reject(new Error("password authentication failed for user aushang"));
    expect(await readiness([check("database", fail)])).toEqual({ status: "failing", checks: { database: "cannot be looked at" } });
  });

  it("what does not answer is wrong after three seconds", async () => {
    vi.useFakeTimers();
    const answer = readiness([check("database", () => new Promise(() => undefined))]);
    await vi.advanceTimersByTimeAsync(3000);
    expect(await answer).toEqual({ status: "failing", checks: { database: "no answer within 3 s" } });
    vi.useRealTimers();
  });

  it("what answers in many turns is not late because each of them took long, as while thousands of screens come back", async () => {
    const busy = setInterval(() => {
      const until = performance.now() + 350;
      while (performance.now() < until);
    }, 1);
    const inTenTurns = async () => {
      for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => setTimeout(resolve));
      return null;
    };
    const startedMs = performance.now();
    expect(await readiness([check("disk", inTenTurns)])).toEqual({ status: "ok", checks: { disk: "ok" } });
    clearInterval(busy);
    expect(performance.now() - startedMs).toBeGreaterThan(3000);
  });

  it.each([["starting"], ["stopping"]] as const)("it cannot while it is %s, and looks at nothing", async (phase) => {
    let looks = 0;
    const looked = check("database", () => {
      looks++;
      return null;
    });
    expect(await readiness([looked], () => phase)).toEqual({ status: "failing", checks: { server: `is ${phase}` } });
    expect(looks).toBe(0);
  });

  it("a thousand who ask within a second cost one look, and the next one sees what is new", async () => {
    vi.useFakeTimers({ toFake: ["performance", "setInterval", "clearInterval"] });
    let looks = 0;
    const ask = createReadiness({ phase: () => "serving", checks: [check("database", () => (looks++ === 0 ? null : "gone"))] });
    const answers = await Promise.all(Array.from({ length: 1000 }, () => ask()));
    expect(looks).toBe(1);
    expect(answers[999]?.status).toBe("ok");
    vi.advanceTimersByTime(1000);
    expect((await ask()).status).toBe("failing");
    vi.useRealTimers();
  });
});

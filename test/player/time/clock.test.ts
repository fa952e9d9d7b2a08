import { describe, expect, it } from "vitest";
import { ServerClock } from "../../../player/time/clock.ts";

/** A device whose clocks only move when told to. */
function device(monotonicMs: number, wallMs: number) {
  const at = { monotonicMs, wallMs };
  return { at, clocks: { monotonicMs: () => at.monotonicMs, wallMs: () => at.wallMs } };
}

const NOTHING = { offsetMs: 0, seenMs: 0 };

/** An answer without any delay. */
const answer = (atMs: number, serverMs: number) => ({ sentMs: atMs, receivedMs: atMs, serverMs });

describe("ServerClock", () => {
  it("is the device's clock, corrected by what was learnt in an earlier run, until it is measured", () => {
    const { clocks } = device(5000, 1_000_000);
    const clock = new ServerClock(clocks, { offsetMs: -250, seenMs: 0 });
    expect(clock.nowMs()).toBe(999_750);
    expect(clock.offsetMs()).toBeNull();
  });

  it("takes half a round trip off the answer", () => {
    const { clocks } = device(5100, 1_000_100);
    const clock = new ServerClock(clocks, NOTHING);
    clock.observe({ sentMs: 5000, receivedMs: 5100, serverMs: 1_002_000 });
    expect(clock.nowMs()).toBe(1_002_050);
    expect(clock.offsetMs()).toBe(1950);
  });

  it("believes the fastest of several round trips, whenever it came", () => {
    const { clocks } = device(6000, 1_000_000);
    const clock = new ServerClock(clocks, NOTHING);
    clock.observe({ sentMs: 5000, receivedMs: 5400, serverMs: 2_000_500 });
    clock.observe({ sentMs: 5500, receivedMs: 5510, serverMs: 2_000_505 });
    clock.observe({ sentMs: 5600, receivedMs: 5900, serverMs: 2_000_999 });
    expect(clock.nowMs()).toBe(2_001_000);
  });

  it("forgets the fastest one after eight more, so that a drifting device is caught up", () => {
    const { clocks } = device(9000, 1_000_000);
    const clock = new ServerClock(clocks, NOTHING);
    clock.observe({ sentMs: 1000, receivedMs: 1002, serverMs: 500_001 });
    for (let question = 0; question < 8; question++) clock.observe({ sentMs: 8000, receivedMs: 8010, serverMs: 508_105 });
    expect(clock.nowMs()).toBe(509_100);
  });

  it("does not jump when somebody sets the clock of the device", () => {
    const { at, clocks } = device(5000, 1_000_000);
    const clock = new ServerClock(clocks, NOTHING);
    clock.observe({ sentMs: 4990, receivedMs: 5000, serverMs: 1_000_000 });
    at.wallMs += 3_600_000;
    at.monotonicMs += 1000;
    expect(clock.nowMs()).toBe(1_001_005);
    expect(clock.offsetMs()).toBe(-3_598_995);
  });

  it("says by how much it was moved", () => {
    const clock = new ServerClock(device(5000, 1_000_000).clocks, NOTHING);
    expect(clock.observe({ sentMs: 5000, receivedMs: 5000, serverMs: 1_000_300 })).toBe(300);
  });

  it("lets the first answer after a reconnect count, however slow it is", () => {
    const { clocks } = device(9000, 1_000_000);
    const clock = new ServerClock(clocks, NOTHING);
    clock.observe({ sentMs: 1000, receivedMs: 1002, serverMs: 500_001 });
    clock.forgetSamples();
    clock.observe({ sentMs: 8000, receivedMs: 8100, serverMs: 510_050 });
    expect(clock.nowMs()).toBe(511_000);
  });

  it("is never earlier than it has been, even on a device that wakes up in 1970", () => {
    const { at, clocks } = device(5000, 7000);
    const clock = new ServerClock(clocks, { offsetMs: 300, seenMs: 1_790_000_000_000 });
    expect(clock.nowMs()).toBe(1_790_000_000_000);
    at.monotonicMs += 500;
    expect(clock.nowMs()).toBe(1_790_000_000_500);
  });

  it("is the server's from the first answer on, also when that is years away", () => {
    const clock = new ServerClock(device(5000, 1_000_000).clocks, { offsetMs: 0, seenMs: 1_790_000_000_000 });
    clock.observe(answer(5000, 1_700_000_000_000));
    expect(clock.nowMs()).toBe(1_700_000_000_000);
  });

  it.each([3, -3])("takes no leap of %i hours for true, until it has stayed the same for a minute", (hours) => {
    const { at, clocks } = device(0, 0);
    const clock = new ServerClock(clocks, NOTHING);
    clock.observe(answer(0, 1_000_000_000));
    const leapMs = hours * 3_600_000;
    for (const atMs of [15_000, 30_000, 45_000, 60_000]) expect(clock.observe(answer(atMs, 1_000_000_000 + atMs + leapMs))).toBe(0);
    at.monotonicMs = 75_000;
    expect(clock.nowMs()).toBe(1_000_075_000);
    expect(clock.observe(answer(75_000, 1_000_075_000 + leapMs))).toBe(leapMs);
    expect(clock.nowMs()).toBe(1_000_075_000 + leapMs);
  });

  it("begins to wait anew when the leap is another one, and forgets it when it was only one answer", () => {
    const clock = new ServerClock(device(0, 0).clocks, NOTHING);
    clock.observe(answer(0, 1_000_000_000));
    expect(clock.observe(answer(10_000, 2_000_000_000))).toBe(0);
    expect(clock.observe(answer(75_000, 3_000_000_000))).toBe(0);
    expect(clock.observe(answer(80_000, 1_000_080_000))).toBe(0);
    expect(clock.observe(answer(140_000, 3_000_065_000))).toBe(0);
  });

  it("leaps at once after a sleep, which the device's own clock has seen as well", () => {
    const { at, clocks } = device(0, 500_000);
    const clock = new ServerClock(clocks, NOTHING);
    clock.observe(answer(0, 1_000_000_000));
    at.monotonicMs = 1000;
    at.wallMs += 28_801_000;
    clock.forgetSamples();
    clock.observe(answer(1000, 1_028_801_000));
    expect(clock.nowMs()).toBe(1_028_801_000);
  });
});

import { describe, expect, it } from "vitest";
import { ServerClock } from "../../player/clock.ts";

/** A device whose clocks only move when told to. */
function device(monotonicMs: number, wallMs: number) {
  const at = { monotonicMs, wallMs };
  return { at, clocks: { monotonicMs: () => at.monotonicMs, wallMs: () => at.wallMs } };
}

describe("ServerClock", () => {
  it("is the device's clock, corrected by what was learnt in an earlier run, until it is measured", () => {
    const { clocks } = device(5000, 1_000_000);
    const clock = new ServerClock(clocks, -250);
    expect(clock.nowMs()).toBe(999_750);
    expect(clock.offsetMs()).toBeNull();
  });

  it("takes half a round trip off the answer", () => {
    const { clocks } = device(5100, 1_000_100);
    const clock = new ServerClock(clocks, 0);
    clock.observe({ sentMs: 5000, receivedMs: 5100, serverMs: 1_002_000 });
    expect(clock.nowMs()).toBe(1_002_050);
    expect(clock.offsetMs()).toBe(1950);
  });

  it("believes the fastest of several round trips, whenever it came", () => {
    const { clocks } = device(6000, 1_000_000);
    const clock = new ServerClock(clocks, 0);
    clock.observe({ sentMs: 5000, receivedMs: 5400, serverMs: 2_000_500 });
    clock.observe({ sentMs: 5500, receivedMs: 5510, serverMs: 2_000_505 });
    clock.observe({ sentMs: 5600, receivedMs: 5900, serverMs: 2_000_999 });
    expect(clock.nowMs()).toBe(2_001_000);
  });

  it("forgets the fastest one after eight more, so that a drifting device is caught up", () => {
    const { clocks } = device(9000, 1_000_000);
    const clock = new ServerClock(clocks, 0);
    clock.observe({ sentMs: 1000, receivedMs: 1002, serverMs: 500_001 });
    for (let question = 0; question < 8; question++) clock.observe({ sentMs: 8000, receivedMs: 8010, serverMs: 508_105 });
    expect(clock.nowMs()).toBe(509_100);
  });

  it("does not jump when somebody sets the clock of the device", () => {
    const { at, clocks } = device(5000, 1_000_000);
    const clock = new ServerClock(clocks, 0);
    clock.observe({ sentMs: 4990, receivedMs: 5000, serverMs: 1_000_000 });
    at.wallMs += 3_600_000;
    at.monotonicMs += 1000;
    expect(clock.nowMs()).toBe(1_001_005);
    expect(clock.offsetMs()).toBe(-3_598_995);
  });

  it("says by how much it was moved", () => {
    const clock = new ServerClock(device(5000, 1_000_000).clocks, 0);
    expect(clock.observe({ sentMs: 5000, receivedMs: 5000, serverMs: 1_000_300 })).toBe(300);
  });

  it("lets the first answer after a reconnect count, however slow it is", () => {
    const { clocks } = device(9000, 1_000_000);
    const clock = new ServerClock(clocks, 0);
    clock.observe({ sentMs: 1000, receivedMs: 1002, serverMs: 500_001 });
    clock.forgetSamples();
    clock.observe({ sentMs: 8000, receivedMs: 8100, serverMs: 700_050 });
    expect(clock.nowMs()).toBe(701_000);
  });
});

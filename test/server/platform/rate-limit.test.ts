import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { addressKey, createLimiter, createLimits, type Limiter } from "../../../server/platform/rate-limit.ts";

const MINUTE_MS = 60_000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date", "setTimeout", "clearTimeout"] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Takes until refused. @returns how many were let through, and the seconds to wait */
async function exhaust(limiter: Limiter, key = "k"): Promise<[number, number]> {
  for (let taken = 0; ; taken++) {
    try {
      await limiter.take(key);
    } catch (error) {
      expect(error).toMatchObject({ code: "too-many-requests" });
      return [taken, (error as { extras: { retryAfterSeconds: number } }).extras.retryAfterSeconds];
    }
  }
}

describe("a limiter", () => {
  it("lets so many through in so long, for each key by itself", async () => {
    const limiter = createLimiter({ points: 3, durationS: 60 });
    expect(await exhaust(limiter)).toEqual([3, 60]);
    expect(await exhaust(limiter, "other")).toEqual([3, 60]);
    vi.advanceTimersByTime(MINUTE_MS);
    expect(await exhaust(limiter)).toEqual([3, 60]);
  });

  it("does not wait longer for being asked meanwhile", async () => {
    const limiter = createLimiter({ points: 3, durationS: 60 });
    await exhaust(limiter);
    vi.advanceTimersByTime(MINUTE_MS / 2);
    expect(await exhaust(limiter)).toEqual([0, 30]);
    vi.advanceTimersByTime(MINUTE_MS / 2);
    expect(await exhaust(limiter)).toEqual([3, 60]);
  });

  it("takes an attempt back that turned out well", async () => {
    const limiter = createLimiter({ points: 3, durationS: 60 });
    await limiter.take("k");
    await limiter.giveBack("k");
    expect(await exhaust(limiter)).toEqual([3, 60]);
  });
});

describe("the limit of an account", () => {
  it("waits 1, 2, 4, 8 and then always 15 minutes, and never locks out for good", async () => {
    const { signInByAccount } = createLimits();
    const waits: number[] = [];
    for (let round = 0; round < 7; round++) {
      const [taken, seconds] = await exhaust(signInByAccount);
      expect(taken).toBe(5);
      expect(await exhaust(signInByAccount)).toEqual([0, seconds]);
      waits.push(seconds / 60);
      vi.advanceTimersByTime(seconds * 1000);
    }
    expect(waits).toEqual([1, 2, 4, 8, 15, 15, 15]);
  });

  it("begins anew after a success", async () => {
    const { signInByAccount } = createLimits();
    await exhaust(signInByAccount);
    vi.advanceTimersByTime(MINUTE_MS);
    await exhaust(signInByAccount);
    await signInByAccount.clear("k");
    expect(await exhaust(signInByAccount)).toEqual([5, 60]);
  });

  it("forgives after fifteen quiet minutes", async () => {
    const { signInByAccount } = createLimits();
    for (let n = 0; n < 5; n++) await signInByAccount.take("k");
    vi.advanceTimersByTime(15 * MINUTE_MS);
    expect((await exhaust(signInByAccount))[0]).toBe(5);
  });
});

it("limits signing in and pairing as promised", async () => {
  const limits = createLimits();
  expect(await exhaust(limits.signInByAddress)).toEqual([30, 900]);
  expect(await exhaust(limits.pairingStartByAddress)).toEqual([20, 600]);
  expect(await exhaust(limits.pairingClaimByAddress)).toEqual([10, 600]);
  expect(await exhaust(limits.pairingClaimByAccount)).toEqual([10, 600]);
  expect(await exhaust(limits.pairingClaim)).toEqual([100, 600]);
});

it.each([
  ["198.51.100.7", "198.51.100.7"],
  ["::ffff:198.51.100.7", "198.51.100.7"],
  ["::FFFF:c633:6407", "198.51.100.7"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:db8:1:2::9", "2001:db8:1:2::/64"],
  ["2001:0DB8:0001:0002::1", "2001:db8:1:2::/64"],
  ["2001:db8::1", "2001:db8:0:0::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
  ["", "unknown"],
  ["nonsense", "unknown"],
])("counts %s as %s", (address, key) => {
  expect(addressKey(address)).toBe(key);
});

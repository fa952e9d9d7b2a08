import { isIPv4, isIPv6 } from "node:net";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { Problem } from "../../domain/model/problem.ts";

const MINUTE_S = 60;
const QUARTER_S = 15 * MINUTE_S;
const DAY_S = 24 * 60 * MINUTE_S;

/** Counts attempts by key. The count lives in memory: each server counts for itself, and a restart forgives. */
export interface Limiter {
  /**
   * Takes one attempt, before it is known how it ends: guesses sent all at once count too.
   * @throws {Problem} `too-many-requests` with the seconds to wait; asking meanwhile does not make the wait longer
   */
  take(key: string): Promise<void>;
  /** Gives one attempt back, because it turned out well. */
  giveBack(key: string): Promise<void>;
  /** Forgets the key. */
  clear(key: string): Promise<void>;
}

interface Allowance {
  readonly points: number;
  readonly durationS: number;
}

export type Limits = ReturnType<typeof createLimits>;

/** All limits of the server. Addresses go in as `addressKey(address)`, accounts as normalised e-mail or id. */
export function createLimits() {
  return {
    signInByAccount: createPatientLimiter({ points: 5, durationS: QUARTER_S }),
    signInByAddress: createLimiter({ points: 30, durationS: QUARTER_S }),
    pairingStartByAddress: createLimiter({ points: 20, durationS: 10 * MINUTE_S }),
    pairingClaimByAddress: createLimiter({ points: 10, durationS: 10 * MINUTE_S }),
    pairingClaimByAccount: createLimiter({ points: 10, durationS: 10 * MINUTE_S }),
    /** Of everybody together: codes are short, so a thousand addresses must not guess a thousand times as fast. */
    pairingClaim: createLimiter({ points: 100, durationS: 10 * MINUTE_S }),
    /** By enrolment, for those that show its right secret: a thousand devices may start at once. */
    enrolment: createLimiter({ points: 2000, durationS: 10 * MINUTE_S }),
  };
}

/** So many attempts in so many seconds, beginning with the first. */
export function createLimiter({ points, durationS }: Allowance): Limiter {
  const attempts = new RateLimiterMemory({ points, duration: durationS });
  return {
    take: (key) => orRefuse(attempts.consume(key)),
    giveBack: async (key) => void (await attempts.reward(key)),
    clear: async (key) => void (await attempts.delete(key)),
  };
}

/**
 * A limiter whose wait grows each time it is reached within a day: 1, 2, 4, 8 and then always 15 minutes. Whoever mistypes is soon back,
 * whoever guesses gets nowhere, and nobody is locked out for good.
 */
function createPatientLimiter({ points, durationS }: Allowance): Limiter {
  const attempts = new RateLimiterMemory({ points, duration: durationS });
  const waits = new RateLimiterMemory({ points: Number.MAX_SAFE_INTEGER, duration: DAY_S });

  async function take(key: string): Promise<void> {
    try {
      await attempts.consume(key);
    } catch (error) {
      if (error instanceof RateLimiterRes && error.consumedPoints === points + 1) await block(key);
      throw error;
    }
  }

  async function block(key: string): Promise<void> {
    const { consumedPoints } = await waits.consume(key);
    await attempts.block(key, Math.min(MINUTE_S * 2 ** (consumedPoints - 1), QUARTER_S));
  }

  return {
    take: (key) => orRefuse(take(key).catch((error) => attempts.get(key).then((state) => Promise.reject(state ?? error)))),
    giveBack: async (key) => void (await attempts.reward(key)),
    clear: async (key) => void (await Promise.all([attempts.delete(key), waits.delete(key)])),
  };
}

async function orRefuse(attempt: Promise<unknown>): Promise<void> {
  try {
    await attempt;
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    throw new Problem("too-many-requests", { retryAfterSeconds: Math.max(1, Math.ceil(error.msBeforeNext / 1000)) });
  }
}

/**
 * The key under which an address is counted: IPv4 as it is, also inside IPv6; of IPv6 the first 64 bits, because whoever has one address
 * there has all of them.
 */
export function addressKey(address: string): string {
  const plain = address.replace(/%.*$/, "");
  if (isIPv4(plain)) return plain;
  if (!isIPv6(plain)) return "unknown";
  const groups = expand(plain);
  if (groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff) return toIpv4(groups[6] ?? 0, groups[7] ?? 0);
  return `${groups
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(":")}::/64`;
}

function expand(address: string): number[] {
  const [before = "", after] = new URL(`http://[${address}]`).hostname.slice(1, -1).split("::");
  const front = toGroups(before);
  if (after === undefined) return front;
  const back = toGroups(after);
  return [...front, ...Array<number>(8 - front.length - back.length).fill(0), ...back];
}

function toGroups(text: string): number[] {
  return text === "" ? [] : text.split(":").map((group) => Number.parseInt(group, 16));
}

function toIpv4(high: number, low: number): string {
  return [high >> 8, high & 255, low >> 8, low & 255].join(".");
}

import type { PairingId } from "../../domain/model/id.ts";
import { Problem } from "../../domain/model/problem.ts";

/** Browsers that may wait at once; the next is told to come again. */
const MOST_WAITING = 2000;
/** Requests that may wait for the same code: a browser sends one, and another one when its network has dropped the first. */
const MOST_EACH = 4;

/** A request that waits for its code to be claimed. */
export interface ClaimWait {
  /** Resolves when the code is claimed on this server, or when it has waited long enough. */
  readonly over: Promise<void>;
  /** Gives the place up. */
  end(): void;
}

export type ClaimWaits = ReturnType<typeof createClaimWaits>;

/** Who waits for which pairing code to be claimed. @param holdMs how long at most */
export function createClaimWaits(holdMs: number) {
  const waiting = new Map<PairingId, Set<() => void>>();
  let count = 0;

  return {
    /**
     * @param gone tells that the client has gone; nobody waits then
     * @throws {Problem} `unavailable` if too many wait, for this code or altogether
     */
    begin(id: PairingId, gone?: AbortSignal): ClaimWait {
      const same = waiting.get(id) ?? new Set();
      if (count >= MOST_WAITING || same.size >= MOST_EACH) throw new Problem("unavailable", { retryAfterSeconds: 5 });
      const { promise: over, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, holdMs);
      gone?.addEventListener("abort", () => resolve(), { once: true });
      waiting.set(id, same.add(resolve));
      count += 1;
      return {
        over,
        end() {
          clearTimeout(timer);
          if (!same.delete(resolve)) return;
          count -= 1;
          if (same.size === 0) waiting.delete(id);
        },
      };
    },

    claimed(id: PairingId): void {
      for (const resolve of waiting.get(id) ?? []) resolve();
    },
  };
}

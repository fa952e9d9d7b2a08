import { HEARTBEAT_MS } from "../api/player-events.ts";
import type { PresenceState } from "../model/screen.ts";

/** Two heartbeats missed. */
export const LATE_AFTER_MS = 2 * HEARTBEAT_MS;
/** Four heartbeats missed. */
export const OFFLINE_AFTER_MS = 4 * HEARTBEAT_MS;

/** When a screen was paired and last heard of, UTC epoch ms. What was heard before the pairing was another player's. */
export interface Heard {
  readonly pairedAtMs: number;
  readonly lastSeenMs: number | null;
}

/** What we conclude about a screen at `nowMs`. Half-open: late at 30 s sharp, offline at 60 s sharp. A clock set back counts as live. */
export function presenceState(heard: Heard, nowMs: number): PresenceState {
  if (!wasHeard(heard)) return "new";
  const silentMs = nowMs - heard.lastSeenMs;
  if (silentMs < LATE_AFTER_MS) return "live";
  return silentMs < OFFLINE_AFTER_MS ? "late" : "offline";
}

/** The next instant at which the state changes if nothing more is heard; Infinity if it stays. */
export function nextPresenceChangeMs(heard: Heard, nowMs: number): number {
  if (!wasHeard(heard)) return Number.POSITIVE_INFINITY;
  const changes = [heard.lastSeenMs + LATE_AFTER_MS, heard.lastSeenMs + OFFLINE_AFTER_MS];
  return changes.find((atMs) => atMs > nowMs) ?? Number.POSITIVE_INFINITY;
}

function wasHeard(heard: Heard): heard is Heard & { readonly lastSeenMs: number } {
  return heard.lastSeenMs !== null && heard.lastSeenMs >= heard.pairedAtMs;
}

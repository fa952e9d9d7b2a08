import { HEARTBEAT_MS } from "../api/player-events.ts";
import type { PlayerState, PresenceState, TroubleKind } from "../model/screen.ts";
import { MINUTE_MS } from "../model/time.ts";

/** Two heartbeats missed. */
export const LATE_AFTER_MS = 2 * HEARTBEAT_MS;
/** Four heartbeats missed. */
export const OFFLINE_AFTER_MS = 4 * HEARTBEAT_MS;
/** A page that is hidden or stuck mends itself within a minute, or does not. */
export const BLANK_AFTER_MS = MINUTE_MS;
/** So long pictures and films of the next minutes may take on a slow line. */
export const BEHIND_AFTER_MS = 3 * MINUTE_MS;
/** So long after a fault a screen counts as faulty: whatever is wrong is tried again more often than that, and reported again. */
export const FAULT_LASTS_MS = 15 * MINUTE_MS;

/** What a screen that we hear of gives cause for, each with the instant (UTC epoch ms) since when, or of the last time; null without. */
export interface Signs {
  readonly blankSinceMs: number | null;
  readonly behindSinceMs: number | null;
  readonly clonedAtMs: number | null;
  readonly fault: { readonly kind: TroubleKind; readonly atMs: number } | null;
}

/** What is known of a screen. Instants are UTC epoch ms. */
export interface Known {
  /** From when its silence counts: when it was last heard of, or when we began to listen. Null if it was never heard of since its pairing. */
  readonly silentFromMs: number | null;
  /** What it said it does; null before its first heartbeat. */
  readonly player: PlayerState | null;
  /** Until when it knows its programme; null if it did not say. */
  readonly showsUntilMs: number | null;
  /** Whether it closed its line itself, as a page does that is closed and a device that is shut down. */
  readonly hasLeft: boolean;
  readonly signs: Signs;
}

/** What we conclude about a screen at `nowMs`. Half-open: late at 30 s sharp, silent at 60 s sharp. A clock set back counts as heard just now. */
export function presenceState(known: Known, nowMs: number): PresenceState {
  if (known.silentFromMs === null) return "new";
  const silentMs = nowMs - known.silentFromMs;
  if (silentMs >= OFFLINE_AFTER_MS) return showsOn(known, nowMs) ? "stale" : "offline";
  if (silentMs >= LATE_AFTER_MS) return "late";
  if (troubleAt(known.signs, nowMs) !== null) return "faulty";
  return known.player === "off" ? "off" : "live";
}

/** What is wrong with a screen at `nowMs`, the worst first; null if nothing is. */
export function troubleAt({ blankSinceMs, behindSinceMs, clonedAtMs, fault }: Signs, nowMs: number): TroubleKind | null {
  if (blankSinceMs !== null && nowMs - blankSinceMs >= BLANK_AFTER_MS) return "blank";
  if (behindSinceMs !== null && nowMs - behindSinceMs >= BEHIND_AFTER_MS) return "behind";
  if (clonedAtMs !== null && nowMs - clonedAtMs < FAULT_LASTS_MS) return "cloned";
  return fault !== null && nowMs - fault.atMs < FAULT_LASTS_MS ? fault.kind : null;
}

/** Whether a silent screen shows by schedule as far as anybody can tell: it did when it fell silent, and it did not go by itself. */
function showsOn({ player, showsUntilMs, hasLeft, signs }: Known, nowMs: number): boolean {
  if (hasLeft || player === null || player === "fallback" || signs.blankSinceMs !== null) return false;
  return showsUntilMs !== null && nowMs < showsUntilMs;
}

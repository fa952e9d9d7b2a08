import type { TakeoverState } from "../../domain/model/takeover.ts";
import { MINUTE_MS } from "../../domain/model/time.ts";

/** A takeover that waits for a second person lapses after this. */
export const CONFIRM_WITHIN_MS = 10 * MINUTE_MS;

interface Instants {
  readonly createdAtMs: number;
  readonly startedAtMs: number | null;
  readonly endsAtMs: number | null;
  readonly clearedAtMs: number | null;
}

/** Where a takeover stands at an instant. Every end is exclusive: at `endsAtMs` sharp it is over. */
export function takeoverState({ createdAtMs, startedAtMs, endsAtMs, clearedAtMs }: Instants, nowMs: number): TakeoverState {
  if (clearedAtMs !== null) return "cleared";
  if (startedAtMs === null) return nowMs < createdAtMs + CONFIRM_WITHIN_MS ? "waiting" : "lapsed";
  return endsAtMs !== null && nowMs < endsAtMs ? "active" : "ended";
}

import type { ExpressionBuilder } from "kysely";
import type { Tables } from "../platform/database/tables.ts";
import { CONFIRM_WITHIN_MS } from "./takeover-state.ts";

/** The condition that a takeover is active, or still waits for a second person, at `nowMs`. */
export function isNotOver(nowMs: number) {
  return (eb: ExpressionBuilder<Tables, "takeover">) =>
    eb.and([
      eb("cleared_at", "is", null),
      eb.or([eb("ends_at", ">", nowMs), eb.and([eb("started_at", "is", null), eb("created_at", ">", nowMs - CONFIRM_WITHIN_MS)])]),
    ]);
}

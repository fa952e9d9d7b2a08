import { Problem } from "../../domain/model/problem.ts";

/**
 * `saved`: the server has everything. `typing`: it will in a second. `saving`: on its way. `waiting`: it could not be reached, tried again
 * by itself. `invalid`: something breaks a rule, so only this device has it. `refused`: the server said no. `conflict`: somebody else saved.
 */
export type SaveState = "saved" | "typing" | "saving" | "waiting" | "invalid" | "refused" | "conflict";

/** How long somebody must pause before what is typed goes to the server. */
export const SAVE_AFTER_MS = 1000;

const RETRY_MS = [2000, 5000, 10_000, 30_000] as const;

/** How long to wait before the next try, after so many that failed. */
export function retryAfterMs(failures: number): number {
  return RETRY_MS[Math.min(failures, RETRY_MS.length - 1)] ?? 30_000;
}

/** Whether trying again may help: without the server, or when it has no room, no time or no session for us just now. */
export function isPassing(error: unknown): boolean {
  return (
    !(error instanceof Problem) || ["unavailable", "internal", "not-signed-in", "too-many-requests", "storage-full"].includes(error.code)
  );
}

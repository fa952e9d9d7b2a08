import { setImmediate as nextTurn } from "node:timers/promises";

/** Rows deleted by one statement: few enough to hold up no heartbeat. */
export const BATCH = 400;

/**
 * Deletes batch after batch until one deletes nothing more, and lets the event loop turn in between.
 * @param deleteBatch deletes at most `BATCH` rows and says how many
 * @returns how many rows were deleted
 */
export async function deleteInBatches(deleteBatch: () => Promise<number>): Promise<number> {
  let total = 0;
  for (let deleted = await deleteBatch(); deleted > 0; deleted = await deleteBatch()) {
    total += deleted;
    await nextTurn();
  }
  return total;
}

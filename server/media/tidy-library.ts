import type { Db } from "../platform/database/database.ts";
import { findSources } from "./media-job-repository.ts";
import { deleteLongGone, eachFileHash } from "./media-repository.ts";
import type { MediaStore } from "./media-store.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** How long what was taken out can be brought back. */
const KEEP_DELETED_MS = 30 * DAY_MS;

/** What was tidied up. */
export interface Tidied {
  readonly rows: number;
  readonly files: number;
  readonly sources: number;
}

/**
 * Forgets what was taken out of the library 30 days ago, and removes files that nothing in it is made of any more. A file that two share stays
 * until both are gone; what is a day old or younger stays, because its row may be on its way.
 */
export async function tidyLibrary(db: Db, store: MediaStore, nowMs: number): Promise<Tidied> {
  const sources = await findSources(db);
  const rows = await deleteLongGone(db, nowMs - KEEP_DELETED_MS);
  const wanted = new Set<string>();
  await eachFileHash(db, (hash) => wanted.add(hash));
  return {
    rows,
    sources: await store.sweepSources((name) => sources.has(name), nowMs - HOUR_MS),
    files: await store.sweepFiles((hash) => wanted.has(hash), nowMs - DAY_MS),
  };
}

import type { MediaId } from "../../domain/model/id.ts";
import type { Db } from "../platform/database/database.ts";
import { findSources } from "./media-job-repository.ts";
import { deleteMedia, eachFileHash, findLongGone } from "./media-repository.ts";
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

interface Parts {
  readonly db: Db;
  readonly store: MediaStore;
  /** Which of these stand anywhere. */
  readonly usedAmong: (ids: readonly MediaId[]) => Promise<ReadonlySet<MediaId>>;
}

/**
 * Forgets what was taken out of the library 30 days ago, and removes files that nothing in it is made of any more. A file that two share stays
 * until both are gone; what is a day old or younger stays, because its row may be on its way.
 */
export async function tidyLibrary({ db, store, usedAmong }: Parts, nowMs: number): Promise<Tidied> {
  const sources = await findSources(db);
  // An earlier version that was brought back, or a save in the same moment, may hold on to what was taken out.
  const longGone = await findLongGone(db, nowMs - KEEP_DELETED_MS);
  const used = await usedAmong(longGone);
  const forgotten = longGone.filter((id) => !used.has(id));
  for (const id of forgotten) await deleteMedia(db, id);
  const wanted = new Set<string>();
  await eachFileHash(db, (hash) => wanted.add(hash));
  return {
    rows: forgotten.length,
    sources: await store.sweepSources((name) => sources.has(name), nowMs - HOUR_MS),
    files: await store.sweepFiles((hash) => wanted.has(hash), nowMs - DAY_MS),
  };
}

import type { ScreenId } from "../../domain/model/id.ts";
import { DAY_MS } from "../../domain/model/time.ts";
import type { Db } from "../platform/database/database.ts";
import { deleteOldFaults, faultKey, findFaults, type HeardFault, type KeptFault, type KnownFault, saveFaults } from "./fault-repository.ts";

interface Parts {
  readonly db: Db;
  readonly now: () => number;
}

/** Faults kept while the database cannot take them, of all screens and of one. */
const MAX_UNSAVED = 20_000;
const MAX_OF_ONE = 50;
const KEEP_DAYS = 30;
const TOLD = 50;

export type FaultBook = ReturnType<typeof createFaultBook>;

/** Keeps what went wrong on screens, each fault once with how often and when. `flush` writes; call it every few seconds and at the end. */
export function createFaultBook({ db, now }: Parts) {
  let unsaved = new Map<string, HeardFault>();
  let ofScreen = new Map<ScreenId, number>();

  function add(heard: HeardFault): void {
    const key = `${heard.screenId} ${faultKey(heard.fault)}`;
    const before = unsaved.get(key);
    if (before !== undefined) {
      unsaved.set(key, { ...before, lastAtMs: Math.max(before.lastAtMs, heard.lastAtMs), count: before.count + heard.count });
      return;
    }
    const others = ofScreen.get(heard.screenId) ?? 0;
    // A screen that makes up ever new faults tells nothing more by the fiftieth.
    if (others >= MAX_OF_ONE || unsaved.size >= MAX_UNSAVED) return;
    ofScreen.set(heard.screenId, others + 1);
    unsaved.set(key, heard);
  }

  return {
    note(screenId: ScreenId, fault: KeptFault): void {
      add({ screenId, fault, firstAtMs: now(), lastAtMs: now(), count: 1 });
    },

    /** The newest faults of a screen, those counted in that are not written yet. */
    async of(screenId: ScreenId): Promise<readonly KnownFault[]> {
      await this.flush();
      return findFaults(db, screenId, TOLD);
    },

    /** What cannot be written is kept for the next time. */
    async flush(): Promise<void> {
      const heard = [...unsaved.values()];
      if (heard.length === 0) return;
      unsaved = new Map();
      ofScreen = new Map();
      try {
        await saveFaults(db, heard);
      } catch (error) {
        const since = [...unsaved.values()];
        unsaved = new Map();
        ofScreen = new Map();
        for (const one of [...heard, ...since]) add(one);
        throw error;
      }
    },

    /** Forgets what was not heard of for a month. @returns how many */
    forget: (): Promise<number> => deleteOldFaults(db, now() - KEEP_DAYS * DAY_MS),
  };
}

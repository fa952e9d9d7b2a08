import type { UserId } from "../../domain/model/id.ts";
import { HOUR_MS, MINUTE_MS } from "../../domain/model/time.ts";
import type { Db } from "../platform/database/database.ts";
import { newSecret, sha256 } from "../platform/secret.ts";
import { storageFaultOf } from "../platform/storage-fault.ts";
import type { SessionEndings } from "./session-endings.ts";
import { deleteDeadSessions, deleteSession, findSession, insertSession, type StoredSession, touchSession } from "./session-repository.ts";

/** A session ends 12 hours after signing in, and 60 minutes after the last request (ASVS 7.3). */
const ABSOLUTE_MS = 12 * HOUR_MS;
const IDLE_MS = 60 * MINUTE_MS;
/** The last request is written down at most this often. */
const TOUCH_MS = MINUTE_MS;

interface Parts {
  readonly db: Db;
  readonly now: () => number;
  readonly endings: SessionEndings;
}

export interface NewSession {
  readonly token: string;
  readonly expiresAtMs: number;
}

export type LiveSessions = ReturnType<typeof createLiveSessions>;

/** The life of a session: an opaque token of 256 bits, of which only the hash is stored, so a stolen backup signs nobody in. */
export function createLiveSessions({ db, now, endings }: Parts) {
  async function end(token: string): Promise<void> {
    const tokenHash = sha256(token);
    if (await deleteSession(db, tokenHash)) endings.tellEnded([tokenHash]);
  }

  function isAlive({ user, expiresAtMs, lastSeenAtMs }: StoredSession): boolean {
    return !user.disabled && now() < expiresAtMs && now() < lastSeenAtMs + IDLE_MS;
  }

  return {
    end,

    /** Always a new token: one that was planted in this browser before must be worth nothing afterwards. */
    async start(userId: UserId, oldToken: string | null): Promise<NewSession> {
      const token = newSecret();
      const expiresAtMs = now() + ABSOLUTE_MS;
      await insertSession(db, { tokenHash: sha256(token), userId, nowMs: now(), expiresAtMs });
      if (oldToken !== null) await end(oldToken);
      return { token, expiresAtMs };
    },

    /** The session if it lives; one that does not is ended for good. */
    async find(token: string): Promise<StoredSession | undefined> {
      const found = await findSession(db, sha256(token));
      if (found === undefined || isAlive(found)) return found;
      await ifPossible(end(token));
      return undefined;
    },

    async keepAlive(token: string, { lastSeenAtMs }: StoredSession): Promise<void> {
      if (now() - lastSeenAtMs >= TOUCH_MS) await ifPossible(touchSession(db, sha256(token), now()));
    },

    /** @returns how many were over */
    async forgetDead(): Promise<number> {
      const tokenHashes = await deleteDeadSessions(db, now(), now() - IDLE_MS);
      endings.tellEnded(tokenHashes);
      return tokenHashes.length;
    },
  };
}

/** Nobody must be kept from reading because nothing can be written at the moment. */
async function ifPossible(writing: Promise<unknown>): Promise<void> {
  try {
    await writing;
  } catch (error) {
    if (storageFaultOf(error) === null) throw error;
  }
}

import type { DatabaseSettings, Db } from "../platform/database/database.ts";
import type { Log } from "../platform/log.ts";
import { findLastBackup, type LastBackup, saveLastBackup } from "./backup-repository.ts";
import { type BackupOutcome, type BackupTask, runBackupApart } from "./backup-task.ts";
import { type HeldTurn, lastDue, takeTurn } from "./backup-turns.ts";

/** How often others are told that this server is still at it. */
const RENEW_MS = 30_000;

interface Parts {
  readonly db: Db;
  readonly now: () => number;
  readonly log: Log;
  readonly readOrganisation: () => Promise<{ readonly zone: string }>;
  readonly config: {
    readonly database: DatabaseSettings;
    readonly mediaDir: string;
    /** `atMinute` since local midnight; null takes none by itself. */
    readonly backup: { readonly folder: string; readonly atMinute: number | null; readonly keep: number };
  };
}

export type BackupService = ReturnType<typeof createBackupService>;

/** Takes a backup a day by itself, once for all servers on one database, and knows of the last one. */
export function createBackupService({ db, now, log, readOrganisation, config }: Parts) {
  const stopping = new AbortController();

  async function take(turn: HeldTurn, task: BackupTask): Promise<void> {
    const startedMs = performance.now();
    const renewing = setInterval(() => {
      turn.renew(now()).catch((error: unknown) => log.warn({ err: error }, "others may take the same backup"));
    }, RENEW_MS);
    try {
      const outcome = await runBackupApart(task, stopping.signal);
      await noteSuccess(db, outcome, Math.round(performance.now() - startedMs));
      await turn.done();
      tell(outcome, startedMs);
    } catch (error) {
      // A server that stops leaves its turn to whoever starts next.
      if (stopping.signal.aborted) return;
      log.error({ err: error, to: task.to }, "backup failed");
      await noteFailure(db, now(), error);
      await turn.failed(now());
    } finally {
      clearInterval(renewing);
    }
  }

  function tell({ folder, files, bytes, missing, removed }: BackupOutcome, startedMs: number): void {
    const seconds = Math.round((performance.now() - startedMs) / 100) / 10;
    log.info({ folder, files, bytes, seconds, removed: removed.length }, "backup taken and verified");
    if (missing.length > 0) log.error({ missing: missing.slice(0, 20), count: missing.length }, "files of the library are gone or damaged");
  }

  return {
    /** Takes the backup that is due, if none has. Call it every minute. */
    async tick(): Promise<void> {
      const { folder, atMinute, keep } = config.backup;
      if (atMinute === null || stopping.signal.aborted) return;
      const { zone } = await readOrganisation();
      const nowMs = now();
      const turn = await takeTurn(db, lastDue(nowMs, atMinute, zone), nowMs);
      if (turn === null) return;
      const { database, mediaDir } = config;
      await take(turn, { database, mediaDir, to: folder, takenAtMs: nowMs, newest: keep, zone });
    },

    /** What is known of the last backup, whoever took it. */
    last: (): Promise<LastBackup> => findLastBackup(db),

    /** Breaks off a backup under way. */
    close(): void {
      stopping.abort();
    },
  };
}

/** Writes down that a backup succeeded. */
export async function noteSuccess(db: Db, taken: Omit<BackupOutcome, "removed">, durationMs: number): Promise<void> {
  const { takenAtMs, folder, bytes, files, missing } = taken;
  await saveLastBackup(db, { takenAtMs, folder, bytes, files, durationMs, missing: missing.length, failure: null });
}

async function noteFailure(db: Db, atMs: number, error: unknown): Promise<void> {
  const message = error instanceof Error ? error.message : String(error);
  await saveLastBackup(db, { ...(await findLastBackup(db)), failure: { atMs, message } });
}

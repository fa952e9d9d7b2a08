import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import * as z from "zod/mini";

/** What a process of its own is to back up, and what it leaves of earlier backups. */
export const BackupTask = z.strictObject({
  database: z.union([
    z.strictObject({ kind: z.literal("sqlite"), file: z.string() }),
    z.strictObject({ kind: z.literal("postgres"), url: z.string() }),
  ]),
  mediaDir: z.string(),
  to: z.string(),
  takenAtMs: z.int(),
  newest: z.int(),
  zone: z.string(),
});
export type BackupTask = z.infer<typeof BackupTask>;

/** What such a process answers. */
export const BackupOutcome = z.strictObject({
  folder: z.string(),
  takenAtMs: z.int(),
  files: z.int(),
  bytes: z.int(),
  missing: z.array(z.string()),
  removed: z.array(z.string()),
});
export type BackupOutcome = z.infer<typeof BackupOutcome>;

const PROCESS = fileURLToPath(new URL("./backup-process.ts", import.meta.url));

/**
 * Takes a backup in a process of its own: it reads and hashes for minutes, and must hold up no heartbeat.
 * @param stop ends it; what it had begun is swept away by the next one
 * @throws {Error} what went wrong in it
 */
export async function runBackupApart(task: BackupTask, stop: AbortSignal): Promise<BackupOutcome> {
  // The task comes by a pipe: it may contain the password of the database, which arguments would show to everybody.
  const child = spawn(process.execPath, ["--max-old-space-size=512", PROCESS], {
    stdio: ["pipe", "pipe", "pipe"],
    signal: stop,
    killSignal: "SIGKILL",
  });
  const ended = once(child, "close");
  const [answer, complaint] = [text(child.stdout), text(child.stderr)];
  // It stays open: that it closes tells the process that nobody waits for it any more.
  child.stdin.on("error", () => undefined).write(`${JSON.stringify(task)}\n`);
  const [code] = (await ended) as [number | null];
  if (code !== 0) throw new Error((await complaint).trim() || `The backup ended with ${String(code)}`);
  return z.parse(BackupOutcome, JSON.parse(await answer));
}

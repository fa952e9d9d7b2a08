import { once } from "node:events";
import { constants, setPriority } from "node:os";
import { createInterface } from "node:readline";
import * as z from "zod/mini";
import { type BackupOutcome, BackupTask } from "./backup-task.ts";
import { removeOldBackups } from "./keep-backups.ts";
import { takeBackup } from "./take-backup.ts";

/** Takes one backup, by a task that comes as one line, and answers with one. Whatever else the machine does comes first. */
async function main(): Promise<void> {
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  const lines = createInterface({ input: process.stdin });
  const [line] = (await once(lines, "line")) as [string];
  // The server that asked is gone: who starts next takes the backup.
  lines.once("close", () => process.exit(1));
  const task = z.parse(BackupTask, JSON.parse(line));
  const taken = await takeBackup(task, task.takenAtMs);
  const removed = await removeOldBackups(task.to, task.newest, task.zone);
  const outcome: BackupOutcome = { ...taken, missing: [...taken.missing], removed: removed.map(({ folder }) => folder) };
  process.stdout.write(JSON.stringify(outcome), () => process.exit(0));
}

main().catch((error: unknown) => {
  process.stderr.write(error instanceof Error ? error.message : String(error), () => process.exit(1));
});

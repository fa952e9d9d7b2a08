import { join } from "node:path";
import { findDatabaseFaults } from "./database-faults.ts";
import { contentOf, isAbsent, writeDurably } from "./durable-files.ts";
import { type BackupCheck, type BackupFault, bytesOf, CHECK, type Manifest, readManifest, type StoredFile } from "./manifest.ts";

/**
 * Reads all of a backup again: compares every file with its length and hash, opens the database, checks it and counts its rows. What it finds is
 * noted in the backup, if that can be written.
 */
export async function verifyBackup(folder: string, nowMs: number): Promise<BackupCheck> {
  const check = await checkAll(folder, nowMs);
  // A backup on a medium that cannot be written is as good.
  await writeDurably(join(folder, CHECK), JSON.stringify(check)).catch(() => undefined);
  return check;
}

async function checkAll(folder: string, checkedAtMs: number): Promise<BackupCheck> {
  let manifest: Manifest;
  try {
    manifest = await readManifest(folder);
  } catch (error) {
    const what = error instanceof Error && isAbsent(error) ? "manifest.json" : "manifest.json: unreadable";
    return { checkedAtMs, files: 0, bytes: 0, faults: [{ kind: "manifest", what }] };
  }
  const { files } = manifest;
  const faults: BackupFault[] = [];
  for (const file of files) faults.push(...(await findFileFaults(folder, file)));
  faults.push(...(await findDatabaseFaults(folder, manifest)));
  return { checkedAtMs, files: files.length, bytes: bytesOf(files), faults };
}

async function findFileFaults(folder: string, { path, bytes, sha256 }: StoredFile): Promise<readonly BackupFault[]> {
  try {
    const content = await contentOf(join(folder, path));
    return content.bytes === bytes && content.sha256 === sha256 ? [] : [{ kind: "changed", what: path }];
  } catch (error) {
    return [{ kind: isAbsent(error) ? "missing" : "changed", what: path }];
  }
}

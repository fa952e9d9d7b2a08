import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Finding } from "./health.ts";

const REASONS: Readonly<Record<string, string>> = {
  EROFS: "it can only be read",
  EACCES: "the server may not write there",
  EPERM: "the server may not write there",
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  ENOENT: "it is gone",
  EIO: "the disk fails",
};

/** Writes into the folder and reads that back: a disk that dies may pretend to take what it is given. */
export async function checkDataFolder(folder: string): Promise<Finding> {
  const file = join(folder, `.writable-${String(process.pid)}`);
  const written = String(performance.now());
  try {
    await writeFile(file, written);
    const read = await readFile(file, "utf8");
    await rm(file);
    return read === written ? null : "the data folder does not give back what was written";
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    return `nothing can be written to the data folder: ${REASONS[code] ?? "the system refuses"}`;
  }
}

import { readFile } from "node:fs/promises";

const PAGE_BYTES = 4096;

/** The memory a process holds. Only Linux tells; elsewhere 0, and the limits of time and pixels must do. */
export async function residentBytes(pid: number | undefined): Promise<number> {
  const text = await readFile(`/proc/${String(pid)}/statm`, "utf8").catch(() => "");
  return Number(text.split(" ")[1] ?? 0) * PAGE_BYTES;
}

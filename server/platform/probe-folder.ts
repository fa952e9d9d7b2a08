import { randomUUID } from "node:crypto";
import { mkdir, open, readdir, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { Hint } from "./system-language.ts";

const NAME = ".aushang-probe";
const LEFT_BEHIND_MS = 60_000;

/**
 * Writes a few bytes, forces them to the disk and reads them back: a dying memory card goes on showing what it has while nothing that is
 * written stays.
 * @throws {Error} the system's, or one of its own if other bytes come back
 */
export async function probeFolder(folder: string): Promise<void> {
  await sweepProbes(folder);
  const path = join(folder, `${NAME}-${randomUUID()}`);
  const written = randomUUID();
  try {
    const file = await open(path, "wx", 0o600);
    try {
      await file.writeFile(written);
      await file.sync();
    } finally {
      await file.close();
    }
    if ((await readFile(path, "utf8")) !== written) throw new Error("What was written does not come back");
  } finally {
    await rm(path, { force: true });
  }
}

/** A process that was killed in the middle leaves its probe behind. */
async function sweepProbes(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.startsWith(NAME)) continue;
    const { mtimeMs } = await stat(join(folder, name)).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }));
    if (mtimeMs < Date.now() - LEFT_BEHIND_MS) await rm(join(folder, name), { force: true });
  }
}

/**
 * Makes the folder if it is missing, and makes sure that it can be written.
 * @throws {Hint} which folder cannot, and why
 */
export async function requireWritable(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await probeFolder(folder);
  } catch (cause) {
    const why = cause instanceof Error && "code" in cause ? String(cause.code) : String(cause);
    throw new Hint(
      {
        de: `In den Ordner ${folder} lässt sich nicht schreiben (${why}). Aushang startet nicht: Rechte, freien Platz und Einbindung der Platte prüfen.`,
        en: `The folder ${folder} cannot be written (${why}). Aushang does not start: check its permissions, the free space and how the disk is mounted.`,
      },
      { cause },
    );
  }
}

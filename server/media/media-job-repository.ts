import * as z from "zod/mini";
import { MediaId } from "../../domain/model/id.ts";
import { MediaKind, type MediaProblem } from "../../domain/model/media.ts";
import type { Db } from "../platform/database/database.ts";
import { type MadeFiles, toFileColumns } from "./media-row.ts";

/** Something whose files are still to be made. */
export interface Work {
  readonly id: MediaId;
  readonly kind: MediaKind;
  readonly source: string | null;
  /** How often it was begun before. */
  readonly attempts: number;
}

/** What nobody is working on, oldest first. A claim that ran out belongs to a server that died. */
export async function findWork(db: Db, nowMs: number): Promise<readonly Work[]> {
  const rows = await db
    .selectFrom("media")
    .select(["id", "kind", "source", "attempts"])
    .where("state", "=", "processing")
    .where(({ eb, or }) => or([eb("claimed_until", "is", null), eb("claimed_until", "<", nowMs)]))
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  return rows.map((row) => ({ ...row, id: z.parse(MediaId, row.id), kind: z.parse(MediaKind, row.kind) }));
}

/** Takes the work on until an instant, unless somebody else has. @returns the work if it was free */
export async function claimWork(db: Db, id: MediaId, nowMs: number, untilMs: number): Promise<Work | null> {
  const row = await db
    .updateTable("media")
    .set((eb) => ({ claimed_until: untilMs, attempts: eb("attempts", "+", 1) }))
    .where("id", "=", id)
    .where("state", "=", "processing")
    .where(({ eb, or }) => or([eb("claimed_until", "is", null), eb("claimed_until", "<", nowMs)]))
    .returning(["id", "kind", "source", "attempts"])
    .executeTakeFirst();
  if (row === undefined) return null;
  return { id, kind: z.parse(MediaKind, row.kind), source: row.source, attempts: row.attempts - 1 };
}

/** Says how far the work is, and that it is still claimed. */
export async function keepProgress(db: Db, id: MediaId, progress: number, untilMs: number): Promise<void> {
  await db.updateTable("media").set({ progress, claimed_until: untilMs }).where("id", "=", id).where("state", "=", "processing").execute();
}

/** Gives work back, all of it if no id is given: a server that stops, or starts and is alone. It was no failed attempt. */
export async function releaseWork(db: Db, id?: MediaId): Promise<void> {
  let query = db.updateTable("media").set({ claimed_until: null }).where("state", "=", "processing");
  if (id !== undefined) query = query.where("id", "=", id).set((eb) => ({ attempts: eb("attempts", "-", 1) }));
  await query.execute();
}

export async function finishWork(db: Db, id: MediaId, made: MadeFiles): Promise<void> {
  await db
    .updateTable("media")
    .set((eb) => ({
      ...toFileColumns(made),
      state: "ready",
      progress: 1,
      problem: null,
      source: null,
      claimed_until: null,
      version: eb("version", "+", 1),
    }))
    .where("id", "=", id)
    .where("state", "=", "processing")
    .execute();
}

export async function failWork(db: Db, id: MediaId, problem: MediaProblem): Promise<void> {
  await db
    .updateTable("media")
    .set((eb) => ({ state: "failed", problem, source: null, claimed_until: null, version: eb("version", "+", 1) }))
    .where("id", "=", id)
    .where("state", "=", "processing")
    .execute();
}

/** Tries again what had failed, now that its file has come once more. @returns whether it had failed */
export async function restartWork(db: Db, id: MediaId, source: string): Promise<boolean> {
  const result = await db
    .updateTable("media")
    .set((eb) => ({
      state: "processing",
      problem: null,
      progress: 0,
      attempts: 0,
      source,
      claimed_until: null,
      deleted_at: null,
      version: eb("version", "+", 1),
    }))
    .where("id", "=", id)
    .where("state", "=", "failed")
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** The names of all files that are being worked on. */
export async function findSources(db: Db): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom("media").select("source").where("source", "is not", null).execute();
  return new Set(rows.flatMap(({ source }) => source ?? []));
}

/** All files that are being worked on: their names among the sources, and the SHA-256 of their content. */
export async function findSourceFiles(db: Db): Promise<readonly { readonly name: string; readonly sha256: string }[]> {
  const rows = await db.selectFrom("media").select(["source", "hash"]).where("source", "is not", null).orderBy("id").execute();
  return rows.flatMap(({ source, hash }) => (source === null ? [] : [{ name: source, sha256: hash }]));
}

import { createHash } from "node:crypto";
import { mkdir, open, rm } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import { type Db, openDatabase } from "../platform/database/database.ts";
import { type StoredFile, TABLES_FOLDER } from "./manifest.ts";
import { describe, MIGRATION_TABLES, type Snapshot } from "./snapshot.ts";

/** Playlists take hundreds of kilobytes each. */
const ROWS_AT_ONCE = 100;

/**
 * Writes every table of a PostgreSQL database as it is at one moment, while others go on writing: one JSON object a line, made by PostgreSQL
 * itself, so that it reads exactly that back. Needs none of PostgreSQL's own programs.
 */
export async function snapshotPostgres(url: string, folder: string): Promise<Snapshot> {
  await rm(join(folder, TABLES_FOLDER), { recursive: true, force: true });
  await mkdir(join(folder, TABLES_FOLDER), { recursive: true });
  const db = openDatabase({ kind: "postgres", url });
  try {
    return await db
      .transaction()
      .setIsolationLevel("repeatable read")
      .setAccessMode("read only")
      .execute((tx) => snapshotIn(tx, folder));
  } finally {
    await db.destroy();
  }
}

async function snapshotIn(tx: Db, folder: string): Promise<Snapshot> {
  const files: StoredFile[] = [];
  const rows: Record<string, number> = {};
  for (const table of await ownTables(tx)) {
    const { count, ...file } = await writeTable(tx, table, folder);
    files.push(file);
    rows[table] = count;
  }
  return { ...(await describe(tx)), files, rows };
}

/** The tables in the schema of this connection, but for those of migrations. */
export async function ownTables(db: Db): Promise<readonly string[]> {
  const { rows } = await sql<{ readonly name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = current_schema() and table_type = 'BASE TABLE' order by table_name`.execute(db);
  return rows.map(({ name }) => name).filter((name) => !MIGRATION_TABLES.includes(name));
}

async function writeTable(tx: Db, table: string, folder: string): Promise<StoredFile & { readonly count: number }> {
  const path = `${TABLES_FOLDER}/${table}.jsonl`;
  const hashing = createHash("sha256");
  const file = await open(join(folder, path), "wx", 0o640);
  let bytes = 0;
  let count = 0;
  try {
    for await (const lines of linesOf(tx, table)) {
      const data = Buffer.from(lines.map((line) => `${line}\n`).join(""));
      await file.writeFile(data);
      hashing.update(data);
      bytes += data.length;
      count += lines.length;
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { path, bytes, sha256: hashing.digest("hex"), count };
}

async function* linesOf(tx: Db, table: string): AsyncGenerator<readonly string[]> {
  await sql`declare lines no scroll cursor for select row_to_json(t)::text as line from ${sql.table(table)} t`.execute(tx);
  for (;;) {
    const { rows } = await sql<{ readonly line: string }>`fetch ${sql.lit(ROWS_AT_ONCE)} from lines`.execute(tx);
    if (rows.length === 0) break;
    yield rows.map(({ line }) => line);
  }
  await sql`close lines`.execute(tx);
}

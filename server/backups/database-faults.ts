import { createReadStream } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import Sqlite from "better-sqlite3";
import { type BackupFault, type Manifest, SQLITE_FILE, TABLES_FOLDER } from "./manifest.ts";
import { countRows } from "./snapshot-sqlite.ts";

/** Opens the database of a backup, checks it and counts its rows. */
export async function findDatabaseFaults(folder: string, { database }: Manifest): Promise<readonly BackupFault[]> {
  switch (database.kind) {
    case "sqlite":
      return findSqliteFaults(join(folder, SQLITE_FILE), database.rows);
    case "postgres":
      return (await Promise.all(Object.entries(database.rows).map(([table, rows]) => findTableFaults(folder, table, rows)))).flat();
  }
}

function findSqliteFaults(file: string, rows: Readonly<Record<string, number>>): readonly BackupFault[] {
  let database: InstanceType<typeof Sqlite> | null = null;
  try {
    database = new Sqlite(file, { readonly: true, fileMustExist: true });
    const result = String(database.pragma("integrity_check(1)", { simple: true }));
    if (result !== "ok") return [{ kind: "database", what: result }];
    const orphans = database.pragma("foreign_key_check");
    if (Array.isArray(orphans) && orphans.length > 0) return [{ kind: "database", what: `foreign keys: ${String(orphans.length)}` }];
    const counted = countRows(database);
    const names = [...new Set([...Object.keys(rows), ...Object.keys(counted)])];
    return names.filter((name) => counted[name] !== rows[name]).map((what) => ({ kind: "rows", what }));
  } catch (error) {
    return [{ kind: "database", what: error instanceof Error ? error.message : String(error) }];
  } finally {
    database?.close();
  }
}

/** Every line is an object, and there are as many as there were. */
async function findTableFaults(folder: string, table: string, rows: number): Promise<readonly BackupFault[]> {
  let count = 0;
  try {
    for await (const line of createInterface({ input: createReadStream(join(folder, TABLES_FOLDER, `${table}.jsonl`)) })) {
      JSON.parse(line);
      count++;
    }
  } catch (error) {
    return [{ kind: "database", what: `${table}: ${error instanceof Error ? error.message : String(error)}` }];
  }
  return count === rows ? [] : [{ kind: "rows", what: table }];
}

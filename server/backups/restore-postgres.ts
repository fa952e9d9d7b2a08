import { createReadStream } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { sql } from "kysely";
import { type Db, openDatabase } from "../platform/database/database.ts";
import { migrateTo } from "../platform/database/migrate.ts";
import { type Manifest, TABLES_FOLDER } from "./manifest.ts";
import { MIGRATION_TABLES } from "./snapshot.ts";
import { ownTables } from "./snapshot-postgres.ts";

/** Some lines at a time, and no more text than this: playlists take hundreds of kilobytes each. */
const LINES_AT_ONCE = 1000;
const TEXT_AT_ONCE = 8_000_000;

export function isPostgresOccupied(url: string): Promise<boolean> {
  return withDatabase(url, async (db) => (await ownTables(db)).length > 0);
}

/** Whether anybody else is connected to the database. */
export function isPostgresInUse(url: string): Promise<boolean> {
  return withDatabase(url, async (db) => {
    const { rows } = await sql<{ readonly others: number }>`
      select count(*)::int as others from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`.execute(db);
    return (rows[0]?.others ?? 0) > 0;
  });
}

/**
 * Puts the tables of a backup back, all or nothing: the schema of that time, and the rows exactly as they were.
 * @param aside the schema that takes up the tables that are there; null if there are none
 * @throws {Error} if anything does not fit; everything is then as it was
 */
export async function restorePostgres(url: string, folder: string, { database }: Manifest, aside: string | null): Promise<void> {
  await withDatabase(url, (db) =>
    db.transaction().execute(async (tx) => {
      if (aside !== null) await moveTablesTo(tx, aside);
      await migrateTo(tx, database.migrations.at(-1) ?? "");
      const bonds = await dropForeignKeys(tx);
      for (const [table, rows] of Object.entries(database.rows)) await fill(tx, table, rows, folder);
      for (const { table, name, definition } of bonds) {
        await sql`alter table ${sql.table(table)} add constraint ${sql.ref(name)} ${sql.raw(definition)}`.execute(tx);
      }
      // Who was signed in then is not signed in any more: accounts may have been disabled since.
      await tx.deleteFrom("session").execute();
      await tx.deleteFrom("setup_link").execute();
    }),
  );
}

async function withDatabase<T>(url: string, work: (db: Db) => Promise<T>): Promise<T> {
  const db = openDatabase({ kind: "postgres", url });
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
}

async function moveTablesTo(tx: Db, schema: string): Promise<void> {
  await sql`create schema ${sql.ref(schema)}`.execute(tx);
  for (const table of await ownTables(tx)) await sql`alter table ${sql.table(table)} set schema ${sql.ref(schema)}`.execute(tx);
  for (const table of MIGRATION_TABLES) {
    await sql`alter table if exists ${sql.table(table)} set schema ${sql.ref(schema)}`.execute(tx);
    // Under its own name it would be taken for the one of the new tables, wherever it is.
    await sql`alter table if exists ${sql.table(`${schema}.${table}`)} rename to ${sql.ref(`${table}_before`)}`.execute(tx);
  }
}

interface Bond {
  readonly table: string;
  readonly name: string;
  readonly definition: string;
}

/** Rows come table by table, and some refer to others that come later. */
async function dropForeignKeys(tx: Db): Promise<readonly Bond[]> {
  const { rows } = await sql<Bond>`
    select conrelid::regclass::text as "table", conname as name, pg_get_constraintdef(oid) as definition
    from pg_constraint where contype = 'f' and connamespace = current_schema()::regnamespace order by conname`.execute(tx);
  for (const { table, name } of rows) await sql`alter table ${sql.table(table)} drop constraint ${sql.ref(name)}`.execute(tx);
  return rows;
}

async function fill(tx: Db, table: string, rows: number, folder: string): Promise<void> {
  // A migration may have put something into the empty table.
  await sql`delete from ${sql.table(table)}`.execute(tx);
  let count = 0;
  for await (const lines of batchesOf(join(folder, TABLES_FOLDER, `${table}.jsonl`))) {
    const json = `[${lines.join(",")}]`;
    await sql`insert into ${sql.table(table)} select * from json_populate_recordset(null::${sql.table(table)}, ${json}::json)`.execute(tx);
    count += lines.length;
  }
  if (count !== rows) throw new Error(`${table} has ${String(count)} rows and not ${String(rows)}`);
}

async function* batchesOf(file: string): AsyncGenerator<readonly string[]> {
  let lines: string[] = [];
  let length = 0;
  for await (const line of createInterface({ input: createReadStream(file) })) {
    lines.push(line);
    length += line.length;
    if (lines.length < LINES_AT_ONCE && length < TEXT_AT_ONCE) continue;
    yield lines;
    lines = [];
    length = 0;
  }
  if (lines.length > 0) yield lines;
}

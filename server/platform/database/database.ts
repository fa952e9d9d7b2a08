import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { Kysely, type LogEvent, PostgresDialect } from "kysely";
import { Pool, types } from "pg";
import { openSqlite } from "./sqlite.ts";
import { sqliteDialect } from "./sqlite-dialect.ts";
import type { Tables } from "./tables.ts";

/** A connection or an open transaction. Repository functions take it first. */
export type Db = Kysely<Tables>;

export type DatabaseSettings = { readonly kind: "sqlite"; readonly file: string } | { readonly kind: "postgres"; readonly url: string };

/** Connections to PostgreSQL: how many there are, how many of them have nothing to do, and who waits for one. */
export type PoolCounts = Pick<Pool, "totalCount" | "idleCount" | "waitingCount">;

/** Who wants to know what the database does. */
export interface DatabaseWatch {
  readonly onStatement: (event: LogEvent) => void;
  readonly onPool: (pool: PoolCounts) => void;
}

const INT8 = 20;
/** How long anybody waits for a free connection, or for rows that somebody else holds. */
const PATIENCE_MS = 5000;

/** Opens the database; the folder of an SQLite file is made if missing. */
export function openDatabase(settings: DatabaseSettings, watch?: DatabaseWatch): Db {
  const log = watch?.onStatement ?? [];
  switch (settings.kind) {
    case "sqlite":
      mkdirSync(dirname(settings.file), { recursive: true });
      return new Kysely<Tables>({ dialect: sqliteDialect(openSqlite(settings.file)), log });
    case "postgres": {
      const pool = openPool(settings.url);
      watch?.onPool(pool);
      return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }), log });
    }
  }
}

function openPool(connectionString: string): Pool {
  const pool = new Pool({
    connectionString,
    max: 9,
    connectionTimeoutMillis: PATIENCE_MS,
    lock_timeout: PATIENCE_MS,
    // Instants and counts fit a double exactly; as strings they would compare wrongly.
    types: {
      getTypeParser: ((oid: number, format?: "text" | "binary") =>
        oid === INT8 ? Number : types.getTypeParser(oid, format as "text")) as typeof types.getTypeParser,
    },
  });
  // A connection that breaks while nobody uses it is replaced at the next query, and one that breaks between two statements makes the next
  // one fail. Unheard, their errors would end the process.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => void client.on("error", () => undefined));
  return pool;
}

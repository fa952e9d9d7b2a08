import { setTimeout as wait } from "node:timers/promises";
import type Sqlite from "better-sqlite3";
import {
  CompiledQuery,
  type DatabaseConnection,
  type QueryResult,
  SqliteAdapter,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
} from "kysely";

type SqliteDatabase = InstanceType<typeof Sqlite>;

const MAX_PREPARED = 500;
/** Statements for many rows differ by how many, and each takes some hundred kilobytes: those are not kept. */
const MAX_REMEMBERED_LENGTH = 1200;
/** How long a write waits for another process that holds the file. */
const PATIENCE_MS = 5000;
const LOOK_AGAIN_MS = 25;

/**
 * Kysely's dialect over the file. Statements are prepared once: preparing costs as much as many of them take to run. Migrations run in one
 * transaction, which SQLite can and Kysely does not expect of it. A write waits for another process without holding up the event loop.
 * @param patienceMs how long at most
 */
export function sqliteDialect(database: SqliteDatabase, patienceMs = PATIENCE_MS): SqliteDialect {
  return new OwnDialect(new OwnDriver(database, new Patience(patienceMs)));
}

class OwnDialect extends SqliteDialect {
  readonly #driver: SqliteDriver;

  constructor(driver: OwnDriver) {
    super(driver.config);
    this.#driver = driver;
  }

  override createDriver(): SqliteDriver {
    return this.#driver;
  }

  override createAdapter(): SqliteAdapter {
    return new OwnAdapter();
  }
}

class OwnAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class OwnDriver extends SqliteDriver {
  readonly config: SqliteDialectConfig;
  readonly #database: SqliteDatabase;
  readonly #patience: Patience;

  constructor(database: SqliteDatabase, patience: Patience) {
    const config = rememberingStatements(database);
    super(config);
    this.config = config;
    this.#database = database;
    this.#patience = patience;
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    return new PatientConnection(await super.acquireConnection(), this.#patience);
  }

  /** The lock comes first: whoever has only read until then would be refused at once if somebody else wrote meanwhile. */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("begin immediate"));
  }

  /** A full disk takes the transaction back by itself. Taking it back again would fail and hide what happened. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#database.inTransaction) await super.rollbackTransaction(connection);
  }
}

class PatientConnection implements DatabaseConnection {
  readonly #connection: DatabaseConnection;
  readonly #patience: Patience;

  constructor(connection: DatabaseConnection, patience: Patience) {
    this.#connection = connection;
    this.#patience = patience;
  }

  executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    return this.#patience.insist(() => this.#connection.executeQuery<R>(query), /^\s*(select|with)\b/i.test(query.sql));
  }

  streamQuery<R>(query: CompiledQuery, chunkSize: number): AsyncIterableIterator<QueryResult<R>> {
    return this.#connection.streamQuery<R>(query, chunkSize);
  }
}

/**
 * Tries again what is locked. Statements come one after the other, so those that queue behind the first one do not wait as long each: the time
 * counts from when the lock was first met.
 */
class Patience {
  readonly #patienceMs: number;
  #lockedSinceMs = Number.NEGATIVE_INFINITY;
  #lastLockedMs = Number.NEGATIVE_INFINITY;

  constructor(patienceMs: number) {
    this.#patienceMs = patienceMs;
  }

  async insist<T>(work: () => Promise<T>, isReading: boolean): Promise<T> {
    for (;;) {
      try {
        const result = await work();
        if (!isReading) this.#lastLockedMs = Number.NEGATIVE_INFINITY;
        return result;
      } catch (error) {
        if (!isLocked(error) || this.#isOver(performance.now())) throw error;
        await wait(LOOK_AGAIN_MS);
      }
    }
  }

  #isOver(nowMs: number): boolean {
    if (nowMs - this.#lastLockedMs > this.#patienceMs) this.#lockedSinceMs = nowMs;
    this.#lastLockedMs = nowMs;
    return nowMs - this.#lockedSinceMs >= this.#patienceMs;
  }
}

function isLocked(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "SQLITE_BUSY" || error.code === "SQLITE_BUSY_RECOVERY");
}

function rememberingStatements(database: SqliteDatabase): SqliteDialectConfig {
  const prepared = new Map<string, ReturnType<SqliteDatabase["prepare"]>>();
  return {
    database: {
      prepare(sql) {
        const known = prepared.get(sql);
        if (known !== undefined) return known;
        const statement = database.prepare(sql);
        if (sql.length > MAX_REMEMBERED_LENGTH) return statement;
        if (prepared.size >= MAX_PREPARED) prepared.clear();
        prepared.set(sql, statement);
        return statement;
      },
      close: () => database.close(),
    },
  };
}

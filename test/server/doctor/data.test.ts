import { open, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { saveLastBackup } from "../../../server/backups/backup-repository.ts";
import { noteSuccess } from "../../../server/backups/backup-service.ts";
import { takeBackup } from "../../../server/backups/take-backup.ts";
import { checkBackup } from "../../../server/doctor/check-backup.ts";
import { checkDatabase } from "../../../server/doctor/check-database.ts";
import { openDatabase } from "../../../server/platform/database/database.ts";
import { knownMigrations, migrateToLatest } from "../../../server/platform/database/migrate.ts";
import { startPostgres } from "../databases.ts";
import { Machine } from "./machine.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

let machine: Machine;
beforeEach(async () => {
  machine = await Machine.create();
});
afterEach(() => machine.remove());

describe("an SQLite database", () => {
  it("is well if it is intact and of this version", async () => {
    await machine.makeDatabase();
    expect((await machine.look(checkDatabase))[0]).toMatch(/^ok: SQLite 3\.\d+\.\d+, synchronous=FULL; intact and writable\.$/);
  });

  it("that is not there is bad, and is not made", async () => {
    expect((await machine.look(checkDatabase))[0]).toMatch(/^bad: There is no database/);
    expect((await machine.look(checkDatabase))[0]).toMatch(/^bad: There is no database/);
  });

  it("that is damaged is bad", async () => {
    const file = await open(await machine.makeDatabase(), "r+");
    await file.write(Buffer.alloc(4096, 0xff), 0, 4096, 4096 * 3);
    await file.close();
    expect((await machine.look(checkDatabase))[0]).toMatch(/^bad: The database .* is damaged or unreadable/);
  });

  it("that another program holds is bad", async () => {
    const other = new Sqlite(await machine.makeDatabase());
    other.exec("begin immediate");
    expect((await machine.look(checkDatabase))[0]).toMatch(/^bad: The database .* is locked by another program\.$/);
    other.close();
  });

  it("of an older version is a warning, of a newer one bad", async () => {
    const [first = ""] = await knownMigrations();
    const file = await machine.makeDatabase(first);
    expect((await machine.look(checkDatabase))[1]).toBe("warning: The database still has the schema of an older version.");
    await machine.makeDatabase();
    const database = new Sqlite(file);
    database.exec("insert into kysely_migration (name, timestamp) values ('2999-01-01-later', '2999')");
    database.close();
    expect((await machine.look(checkDatabase))[1]).toBe("bad: The database belongs to a newer version of Aushang.");
  });
});

describe("a PostgreSQL database", () => {
  let postgres: Awaited<ReturnType<typeof startPostgres>>;
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(() => postgres.stop());

  it("is well while it answers, a warning before it has a schema, and bad when it is away", async () => {
    const env = { DATABASE_URL: postgres.url };
    expect((await machine.look(checkDatabase, env))[1]).toMatch(/^warning: /);
    const db = openDatabase({ kind: "postgres", url: postgres.url });
    await migrateToLatest(db);
    await db.destroy();
    expect(await machine.look(checkDatabase, env)).toEqual([
      expect.stringMatching(/^ok: PostgreSQL \d.*synchronous_commit=on; answers\.$/),
    ]);
    await postgres.shutDown();
    expect((await machine.look(checkDatabase, env))[0]).toMatch(/^bad: PostgreSQL does not answer \(E\w+\)\.$/);
  });
});

describe("the backup", () => {
  const takenAtMs = Date.parse("2027-01-11T02:30:00Z");
  const env = () => ({ BACKUP_DIR: join(machine.folder, "backups") });

  async function take(): Promise<string> {
    const file = await machine.makeDatabase();
    const order = { database: { kind: "sqlite", file }, mediaDir: join(machine.dataDir, "media"), to: env().BACKUP_DIR } as const;
    return (await takeBackup(order, takenAtMs)).folder;
  }

  it("that is missing is bad", async () => {
    expect((await machine.look(checkBackup, env()))[0]).toMatch(/^bad: There is no backup in /);
  });

  it("that is fresh and sound is well, on the same disk as the data with a warning", async () => {
    const taken = await take();
    expect(await machine.look(checkBackup, env(), takenAtMs + 30 * HOUR_MS)).toEqual([
      `ok: The last backup is 30 hours old and sound: ${taken}.`,
      "warning: The backups are on the same disk as the data.",
    ]);
  });

  it("that is late is bad where one is due every day, and a warning after a week where not", async () => {
    await take();
    expect((await machine.look(checkBackup, env(), takenAtMs + 2 * DAY_MS))[0]).toMatch(/^bad: The last backup is 48 hours old/);
    await rename(join(machine.folder, "backups"), join(machine.dataDir, "backups"));
    expect((await machine.look(checkBackup, {}, takenAtMs + 2 * DAY_MS))[0]).toMatch(/^ok: /);
    expect((await machine.look(checkBackup, {}, takenAtMs + 8 * DAY_MS))[0]).toMatch(/^warning: The last backup is 192 hours old/);
  });

  it("that has changed on its disk is bad", async () => {
    await writeFile(join(await take(), "database.sqlite"), "not any more");
    expect((await machine.look(checkBackup, env(), takenAtMs))[0]).toMatch(/^bad: The last backup .* is not sound \(database\.sqlite/);
  });

  it("that failed since is bad, until another one succeeds", async () => {
    const taken = await take();
    const db = openDatabase({ kind: "sqlite", file: join(machine.dataDir, "aushang.sqlite") });
    const failure = { atMs: takenAtMs + DAY_MS, message: "ENOSPC" };
    await saveLastBackup(db, { takenAtMs, folder: taken, bytes: 1, files: 1, durationMs: 1, missing: 0, failure });
    expect((await machine.look(checkBackup, env(), takenAtMs))[0]).toBe("bad: The last backup failed: ENOSPC");
    await noteSuccess(db, { takenAtMs, folder: taken, bytes: 1, files: 1, missing: [] }, 1);
    await db.destroy();
    expect((await machine.look(checkBackup, env(), takenAtMs))[0]).toMatch(/^ok: /);
  });
});

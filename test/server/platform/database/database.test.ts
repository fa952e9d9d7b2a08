import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDatabase } from "../../../../server/platform/database/database.ts";
import { migrateToLatest } from "../../../../server/platform/database/migrate.ts";
import { assertSafeVersion, openSqlite } from "../../../../server/platform/database/sqlite.ts";
import { DIALECTS, type TestDatabase } from "../../databases.ts";

describe("sqlite", () => {
  it("commits durably on every connection, also on a file that is opened again", async () => {
    const file = join(await mkdtemp(join(tmpdir(), "aushang-")), "again.sqlite");
    for (let opening = 0; opening < 3; opening++) {
      const database = openSqlite(file);
      database.exec("create table if not exists t (a); insert into t values (1)");
      expect(database.pragma("synchronous", { simple: true })).toBe(2);
      expect(database.pragma("journal_mode", { simple: true })).toBe("wal");
      // SQLite's own waiting would hold up the event loop.
      expect(database.pragma("busy_timeout", { simple: true })).toBe(0);
      expect(database.pragma("foreign_keys", { simple: true })).toBe(1);
      database.close();
    }
  });

  it("holds the file for a transaction from its first statement, so that what it has read still stands when it writes", async () => {
    const file = join(await mkdtemp(join(tmpdir(), "aushang-")), "two.sqlite");
    const db = openDatabase({ kind: "sqlite", file });
    await migrateToLatest(db);
    const other = openSqlite(file);
    await db.transaction().execute(async (tx) => {
      await tx.selectFrom("setting").selectAll().execute();
      expect(() => other.exec("insert into setting (key, value) values ('a', '1')")).toThrow("database is locked");
      await tx.insertInto("setting").values({ key: "a", value: "2" }).execute();
    });
    expect(other.prepare("select value from setting").pluck().all()).toEqual(["2"]);
    other.close();
    await db.destroy();
  });

  it("refuses a library with the write-ahead log fault", () => {
    expect(() => assertSafeVersion("3.51.2")).toThrow("SQLite 3.51.2 is too old");
    expect(() => assertSafeVersion("3.51.3")).not.toThrow();
    expect(() => assertSafeVersion("4.0.0")).not.toThrow();
  });
});

describe.each(DIALECTS)("$dialect", ({ open }) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());

  it("migrates once and finds nothing left to do", async () => {
    expect(await migrateToLatest(database.db)).toEqual([]);
  });

  it("gives instants back as numbers", async () => {
    await database.db.insertInto("setup_link").values({ token_hash: "a", created_at: 1_763_700_000_123 }).execute();
    expect(await database.db.selectFrom("setup_link").select("created_at").executeTakeFirst()).toEqual({ created_at: 1_763_700_000_123 });
  });

  it("refuses a screen at a site that does not exist", async () => {
    const screen = {
      id: "s",
      name: "S",
      site_id: "none",
      theme: "paper",
      minimum_shown: 3,
      quiet_hours: "[]",
      horizon_days: 14,
      display: "{}",
      token_hash: "t",
      audience_key: "a",
      search: "s",
      paired_at: 1,
      version: 1,
      updated_at: 1,
    };
    await expect(database.db.insertInto("screen").values(screen).execute()).rejects.toThrow(/foreign key/i);
  });

  it("takes a failed transaction back whole", async () => {
    const failing = database.db.transaction().execute(async (tx) => {
      await tx.insertInto("setting").values({ key: "a", value: "1" }).execute();
      throw new Error("stop");
    });
    await expect(failing).rejects.toThrow("stop");
    expect(await database.db.selectFrom("setting").selectAll().execute()).toEqual([]);
  });
});

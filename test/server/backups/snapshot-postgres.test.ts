import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { snapshotPostgres } from "../../../server/backups/snapshot-postgres.ts";
import { openDatabase } from "../../../server/platform/database/database.ts";
import { migrateToLatest } from "../../../server/platform/database/migrate.ts";
import { startPostgres, type TestPostgres } from "../databases.ts";

describe("a snapshot of PostgreSQL", () => {
  let postgres: TestPostgres;
  let other: pg.Client;
  let folder: string;
  beforeAll(async () => {
    postgres = await startPostgres();
    const db = openDatabase({ kind: "postgres", url: postgres.url });
    await migrateToLatest(db);
    await db.destroy();
    other = new pg.Client(postgres.url);
    await other.connect();
    folder = await mkdtemp(join(tmpdir(), "aushang-snapshot-"));
  });
  afterAll(async () => {
    await other.end();
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it("is of one moment, whatever is written between the reading of one table and of the next", async () => {
    await other.query("insert into setting (key, value) values ('before', 'all')");
    await other.query("begin; lock table media in access exclusive mode");
    const taking = snapshotPostgres(postgres.url, folder);
    const waiting = "select 1 from pg_stat_activity where wait_event_type = 'Lock'";
    const countWaiting = async () => {
      // Within a transaction the answer would always be the first one.
      await other.query("select pg_stat_clear_snapshot()");
      return (await other.query(waiting)).rowCount;
    };
    await expect.poll(countWaiting, { interval: 5 }).toBe(1);
    // Accounts have been read already, settings have not.
    await other.query("insert into setting (key, value) values ('after', 'all')");
    await other.query("commit");
    const { rows } = await taking;
    expect(rows).toMatchObject({ account: 0, setting: 1 });
    expect(await readFile(join(folder, "tables", "setting.jsonl"), "utf8")).toBe('{"key":"before","value":"all"}\n');
  });

  it("has every row of a table of many, and every letter and number as it is", async () => {
    const text = 'Umbruch\n"Anführung" \\ Tabulator\t 🚒 ß \u2028';
    await other.query("delete from setting");
    await other.query("insert into setting (key, value) select 'k' || n, $1 from generate_series(1, 1234) n", [text]);
    const at = 9_007_199_254_740_991;
    await other.query("insert into setup_link (token_hash, created_at) values ('t', $1)", [at]);
    const { rows } = await snapshotPostgres(postgres.url, folder);
    expect(rows).toMatchObject({ setting: 1234, setup_link: 1 });
    const lines = (await readFile(join(folder, "tables", "setting.jsonl"), "utf8")).trimEnd().split("\n");
    expect(lines.length).toBe(1234);
    expect(new Set(lines.map((line) => JSON.parse(line).value))).toEqual(new Set([text]));
    expect(await readFile(join(folder, "tables", "setup_link.jsonl"), "utf8")).toBe(`{"token_hash":"t","created_at":${String(at)}}\n`);
  });
});

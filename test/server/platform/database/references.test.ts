import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openSqliteForTest, type TestDatabase } from "../../databases.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await openSqliteForTest();
});

afterAll(() => database.close());

/** Each column that refers to another table, with the columns that an index or the primary key of its table begins with. */
async function readReferences() {
  const { rows } = await sql<{ table: string; column: string; to: string; indexed: number }>`
    SELECT t.name AS "table", f."from" AS "column", f."table" AS "to",
      f."from" IN (SELECT c.name FROM pragma_index_list(t.name) i, pragma_index_info(i.name) c WHERE c.seqno = 0) AS indexed
    FROM sqlite_master t, pragma_foreign_key_list(t.name) f WHERE t.type = 'table'`.execute(database.db);
  return rows;
}

it("finds what refers to a row that goes by an index; accounts are closed and never go", async () => {
  const references = await readReferences();
  expect(references.length).toBeGreaterThan(40);
  const slow = references.filter(({ indexed, to }) => !indexed && to !== "account");
  expect(slow.map(({ table, column, to }) => `${table}.${column} -> ${to}`)).toEqual([]);
});

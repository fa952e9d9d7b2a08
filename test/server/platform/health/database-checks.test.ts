import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { databaseChecks } from "../../../../server/platform/health/database-checks.ts";
import { createReadiness } from "../../../../server/platform/health/health.ts";
import { DIALECTS, type TestDatabase } from "../../databases.ts";

describe.each(DIALECTS)("a database on $dialect", ({ open }) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database?.close());
  const look = () => createReadiness({ phase: () => "serving", checks: databaseChecks(database.db) })();

  it("is fit to serve from when it answers with the schema of this version", async () => {
    expect(await look()).toEqual({ status: "ok", checks: { database: "ok", migrations: "ok" } });
  });

  it("is not, when somebody has put the one of another version in its place", async () => {
    const { db } = database;
    await sql`insert into kysely_migration (name, timestamp) values ('2999-01-01-from-the-future', 'x')`.execute(db);
    expect(await look()).toEqual({
      status: "failing",
      checks: { database: "ok", migrations: "the database has the schema of another version" },
    });
    await sql`delete from kysely_migration where name = '2999-01-01-from-the-future'`.execute(db);
  });

  it("is not, when it does not answer", async () => {
    const { db, close } = await open();
    await close();
    expect(await createReadiness({ phase: () => "serving", checks: databaseChecks(db) })()).toEqual({
      status: "failing",
      checks: { database: "the database does not answer", migrations: "cannot be looked at" },
    });
  });
});

import { sql } from "kysely";
import type { Db } from "../database/database.ts";
import { newestMigration } from "../database/migrate.ts";
import type { Check } from "./health.ts";

/** That the database answers, and that its schema is the one this version brought it to: somebody may have put another one in its place. */
export function databaseChecks(db: Db): readonly Check[] {
  return [
    {
      name: "database",
      isVital: true,
      look: () =>
        sql`select 1`.execute(db).then(
          () => null,
          () => "the database does not answer",
        ),
    },
    {
      name: "migrations",
      isVital: true,
      async look() {
        const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name desc limit 1`.execute(db);
        return rows[0]?.name === (await newestMigration()) ? null : "the database has the schema of another version";
      },
    },
  ];
}

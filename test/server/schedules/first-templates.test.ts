import { afterAll, beforeAll, expect, it } from "vitest";
import { addFirstTemplates } from "../../../server/schedules/first-templates.ts";
import { listTemplates } from "../../../server/schedules/template-repository.ts";
import { openSqliteForTest, type TestDatabase } from "../databases.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await openSqliteForTest();
});
afterAll(() => database.close());

it("speak the organisation's language", async () => {
  await addFirstTemplates(database.db, "en", 0);
  expect((await listTemplates(database.db, { limit: 10 })).items.map(({ name }) => name)).toEqual(["Lunch break", "Shift change"]);
});

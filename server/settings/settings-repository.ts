import { Organisation } from "../../domain/model/user.ts";
import type { Db } from "../platform/database/database.ts";
import { readJson } from "../platform/database/json-column.ts";

const KEY = "organisation";

export async function findOrganisation(db: Db): Promise<Organisation | undefined> {
  const row = await db.selectFrom("setting").select("value").where("key", "=", KEY).executeTakeFirst();
  return row && readJson(Organisation, row.value);
}

export async function saveOrganisation(db: Db, organisation: Organisation): Promise<void> {
  const value = JSON.stringify(organisation);
  await db
    .insertInto("setting")
    .values({ key: KEY, value })
    .onConflict((conflict) => conflict.column("key").doUpdateSet({ value }))
    .execute();
}

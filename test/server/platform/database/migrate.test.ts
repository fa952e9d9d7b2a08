import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { Migrator } from "kysely/migration";
import { describe, expect, it } from "vitest";
import { ScreenId } from "../../../../domain/model/id.ts";
import * as first from "../../../../migrations/2026-11-22-first-announcement.ts";
import { type Db, openDatabase } from "../../../../server/platform/database/database.ts";
import { migrateToLatest } from "../../../../server/platform/database/migrate.ts";
import { audienceOf } from "../../../../server/playlists/audience.ts";
import { findScreen } from "../../../../server/screens/screen-repository.ts";
import { startPostgres } from "../../databases.ts";

const GROUP = "11111111-1111-4111-8111-111111111111";
const SITE = "22222222-2222-4222-8222-222222222222";
const SCREEN = ScreenId.parse("33333333-3333-4333-8333-333333333333");

async function onSqlite(work: (db: Db) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "aushang-migrate-"));
  const db = openDatabase({ kind: "sqlite", file: join(folder, "aushang.sqlite") });
  await work(db);
  await db.destroy();
  await rm(folder, { recursive: true, force: true });
}

async function onPostgres(work: (db: Db) => Promise<void>): Promise<void> {
  const { url, stop } = await startPostgres();
  const db = openDatabase({ kind: "postgres", url });
  await work(db);
  await db.destroy();
  await stop();
}

/** A city as the first release left it. */
async function makeFirstCity(db: Db): Promise<void> {
  const provider = { getMigrations: async () => ({ "2026-11-22-first-announcement": first }) };
  const { error } = await new Migrator({ db, provider }).migrateToLatest();
  if (error) throw error;
  const rows = [
    sql`insert into site (id, name, zone, headcount, search, version, updated_at) values (${SITE}, 'Wache', 'Europe/Berlin', 4, 'wache', 1, 5)`,
    sql`insert into screen_group (id, name, position, version, updated_at) values (${GROUP}, 'Alle', 0, 1, 5)`,
    sql`insert into screen (id, name, site_id, theme, token_hash, audience_key, search, paired_at, version, updated_at)
      values (${SCREEN}, 'Flur', ${SITE}, 'night', 't', ${`Europe/Berlin|night|${GROUP}`}, 'wache flur', 5, 1, 5)`,
    sql`insert into screen_membership (screen_id, group_id) values (${SCREEN}, ${GROUP})`,
    sql`insert into playlist (hash, document, created_at) values ('h', '{}', 5)`,
    sql`insert into audience (key, playlist_hash, updated_at) values (${`Europe/Berlin|night|${GROUP}`}, 'h', 5)`,
  ];
  for (const row of rows) await row.execute(db);
}

describe.each([
  { dialect: "sqlite", run: onSqlite },
  { dialect: "postgres", run: onPostgres },
])("a city of the first release on $dialect", ({ run }) => {
  it("keeps its screens, which now play as usual, in audiences that can be read back", async () => {
    await run(async (db) => {
      await makeFirstCity(db);
      expect((await migrateToLatest(db))[0]).toBe("2026-11-23-schedules");
      expect(await findScreen(db, SCREEN)).toMatchObject({
        name: "Flur",
        groupIds: [GROUP],
        programme: { minimumShown: 3, quietHours: [], horizonDays: 14 },
      });
      const { audience_key: key } = await db.selectFrom("screen").select("audience_key").executeTakeFirstOrThrow();
      expect(audienceOf(key)).toEqual({
        zone: "Europe/Berlin",
        region: null,
        theme: "night",
        groupIds: [GROUP],
        minimumShown: 3,
        quietHours: [],
        horizonDays: 14,
      });
      expect(await db.selectFrom("audience").selectAll().execute()).toEqual([]);
    });
  });
});

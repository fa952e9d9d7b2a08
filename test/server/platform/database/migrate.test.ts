import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { Migrator } from "kysely/migration";
import { describe, expect, it } from "vitest";
import { AnnouncementId, MediaId, ScreenId } from "../../../../domain/model/id.ts";
import * as first from "../../../../migrations/2026-11-22-first-announcement.ts";
import { findAnnouncement, findPublished } from "../../../../server/announcements/announcement-repository.ts";
import { findHolders } from "../../../../server/announcements/held-media.ts";
import { type Db, openDatabase } from "../../../../server/platform/database/database.ts";
import { migrateToLatest } from "../../../../server/platform/database/migrate.ts";
import { audienceOf } from "../../../../server/playlists/audience.ts";
import { findScreen } from "../../../../server/screens/screen-repository.ts";
import { startPostgres } from "../../databases.ts";

const GROUP = "11111111-1111-4111-8111-111111111111";
const SITE = "22222222-2222-4222-8222-222222222222";
const ACCOUNT = "44444444-4444-4444-8444-444444444444";
const PICTURE = MediaId.parse("55555555-5555-4555-8555-555555555555");
const ANNOUNCEMENT = AnnouncementId.parse("66666666-6666-4666-8666-666666666666");
/** Announcements of the first release: words by variant, one picture. */
const EARLIER = {
  template: "text-image",
  category: "health",
  variants: [
    { language: "de", title: "Grippeschutz", body: "Im **Schulungsraum**", alt: "Eine Spritze" },
    { language: "en", title: "Flu shot", body: "", alt: "" },
  ],
  picture: { mediaId: PICTURE, decorative: false },
  fields: {},
  targets: [GROUP],
  schedule: { from: null, until: null, windows: [] },
  precedence: "normal",
  weight: 2,
  dwellMs: 9000,
};
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

const FILE = { hash: "b".repeat(64), type: "image/webp", width: 480, height: 270, bytes: 1000 };

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
    sql`insert into account (id, name, email, role, password_hash, disabled, version, created_at)
      values (${ACCOUNT}, 'Ada', 'ada@stadt.example', 'admin', 'x', 0, 1, 5)`,
    sql`insert into media (id, hash, name, width, height, renditions, thumbnail, created_by, created_at)
      values (${PICTURE}, ${"a".repeat(64)}, 'Spritze', 480, 270, ${JSON.stringify([FILE])}, ${JSON.stringify(FILE)}, ${ACCOUNT}, 5)`,
    sql`insert into announcement (id, version, published_version, published_at, search, created_at, updated_at)
      values (${ANNOUNCEMENT}, 2, 1, 6, '', 5, 5)`,
    sql`insert into announcement_version (announcement_id, number, content, created_by, created_at, published_at)
      values (${ANNOUNCEMENT}, 1, ${JSON.stringify(EARLIER)}, ${ACCOUNT}, 5, 6)`,
    sql`insert into announcement_version (announcement_id, number, content, created_by, created_at)
      values (${ANNOUNCEMENT}, 2, ${JSON.stringify({ ...EARLIER, template: "text", picture: null })}, ${ACCOUNT}, 5)`,
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
        display: { rotation: 0, overscanPercent: 0, wall: null, calm: false, largeType: false, brightness: [] },
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

  it("keeps its announcements: what was written becomes their first slide, and its picture is held", async () => {
    await run(async (db) => {
      await makeFirstCity(db);
      await migrateToLatest(db);
      const title = { de: "Grippeschutz", en: "Flu shot" };
      const body = { de: "Im **Schulungsraum**" };
      const picture = { mediaId: PICTURE, decorative: false, alt: { de: "Eine Spritze" } };
      expect((await findPublished(db, ANNOUNCEMENT))?.content).toEqual({
        category: "health",
        languages: ["de", "en"],
        slides: [{ key: "slide1", template: "text-image", dwellMs: 9000, fields: { title, body, picture, crop: "upright" } }],
        targets: [GROUP],
        schedule: { from: null, until: null, windows: [] },
        precedence: "normal",
        weight: 2,
      });
      expect((await findAnnouncement(db, ANNOUNCEMENT, 10))?.content.slides).toEqual([
        { key: "slide1", template: "text", dwellMs: 9000, fields: { title, body } },
      ]);
      expect([...(await findHolders(db, [PICTURE], 10)).keys()]).toEqual([PICTURE]);
    });
  });
});

describe.each([
  { dialect: "sqlite", on: onSqlite },
  { dialect: "postgres", on: onPostgres },
])("an earlier release on a later one's $dialect", ({ on }) => {
  it("says what happened and what to do, and changes nothing", async () => {
    await on(async (db) => {
      await migrateToLatest(db);
      await sql`insert into kysely_migration (name, timestamp) values ('2999-01-01-later', '2999-01-01T00:00:00.000Z')`.execute(db);
      await expect(migrateToLatest(db)).rejects.toThrow(
        "A newer version of Aushang has already changed this database (2999-01-01-later). " +
          "Run that version, or put back the backup from before the update.",
      );
      const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name desc limit 1`.execute(db);
      expect(rows).toEqual([{ name: "2999-01-01-later" }]);
    });
  });
});

import { chown, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { readManifest } from "../../../server/backups/manifest.ts";
import { type RestoreOrder, restoreBackup } from "../../../server/backups/restore-backup.ts";
import { type TakenBackup, takeBackup } from "../../../server/backups/take-backup.ts";
import { readConfig } from "../../../server/platform/config.ts";
import { type Db, openDatabase } from "../../../server/platform/database/database.ts";
import { sha256 } from "../../../server/platform/secret.ts";
import { SERVERS } from "../servers.ts";
import { type BackupWorld, filesIn, openBackupWorld } from "./backup-world.ts";

const NOW_MS = Date.parse("2027-01-11T02:30:00.000Z");
const STAMP = "20270111t023000000z";

describe.each(SERVERS)("a backup of a server on $database", ({ database, start }) => {
  let world: BackupWorld;
  let taken: TakenBackup;
  let dataDir: string;
  let order: RestoreOrder;
  let machines = 0;

  beforeAll(async () => {
    world = await openBackupWorld(start);
    taken = await takeBackup(world.order, NOW_MS);
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    dataDir = join(await mkdtemp(join(tmpdir(), "aushang-restore-")), "data");
    const env = { DATA_DIR: dataDir, ...(database === "postgres" ? { DATABASE_URL: await emptyDatabase() } : {}) };
    order = { folder: taken.folder, ...readConfig(env), replace: false };
  });
  afterEach(() => rm(join(dataDir, ".."), { recursive: true, force: true }));

  /** Another database on the same PostgreSQL, as of another machine. */
  async function emptyDatabase(): Promise<string> {
    if (world.order.database.kind !== "postgres") throw new Error("No PostgreSQL");
    const { url } = world.order.database;
    const name = `machine${String(++machines)}`;
    const admin = new pg.Client(url);
    await admin.connect();
    await admin.query(`create database ${name}`);
    await admin.end();
    return url.replace("localhost/aushang", `localhost/${name}`);
  }

  const restore = (more: Partial<RestoreOrder> = {}) => restoreBackup({ ...order, ...more }, NOW_MS);

  async function withRestored<T>(look: (db: Db) => Promise<T>): Promise<T> {
    const db = openDatabase(order.database);
    try {
      return await look(db);
    } finally {
      await db.destroy();
    }
  }

  const everything = async (db: Db) => ({
    accounts: await db.selectFrom("account").selectAll().orderBy("id").execute(),
    announcements: await db.selectFrom("announcement").selectAll().orderBy("id").execute(),
    versions: await db.selectFrom("announcement_version").selectAll().orderBy("announcement_id").execute(),
    media: await db.selectFrom("media").selectAll().orderBy("id").execute(),
    groups: await db.selectFrom("screen_group").selectAll().orderBy("id").execute(),
    settings: await db.selectFrom("setting").selectAll().orderBy("key").execute(),
  });

  it("brings every row and every file back, but nobody is signed in", async () => {
    expect(await restore()).toMatchObject({ movedTo: [], manifest: { takenAtMs: NOW_MS } });
    expect(await withRestored(everything)).toEqual(await everything(world.db));
    expect(await world.db.selectFrom("session").selectAll().execute()).not.toEqual([]);
    expect(await withRestored((db) => db.selectFrom("session").selectAll().execute())).toEqual([]);
    const media = (await readManifest(taken.folder)).files.flatMap(({ path }) => (path.startsWith("media/") ? [path.slice(6)] : []));
    expect(await filesIn(order.mediaDir)).toEqual(media.sort());
    expect((await readdir(dataDir)).sort()).toEqual(database === "sqlite" ? ["aushang.sqlite", "media"] : ["media"]);
  });

  it("belongs to whom the data folder belongs, also if root restores it", async () => {
    const isRoot = process.getuid?.() === 0;
    const uid = isRoot ? 65_534 : process.getuid?.();
    await mkdir(dataDir);
    if (isRoot) await chown(dataDir, 65_534, 65_534);
    await restore();
    const names = (await readdir(dataDir, { recursive: true })).filter((name) => !name.startsWith("."));
    for (const name of names) expect([name, (await stat(join(dataDir, name))).uid]).toEqual([name, uid]);
    expect(names).toContain("media");
  });

  it("refers to what it referred to: the database keeps that from being broken", async () => {
    await restore();
    const removal = withRestored((db) => db.deleteFrom("account").execute());
    await expect(removal).rejects.toThrow(/foreign key/i);
  });

  it("refuses a place where something is, and changes nothing there", async () => {
    await restore();
    await withRestored((db) => db.updateTable("account").set({ name: "Jemand" }).execute());
    const before = await withRestored(everything);
    await expect(restore()).rejects.toThrow(/--replace/);
    expect(await withRestored(everything)).toEqual(before);
  });

  it("moves what is there aside when it is told to, whole and under a name that says when", async () => {
    await restore();
    await writeFile(join(dataDir, "notes.txt"), "of somebody else");
    await withRestored((db) => db.updateTable("account").set({ name: "Jemand" }).execute());
    const before = await filesIn(order.mediaDir);
    const { movedTo } = await restore({ replace: true });

    const aside = join(dataDir, `before-restore-${STAMP}`);
    expect(movedTo).toEqual(database === "sqlite" ? [aside] : [aside, `before_restore_${STAMP}`]);
    expect(await filesIn(join(aside, "media"))).toEqual(before);
    expect(await withRestored(everything)).toEqual(await everything(world.db));
    const names =
      database === "sqlite"
        ? await namesInside(openDatabase({ kind: "sqlite", file: join(aside, "aushang.sqlite") }))
        : await namesInside(openDatabase(order.database), `before_restore_${STAMP}`);
    expect(names).toEqual(["Jemand"]);
    expect(await readFile(join(dataDir, "notes.txt"), "utf8")).toBe("of somebody else");
  });

  async function namesInside(db: Db, schema?: string): Promise<readonly string[]> {
    const reader = schema === undefined ? db : db.withSchema(schema);
    const rows = await reader.selectFrom("account").select("name").execute();
    await db.destroy();
    return rows.map(({ name }) => name);
  }

  it("refuses while a server uses what would be replaced, even when it is told to replace it", async () => {
    const { database: used, dataDir: inUse, mediaDir } = world.server.config;
    await expect(restore({ database: used, dataDir: inUse, mediaDir, replace: true })).rejects.toThrow(/benutzt|in use/);
    expect((await world.server.client.announcements.list({ limit: 10 })).items.length).toBe(1);
  });

  it("that is not sound is refused before anything is touched", async () => {
    const { folder } = await takeBackup(world.order, NOW_MS + 1);
    await rm(join(folder, database === "sqlite" ? "database.sqlite" : "tables/account.jsonl"));
    await expect(restore({ folder })).rejects.toThrow(/nicht in Ordnung|not sound/);
    await expect(readdir(dataDir)).rejects.toThrow("ENOENT");
    await rm(folder, { recursive: true });
  });

  it("of a newer version, or of the other kind of database, is refused with what to do", async () => {
    const { folder } = await takeBackup(world.order, NOW_MS + 2);
    const manifest = await readManifest(folder);
    const newer = [...manifest.database.migrations, "2999-01-01-later"];
    const changed = { ...manifest, version: "9.0.0", database: { ...manifest.database, migrations: newer } };
    await writeFile(join(folder, "manifest.json"), JSON.stringify(changed));
    await expect(restore({ folder })).rejects.toThrow(/9\.0\.0/);
    await rm(folder, { recursive: true });
    const other =
      database === "sqlite"
        ? ({ kind: "postgres", url: "postgres://nobody@localhost/nothing" } as const)
        : ({ kind: "sqlite", file: join(dataDir, "aushang.sqlite") } as const);
    await expect(restore({ database: other })).rejects.toThrow(/DATABASE_URL/);
  });

  /** Takes the accounts out of a backup and makes it look as if it had been taken like that. */
  async function takeAccountsOut(folder: string): Promise<void> {
    const path = database === "sqlite" ? "database.sqlite" : "tables/account.jsonl";
    if (database === "sqlite") {
      const file = new Sqlite(join(folder, path));
      file.exec("pragma foreign_keys = off; delete from account");
      file.close();
    } else await writeFile(join(folder, path), "");
    const content = await readFile(join(folder, path));
    const manifest = await readManifest(folder);
    const rows = { ...manifest.database.rows, account: 0 };
    const files = manifest.files.map((file) => (file.path === path ? { path, bytes: content.length, sha256: sha256(content) } : file));
    await writeFile(join(folder, "manifest.json"), JSON.stringify({ ...manifest, files, database: { ...manifest.database, rows } }));
  }

  it("leaves everything as it was when its rows do not fit together", async () => {
    await restore();
    const before = await withRestored(everything);
    const { folder } = await takeBackup(world.order, NOW_MS + 4);
    await takeAccountsOut(folder);
    await expect(restore({ folder, replace: true })).rejects.toThrow(/foreign key/);
    expect(await withRestored(everything)).toEqual(before);
    await rm(folder, { recursive: true });
  });

  it("leaves everything as it was when it fails in the middle", async () => {
    await restore();
    const before = await withRestored(everything);
    const { folder } = await takeBackup(world.order, NOW_MS + 3);
    // Where the old state is to be moved to there is a file already: so the last steps fail.
    await mkdir(join(dataDir, `before-restore-${STAMP}`));
    await expect(restore({ folder, replace: true })).rejects.toThrow("EEXIST");
    expect(await withRestored(everything)).toEqual(before);
    expect((await readdir(dataDir)).filter((name) => name.startsWith(".restoring"))).toEqual([]);
    await rm(folder, { recursive: true });
  });
});

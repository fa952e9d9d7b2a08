import { randomUUID } from "node:crypto";
import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findBackups, findNewestSound, nameOf } from "../../../server/backups/backup-folder.ts";
import { readCheck, readManifest } from "../../../server/backups/manifest.ts";
import { type TakenBackup, takeBackup } from "../../../server/backups/take-backup.ts";
import { verifyBackup } from "../../../server/backups/verify-backup.ts";
import { knownMigrations } from "../../../server/platform/database/migrate.ts";
import { sha256 } from "../../../server/platform/secret.ts";
import { SERVERS } from "../servers.ts";
import { type BackupWorld, filesIn, openBackupWorld } from "./backup-world.ts";

const FIRST_MS = Date.parse("2027-01-11T02:30:00.000Z");
let hours = 0;
const nextMs = () => FIRST_MS + 3_600_000 * hours++;

describe.each(SERVERS)("a backup of a server on $database", ({ database, start }) => {
  let world: BackupWorld;
  beforeAll(async () => {
    world = await openBackupWorld(start);
  });
  afterAll(() => world.close());

  const take = (): Promise<TakenBackup> => takeBackup(world.order, nextMs());
  const faultsOf = async (folder: string) => (await verifyBackup(folder, FIRST_MS)).faults;

  /** Changes one byte in the middle of a file without changing its length. */
  async function damage(path: string): Promise<void> {
    const file = await open(path, "r+");
    const { size } = await file.stat();
    const at = Math.floor(size / 2);
    const { buffer } = await file.read(Buffer.alloc(1), 0, 1, at);
    buffer[0] = (buffer[0] ?? 0) ^ 0xff;
    await file.write(buffer, 0, 1, at);
    await file.close();
  }

  it("is whole while the server runs: version, schema, rows, and every file that the library names and no other", async () => {
    await writeFile(join(world.order.mediaDir, "incoming", "half"), "half");
    const { folder, takenAtMs, files, bytes, missing } = await take();
    expect(missing).toEqual([]);
    const manifest = await readManifest(folder);
    expect(manifest).toMatchObject({ format: 1, version: "0.1.0", takenAtMs, missing: [] });
    expect(manifest.database).toMatchObject({ kind: database, migrations: await knownMigrations() });
    expect(manifest.database.rows).toMatchObject({ account: 1, announcement: 1, media: 1, screen: 0, schedule_template: 2 });
    expect(files).toBe(manifest.files.length);
    expect(bytes).toBe(manifest.files.reduce((sum, file) => sum + file.bytes, 0));

    const picture = await world.db.selectFrom("media").selectAll().executeTakeFirstOrThrow();
    const named = new Set([...`${picture.renditions}${picture.thumbnail}`.matchAll(/[0-9a-f]{64}/g)].map(([hash]) => hash));
    const media = manifest.files.filter(({ path }) => path.startsWith("media/"));
    expect(new Set(media.map(({ sha256: hash }) => hash))).toEqual(named);
    expect(await filesIn(folder)).toEqual([...manifest.files.map(({ path }) => path), "check.json", "manifest.json"].sort());
    for (const { path, sha256: hash } of manifest.files) expect(sha256(await readFile(join(folder, path)))).toBe(hash);
    expect(await faultsOf(folder)).toEqual([]);
  });

  it("is named after its moment, newest first, and nothing unfinished is one", async () => {
    const { folder, takenAtMs } = await take();
    await mkdir(join(world.order.to, ".unfinished-x"));
    await mkdir(join(world.order.to, nameOf(FIRST_MS - 1)));
    expect(folder).toBe(join(world.order.to, `aushang-${new Date(takenAtMs).toISOString().replaceAll(":", "")}`));
    expect((await findBackups(world.order.to))[0]).toEqual({ folder, takenAtMs });
    expect((await findBackups(world.order.to)).map((place) => place.takenAtMs)).not.toContain(FIRST_MS - 1);
  });

  it("shares the files with the one before, and has those that came since as well", async () => {
    const first = await take();
    await world.upload(2);
    const second = await take();
    const [before, after] = [await readManifest(first.folder), await readManifest(second.folder)];
    const media = ({ files }: typeof before) => files.map(({ path }) => path).filter((path) => path.startsWith("media/"));
    expect(media(after).length).toBeGreaterThan(media(before).length);
    for (const path of media(before)) {
      expect((await stat(join(second.folder, path))).ino).toBe((await stat(join(first.folder, path))).ino);
    }
  });

  it("has an upload that is still being worked on, and no other", async () => {
    const [wanted, other] = [randomUUID(), randomUUID()];
    const sources = join(world.order.mediaDir, "sources");
    for (const name of [wanted, other]) await writeFile(join(sources, name), name);
    const row = await world.db.selectFrom("media").selectAll().limit(1).executeTakeFirstOrThrow();
    const processing = {
      id: randomUUID(),
      hash: sha256(wanted),
      source: wanted,
      state: "processing",
      claimed_until: 9e15,
      thumbnail: "null",
    };
    await world.db
      .insertInto("media")
      .values({ ...row, ...processing, renditions: "[]" })
      .execute();
    const { folder, missing } = await take();
    expect(missing).toEqual([]);
    expect(await readdir(join(folder, "sources"))).toEqual([wanted]);
    expect(await readFile(join(folder, "sources", wanted), "utf8")).toBe(wanted);
    await world.db.deleteFrom("media").where("source", "=", wanted).execute();
  });

  it("takes from the library what was damaged in the one before", async () => {
    const first = await take();
    const path = (await readManifest(first.folder)).files.find((file) => file.path.startsWith("media/"))?.path ?? "";
    // Another file of the same name: the library's own stays sound.
    const bytes = await readFile(join(first.folder, path));
    await rm(join(first.folder, path));
    await writeFile(join(first.folder, path), bytes.reverse());
    expect(await faultsOf(first.folder)).toEqual([{ kind: "changed", what: path }]);
    const second = await take();
    expect(second.missing).toEqual([]);
    expect(await faultsOf(second.folder)).toEqual([]);
    await rm(first.folder, { recursive: true });
  });

  it("names what the library itself has lost, and has the rest", async () => {
    await rm(world.order.to, { recursive: true });
    const [row] = await world.db.selectFrom("media").select("thumbnail").orderBy("created_at").execute();
    const hash = /[0-9a-f]{64}/.exec(row?.thumbnail ?? "")?.[0] ?? "";
    const path = `media/${hash.slice(0, 2)}/${hash.slice(2)}`;
    const file = join(world.order.mediaDir, "..", path);
    await rename(file, `${file}.lost`);
    const { folder, missing } = await take();
    await rename(`${file}.lost`, file);
    expect(missing).toEqual([path]);
    expect((await readManifest(folder)).missing).toEqual([path]);
    expect(await faultsOf(folder)).toEqual([]);
  });

  it.each([
    ["a picture has another byte", "changed", "media/"],
    ["the database has another byte", "changed", database === "sqlite" ? "database.sqlite" : "tables/account.jsonl"],
  ])("is found out when %s", async (_what, kind, beginning) => {
    const { folder } = await take();
    const path = (await readManifest(folder)).files.find((file) => file.path.startsWith(beginning))?.path ?? "";
    const shared = await readFile(join(folder, path));
    await rm(join(folder, path));
    await writeFile(join(folder, path), shared);
    await damage(join(folder, path));
    expect(await faultsOf(folder)).toContainEqual({ kind, what: path });
    expect((await readCheck(folder))?.faults.length).toBeGreaterThan(0);
    expect((await findNewestSound(world.order.to))?.folder).not.toBe(folder);
    await rm(folder, { recursive: true });
  });

  it("is found out when a file is gone, and when it says other numbers of rows than it has", async () => {
    const { folder } = await take();
    const manifest = await readManifest(folder);
    const path = manifest.files.find((file) => file.path.startsWith("media/"))?.path ?? "";
    await rm(join(folder, path));
    const rows = { ...manifest.database.rows, account: 2 };
    await writeFile(join(folder, "manifest.json"), JSON.stringify({ ...manifest, database: { ...manifest.database, rows } }));
    expect(await faultsOf(folder)).toEqual([
      { kind: "missing", what: path },
      { kind: "rows", what: "account" },
    ]);
  });

  it("is none when its manifest is damaged, or leads out of it", async () => {
    const { folder } = await take();
    const manifest = await readFile(join(folder, "manifest.json"), "utf8");
    for (const damaged of [manifest.slice(0, -1), manifest.replace("media/", "../media/"), "null"]) {
      await writeFile(join(folder, "manifest.json"), damaged);
      expect((await faultsOf(folder)).map(({ kind }) => kind)).toEqual(["manifest"]);
    }
  });
});

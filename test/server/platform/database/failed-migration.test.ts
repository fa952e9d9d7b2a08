import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type DatabaseSettings, type Db, openDatabase } from "../../../../server/platform/database/database.ts";
import { doneMigrations, knownMigrations, migrateTo, migrateToLatest } from "../../../../server/platform/database/migrate.ts";
import { startPostgres } from "../../databases.ts";

const CHILD = fileURLToPath(new URL("./migrating-child.ts", import.meta.url));
const NAMES = await knownMigrations();
const FIRST = NAMES[0] ?? "";
const ORGANISATION = `{"name":"Lindenau","language":"de"}`;
const FAILS = `throw new Error("no more")`;
const HANGS = `process.stdout.write("half"); await new Promise(() => setInterval(() => undefined, 1000));`;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "aushang-failed-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** The migrations there are; when `step` has done its work, something happens. */
async function migrationsWith(step: string, happens: string): Promise<string> {
  const migrations = join(folder, "migrations/");
  await mkdir(migrations);
  for (const name of NAMES) {
    const real = JSON.stringify(new URL(`../../../../migrations/${name}.ts`, import.meta.url).href);
    const code =
      name === step
        ? `import * as real from ${real};\nexport async function up(db) {\n  await real.up(db);\n  ${happens}\n}\n`
        : `export { up } from ${real};\n`;
    await writeFile(join(migrations, `${name}.ts`), code);
  }
  return migrations;
}

/** Every table with its columns. */
async function schemaOf(db: Db): Promise<readonly string[]> {
  const tables = await db.introspection.getTables();
  return tables.map(({ name, columns }) => `${name}: ${columns.map((column) => column.name).join()}`).sort();
}

/** A city of the first release, and what is known of it. */
async function makeFirst(settings: DatabaseSettings): Promise<readonly string[]> {
  const db = openDatabase(settings);
  await migrateTo(db, FIRST);
  await sql`insert into setting (key, value) values ('organisation', ${ORGANISATION})`.execute(db);
  const schema = await schemaOf(db);
  await db.destroy();
  return schema;
}

async function expectFirst(settings: DatabaseSettings, schema: readonly string[]): Promise<void> {
  const db = openDatabase(settings);
  expect(await schemaOf(db)).toEqual(schema);
  expect(await doneMigrations(db)).toEqual([FIRST]);
  expect((await sql`select value from setting`.execute(db)).rows).toEqual([{ value: ORGANISATION }]);
  await db.destroy();
}

async function killIn(step: string, settings: DatabaseSettings): Promise<void> {
  const migrations = await migrationsWith(step, HANGS);
  const child = spawn(process.execPath, [CHILD, JSON.stringify(settings), migrations], { stdio: ["ignore", "pipe", "inherit"] });
  const gone = once(child, "exit");
  await Promise.race([once(child.stdout, "data"), gone]);
  child.kill("SIGKILL");
  expect(await gone).toEqual([null, "SIGKILL"]);
}

async function failIn(step: string, settings: DatabaseSettings): Promise<void> {
  const db = openDatabase(settings);
  const migrations = pathToFileURL(await migrationsWith(step, FAILS));
  await expect(migrateToLatest(db, migrations)).rejects.toThrow("no more");
  await db.destroy();
}

describe("on sqlite", () => {
  const settings = () => ({ kind: "sqlite", file: join(folder, "aushang.sqlite") }) as const;

  it.each(NAMES.slice(1))("a start that is killed in %s leaves the schema and the rows of before", async (step) => {
    const schema = await makeFirst(settings());
    await killIn(step, settings());
    await expectFirst(settings(), schema);
  });

  it("a migration that fails leaves the schema and the rows of before, and the next start brings all up to date", async () => {
    const schema = await makeFirst(settings());
    await failIn(NAMES.at(-1) ?? "", settings());
    await expectFirst(settings(), schema);
    const db = openDatabase(settings());
    expect(await migrateToLatest(db)).toEqual(NAMES.slice(1));
    await db.destroy();
  });
});

describe("on postgres", () => {
  let postgres: Awaited<ReturnType<typeof startPostgres>>;
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(() => postgres.stop());

  it("neither a killed start nor a migration that fails leaves anything", async () => {
    const settings = { kind: "postgres", url: postgres.url } as const;
    const schema = await makeFirst(settings);
    await failIn(NAMES.at(-1) ?? "", settings);
    await expectFirst(settings, schema);
    await rm(join(folder, "migrations"), { recursive: true });
    await killIn(NAMES.at(-1) ?? "", settings);
    await expectFirst(settings, schema);
  });
});

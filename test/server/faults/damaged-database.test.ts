import { mkdtemp, open, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startAushang } from "../../../server/aushang.ts";
import { takeBackup } from "../../../server/backups/take-backup.ts";
import { readConfig } from "../../../server/platform/config.ts";
import { sha256 } from "../../../server/platform/secret.ts";
import { signIn } from "../attack/attacked-server.ts";
import { run } from "../cli/run.ts";
import { ADMIN, setUp } from "../running-server.ts";
import { startAndEnd } from "./start-and-end.ts";

const PAGE_BYTES = 4096;

describe("a start on a damaged database", () => {
  let dataDir: string;
  let env: Record<string, string>;
  let file: string;
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "aushang-damaged-"));
    env = { HOST: "127.0.0.1", PORT: "0", LOG_LEVEL: "silent", DATA_DIR: dataDir };
    file = join(dataDir, "aushang.sqlite");
    await useOnce((origin, link) => setUp(origin, link));
  });
  afterEach(() => rm(dataDir, { recursive: true, force: true }));

  async function useOnce(work: (origin: string, setupLink: string | null) => Promise<unknown>): Promise<void> {
    const aushang = await startAushang(readConfig(env));
    await work(aushang.origin, aushang.setupLink).finally(() => aushang.stop());
  }

  /** Overwrites a page in the middle, as a dying disk does. */
  async function damage(): Promise<void> {
    const handle = await open(file, "r+");
    const { size } = await handle.stat();
    await handle.write(Buffer.alloc(PAGE_BYTES, 0xff), 0, PAGE_BYTES, Math.floor(size / PAGE_BYTES / 2) * PAGE_BYTES);
    await handle.close();
  }

  const backUp = async (takenAtMs: number) => (await takeBackup({ ...readConfig(env), to: join(dataDir, "backups") }, takenAtMs)).folder;

  it("is refused with one line that names the newest sound backup and the command, and touches nothing", async () => {
    const sound = await backUp(1_800_000_000_000);
    const changed = await backUp(1_800_000_100_000);
    await rm(join(changed, "database.sqlite"));
    await run(["backup", "--verify", changed]);
    await damage();
    const before = sha256(await readFile(file));

    const { code, said, complained } = await startAndEnd(dataDir, { LC_ALL: "de_DE.UTF-8" });
    expect({ code, said }).toEqual({ code: 1, said: "" });
    expect(complained).toMatch(/^Die Datenbank \S+ ist beschädigt \(.+\)\. Aushang startet nicht; die Bildschirme laufen weiter\. .+\n$/);
    expect(complained).toContain(`npm run aushang -- restore ${sound} --replace\n`);
    expect(sha256(await readFile(file))).toBe(before);
    expect((await startAndEnd(dataDir, { LC_ALL: "en_US.UTF-8" })).complained).toMatch(/^The database \S+ is damaged .+ --replace\n$/);
  });

  it("is mended by that command, which keeps the damaged one", async () => {
    const sound = await backUp(1_800_000_000_000);
    await damage();
    expect((await run(["restore", sound, "--replace"], { env })).exit).toBe(0);
    await useOnce(async (origin) => expect(await signIn(origin, ADMIN)).not.toBe(""));
    const [aside = ""] = (await readdir(dataDir)).filter((name) => name.startsWith("before-restore-"));
    expect(await readdir(join(dataDir, aside))).toContain("aushang.sqlite");
  });

  it("says so if there is no backup it knows of", async () => {
    await writeFile(file, "this is no database at all".repeat(1000));
    const { code, complained } = await startAndEnd(dataDir, { LC_ALL: "en_US.UTF-8" });
    expect(code).toBe(1);
    expect(complained).toContain(`There is no verified backup in ${dataDir}/backups; if there is one elsewhere: `);
  });
});

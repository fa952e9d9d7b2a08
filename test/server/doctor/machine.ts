import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import type { Check } from "../../../server/doctor/finding.ts";
import { readConfig } from "../../../server/platform/config.ts";
import { openDatabase } from "../../../server/platform/database/database.ts";
import { migrateTo, migrateToLatest } from "../../../server/platform/database/migrate.ts";

/** A machine for the doctor, with a folder of its own and nothing in it. */
export class Machine {
  readonly folder: string;
  readonly dataDir: string;

  private constructor(folder: string) {
    this.folder = folder;
    this.dataDir = join(folder, "data");
  }

  static async create(): Promise<Machine> {
    return new Machine(await mkdtemp(join(tmpdir(), "aushang-doctor-")));
  }

  /** What a check finds, in English: `state: sentence`. Whatever is not well comes with what to do. */
  async look(check: Check, env: Readonly<Record<string, string>> = {}, nowMs = Date.now()): Promise<string[]> {
    const config = readConfig({ DATA_DIR: this.dataDir, ...env });
    const findings = await check({ config, nowMs });
    for (const { what, todo, state } of findings) {
      expect(what.de).not.toBe(what.en);
      expect((todo === null) === (state === "ok")).toBe(true);
    }
    return findings.map(({ state, what }) => `${state}: ${what.en}`);
  }

  /** Makes a database. @param name the last migration it goes through; all if left out @returns its file */
  async makeDatabase(name?: string): Promise<string> {
    await mkdir(this.dataDir, { recursive: true });
    const file = join(this.dataDir, "aushang.sqlite");
    const db = openDatabase({ kind: "sqlite", file });
    if (name === undefined) await migrateToLatest(db);
    else await migrateTo(db, name);
    await db.destroy();
    return file;
  }

  remove(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true });
  }
}

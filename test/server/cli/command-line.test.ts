import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { systemLanguage } from "../../../server/platform/system-language.ts";
import { run } from "./run.ts";

const NAMES = ["backup", "restore", "user", "doctor"];

describe("the language at the command line", () => {
  it.each([
    [{}, "de"],
    [{ LANG: "C.UTF-8" }, "de"],
    [{ LANG: "tr_TR.UTF-8" }, "de"],
    [{ LANG: "en_GB.UTF-8" }, "en"],
    [{ LANG: "en" }, "en"],
    [{ LANG: "en_GB.UTF-8", LC_ALL: "de_DE.UTF-8" }, "de"],
    [{ LANG: "de_DE.UTF-8", LC_MESSAGES: "en_US.UTF-8" }, "en"],
    [{ LANG: "enm" }, "de"],
  ])("with %o is %s", (env, language) => {
    expect(systemLanguage(env)).toBe(language);
  });
});

describe("a command line", () => {
  it.each([[], ["help"], ["--help"]])("without a command lists them: %s", async (...args) => {
    const { exit, said } = await run(args);
    expect(exit).toBe(0);
    for (const name of NAMES) expect(said).toMatch(new RegExp(`^  ${name} +\\w`, "m"));
  });

  it.each(NAMES)("%s --help explains it in both languages, and does nothing", async (name) => {
    for (const help of ["--help", "-h"]) {
      const [de, en] = [await run([name, help, "--nonsense"], { language: "de" }), await run([name, help], { language: "en" })];
      expect([de.exit, en.exit]).toEqual([0, 0]);
      expect(de.said).toMatch(/Endet mit 0/);
      expect(en.said).toMatch(/Ends with 0/);
    }
  });

  it.each([
    [["backups"]],
    [["toString"]],
    [["backup", "--nonsense"]],
    [["backup", "--keep", "0"]],
    [["backup", "--keep", "many"]],
    [["restore"]],
    [["restore", "a", "b"]],
    [["user"]],
    [["user", "remove", "a@b.example"]],
    [["user", "list", "a@b.example"]],
    [["user", "add"]],
    [["user", "password", "a@b.example", "a password as an argument"]],
    [["doctor", "everything"]],
  ])("that is not understood ends with 2 and says how to get help: %s", async (args) => {
    const { exit, said, complained } = await run(args, { env: { DATA_DIR: "/nowhere" } });
    expect({ exit, said }).toEqual({ exit: 2, said: "" });
    expect(complained).toMatch(/--help/);
  });

  it("with a wrong setting ends with 1 and its name", async () => {
    expect(await run(["backup"], { env: { BACKUP_KEEP: "x" } })).toMatchObject({ exit: 1, complained: "Wrong settings: BACKUP_KEEP\n" });
  });
});

describe("on a machine without a database", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "aushang-cli-"));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it.each([["backup"], ["user", "list"]])("%s %s makes none, and says what to do", async (...args) => {
    const dataDir = join(folder, "data");
    const { exit, complained } = await run(args, { env: { DATA_DIR: dataDir } });
    expect(exit).toBe(1);
    expect(complained).toBe(
      `There is no database here: ${dataDir}/aushang.sqlite. Is DATA_DIR right? The first start of the server makes it.\n`,
    );
    await expect(rm(dataDir, { recursive: true })).rejects.toThrow("ENOENT");
  });

  it("there is no backup to verify", async () => {
    const { exit, complained } = await run(["backup", "--verify", folder], { language: "de" });
    expect({ exit, complained }).toEqual({ exit: 1, complained: `In ${folder} ist keine Sicherung.\n` });
  });
});

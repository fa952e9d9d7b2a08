import { readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findLastBackup } from "../../../server/backups/backup-repository.ts";
import { type BackupWorld, openBackupWorld } from "../backups/backup-world.ts";
import { startServer } from "../running-server.ts";
import { type RunSettings, run } from "./run.ts";

const HOUR_MS = 3_600_000;
const FIRST_MS = Date.parse("2027-01-11T02:30:00Z");

describe("backup and restore from the command line", () => {
  let world: BackupWorld;
  let env: Record<string, string>;
  let to: string;
  beforeAll(async () => {
    world = await openBackupWorld(() => startServer());
    to = world.order.to;
    env = { DATA_DIR: world.server.config.dataDir, BACKUP_DIR: to };
  });
  afterAll(() => world.close());

  const aushang = (args: readonly string[], more: RunSettings = {}) => run(args, { env, nowMs: FIRST_MS, ...more });

  it("backs up into the folder of the settings, says where, and the server knows of it", async () => {
    const { exit, said, complained } = await aushang(["backup"], { language: "de" });
    const folder = join(to, "aushang-2027-01-11T023000.000Z");
    expect({ exit, complained }).toEqual({ exit: 0, complained: "" });
    expect(said).toMatch(
      new RegExp(`^Gesichert und geprüft: ${folder}\nDateien: \\d+, \\d,\\d MB in \\d+,\\d s\\. Ältere entfernt: 0\\.\n$`),
    );
    expect(await findLastBackup(world.db)).toMatchObject({ takenAtMs: FIRST_MS, folder, missing: 0, failure: null });
  });

  it("backs up where it is told to, and leaves as many as it is told", async () => {
    const elsewhere = join(to, "..", "elsewhere");
    for (let hour = 0; hour < 4; hour++) {
      const keep = await aushang(["backup", "--to", elsewhere, "--keep", "2"], { nowMs: FIRST_MS + hour * HOUR_MS });
      expect(keep).toMatchObject({ exit: 0, said: expect.stringContaining(`Older ones removed: ${hour < 2 ? "0" : "1"}.`) });
    }
    expect((await readdir(elsewhere)).sort()).toEqual(["aushang-2027-01-11T043000.000Z", "aushang-2027-01-11T053000.000Z"]);
  });

  it("verifies one backup, or the newest of several, and ends with 1 if it is not sound", async () => {
    const [name = ""] = await readdir(to);
    for (const place of [to, join(to, name)]) {
      expect((await aushang(["backup", "--verify", place])).said).toMatch(
        new RegExp(`^Sound: ${join(to, name)}\\. Files: \\d+, \\d\\.\\d MB\\.\n$`),
      );
    }
    const changed = (await aushang(["backup", "--to", join(to, "changed")])).said.split("\n")[0]?.split(": ")[1] ?? "";
    await writeFile(join(changed, "database.sqlite"), "");
    const { exit, said, complained } = await aushang(["backup", "--verify", changed], { language: "de" });
    expect({ exit, said }).toEqual({ exit: 1, said: "" });
    expect(complained.split("\n").slice(0, 2)).toEqual([
      `Nicht in Ordnung: ${changed}`,
      "database.sqlite hat einen anderen Inhalt als bei der Sicherung",
    ]);
  });

  it("warns of what the library has lost, and has backed up the rest", async () => {
    const media = world.server.config.mediaDir;
    const [folder = ""] = (await readdir(media)).filter((name) => /^[0-9a-f]{2}$/.test(name));
    await rm(join(media, folder), { recursive: true });
    const { exit, complained } = await aushang(["backup", "--to", join(to, "lost")]);
    expect(exit).toBe(0);
    expect(complained).toMatch(/^Something of the library is gone or damaged \(\d\); everything else is backed up:\nmedia\//);
  });

  it("restores, and says what an administrator has to know", async () => {
    const machine = join(to, "machine");
    const [name = ""] = (await readdir(to)).filter((each) => each.startsWith("aushang-"));
    const { exit, said } = await aushang(["restore", join(to, name), "--into", machine], { language: "de" });
    expect(exit).toBe(0);
    expect(said).toContain(`Zurückgespielt nach ${machine}: Stand vom 11. Januar 2027 um 02:30 (UTC), Version 0.1.0,`);
    for (const known of [/behalten es bis zur\s+nächsten Änderung/, /zeigt einen Kopplungscode/, /Alle melden sich neu an/])
      expect(said).toMatch(known);
    expect(said).not.toContain("Was da war");

    const again = await aushang(["restore", join(to, name), "--into", machine], { language: "de" });
    expect(again).toEqual({ exit: 1, said: "", complained: expect.stringMatching(/^Hier ist schon etwas: .*--replace/) });
    const replaced = await aushang(["restore", join(to, name), "--into", machine, "--replace"]);
    expect(replaced.said).toContain(`What was there lies in ${machine}/before-restore-20270111t023000000z.`);
    expect(replaced.said).toMatch(/keep it until the next change/);
  });
});

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { findBackups, nameOf } from "../../../server/backups/backup-folder.ts";
import { type BackupService, createBackupService } from "../../../server/backups/backup-service.ts";
import { lastDue, takeTurn } from "../../../server/backups/backup-turns.ts";
import { verifyBackup } from "../../../server/backups/verify-backup.ts";
import { createLog, type Log } from "../../../server/platform/log.ts";
import { SERVERS } from "../servers.ts";
import { type BackupWorld, openBackupWorld } from "./backup-world.ts";

const BERLIN = "Europe/Berlin";
const at = (text: string) => Temporal.ZonedDateTime.from(`${text}[${BERLIN}]`).epochMilliseconds;
const MINUTE_MS = 60_000;
const HALF_PAST_THREE = 210;

describe("a daily backup at half past three", () => {
  it.each([
    ["2027-01-11T03:30", "2027-01-11T03:30"],
    ["2027-01-11T03:29:59.999", "2027-01-10T03:30"],
    ["2027-01-11T23:59", "2027-01-11T03:30"],
    ["2027-01-12T00:00", "2027-01-11T03:30"],
  ])("at %s was last due at %s", (now, due) => {
    expect(lastDue(at(now), HALF_PAST_THREE, BERLIN)).toBe(at(due));
  });

  it("is due right after the hour that the clocks skip, and once in the night they repeat one", () => {
    const half = 150;
    expect(lastDue(at("2027-03-28T12:00"), half, BERLIN)).toBe(Date.parse("2027-03-28T01:30:00Z"));
    expect(lastDue(at("2027-10-31T12:00"), half, BERLIN)).toBe(Date.parse("2027-10-31T00:30:00Z"));
    // Between the first half past two and the second.
    expect(lastDue(Date.parse("2027-10-31T01:15:00Z"), half, BERLIN)).toBe(Date.parse("2027-10-31T00:30:00Z"));
  });

  it("is no time of day beyond midnight", () => {
    expect(() => lastDue(0, 1440, BERLIN)).toThrow(RangeError);
  });
});

describe.each(SERVERS)("backups by themselves on $database", ({ start }) => {
  let world: BackupWorld;
  let nowMs: number;
  let lines: [unknown, unknown][];
  let services: BackupService[];
  beforeAll(async () => {
    world = await openBackupWorld(start);
  });
  afterAll(() => world.close());
  beforeEach(() => {
    nowMs = at("2027-01-11T09:00");
    lines = [];
    services = [];
  });
  afterEach(async () => {
    for (const service of services) service.close();
    await rm(world.order.to, { recursive: true, force: true });
    await world.db.deleteFrom("setting").where("key", "like", "backups.%").execute();
  });

  /** Another server on the same database, with the clock of this test. */
  function server(folder = world.order.to): BackupService {
    const log: Log = createLog("silent");
    log.error = (...line: unknown[]) => void lines.push(line as [unknown, unknown]);
    const config = { ...world.server.config, backup: { folder, atMinute: HALF_PAST_THREE, keep: 2 } };
    const service = createBackupService({ db: world.db, now: () => nowMs, log, readOrganisation: async () => ({ zone: BERLIN }), config });
    services.push(service);
    return service;
  }

  const taken = async () => (await findBackups(world.order.to)).map(({ takenAtMs }) => takenAtMs);

  it("are taken at the first look after they are due, once a day, verified, and can be asked for", async () => {
    const one = server();
    expect(await one.last()).toMatchObject({ takenAtMs: null, failure: null });
    await one.tick();
    nowMs += MINUTE_MS;
    await one.tick();
    const [first = 0] = await taken();
    expect(await taken()).toEqual([at("2027-01-11T09:00")]);
    const [{ folder } = { folder: "" }] = await findBackups(world.order.to);
    expect(await one.last()).toMatchObject({ takenAtMs: first, folder, missing: 0, failure: null });
    expect((await verifyBackup(folder, nowMs)).faults).toEqual([]);

    nowMs = at("2027-01-12T03:29");
    await one.tick();
    expect(await taken()).toEqual([first]);
    nowMs = at("2027-01-12T03:30");
    await one.tick();
    expect(await taken()).toEqual([nowMs, first]);
  });

  it("are taken once by several servers that look at the same moment", async () => {
    const three = [server(), server(), server()];
    await Promise.all(three.map((one) => one.tick()));
    expect((await taken()).length).toBe(1);
    expect(lines).toEqual([]);
    for (const one of three) expect((await one.last()).takenAtMs).toBe(nowMs);
  });

  it("are taken over from a server that died, but not from one that is still at it", async () => {
    const due = lastDue(nowMs, HALF_PAST_THREE, BERLIN);
    const held = await takeTurn(world.db, due, nowMs);
    nowMs += MINUTE_MS;
    expect(await held?.renew(nowMs)).toBe(true);
    nowMs += MINUTE_MS;
    await server().tick();
    expect(await taken()).toEqual([]);
    nowMs += 2 * MINUTE_MS;
    await server().tick();
    expect(await taken()).toEqual([nowMs]);
    expect(await held?.renew(nowMs)).toBe(false);
  });

  it("that fail say so, are tried again after half an hour, four times, and what succeeded before is still known", async () => {
    const good = server();
    await good.tick();
    const before = await good.last();
    nowMs = at("2027-01-12T03:30");
    const file = `${dirname(world.order.to)}/file`;
    await writeFile(file, "");
    const bad = server(file);
    await bad.tick();
    expect(await bad.last()).toMatchObject({
      takenAtMs: before.takenAtMs,
      failure: { atMs: nowMs, message: expect.stringContaining("EEXIST") },
    });
    expect(lines.map(([, text]) => text)).toEqual(["backup failed"]);
    for (let minute = 0; minute < 24 * 60; minute += 10) {
      nowMs += 10 * MINUTE_MS;
      if (nowMs < at("2027-01-13T03:30")) await bad.tick();
    }
    expect(lines.length).toBe(4);
    await rm(file);
    await good.tick();
    expect(await good.last()).toMatchObject({ takenAtMs: nowMs, failure: null });
  });

  it("are neither repeated when the clock goes back nor multiplied when it leaps ahead", async () => {
    const one = server();
    await one.tick();
    nowMs = at("2027-01-09T12:00");
    await one.tick();
    expect((await taken()).length).toBe(1);
    nowMs = at("2027-02-20T12:00");
    await one.tick();
    await one.tick();
    expect((await taken()).length).toBe(2);
  });

  it("leave the last of each of seven days, and remove what is older", async () => {
    for (let day = 1; day <= 9; day++) {
      const folder = join(world.order.to, nameOf(nowMs - day * 24 * 60 * MINUTE_MS));
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, "manifest.json"), "{}");
    }
    await server().tick();
    const days = (await taken()).map((ms) => new Date(ms).toISOString().slice(0, 10));
    // The 3rd is the last of its week.
    expect(days).toEqual([11, 10, 9, 8, 7, 6, 5, 3].map((day) => `2027-01-${String(day).padStart(2, "0")}`));
  });

  it("are broken off when the server stops, and taken by whoever starts next", async () => {
    const one = server();
    const ticking = one.tick();
    await expect.poll(() => readdir(dirname(world.order.to)).then((names) => names.includes("backups")), { interval: 1 }).toBe(true);
    one.close();
    await ticking;
    expect(await taken()).toEqual([]);
    expect(lines).toEqual([]);
    nowMs += 5 * MINUTE_MS;
    await server().tick();
    expect(await taken()).toEqual([nowMs]);
    expect((await readdir(world.order.to)).filter((name) => name.startsWith(".unfinished"))).toEqual([]);
  });

  it("end with the server that asked for them", async () => {
    const child = spawn(process.execPath, [fileURLToPath(new URL("../../../server/backups/backup-process.ts", import.meta.url))], {
      stdio: ["pipe", "ignore", "ignore"],
    });
    const task = {
      database: world.order.database,
      mediaDir: world.order.mediaDir,
      to: world.order.to,
      takenAtMs: nowMs,
      newest: 1,
      zone: BERLIN,
    };
    const ended = once(child, "exit");
    child.stdin.end(`${JSON.stringify(task)}\n`);
    expect((await ended)[0]).toBe(1);
    expect(await taken()).toEqual([]);
  });
});

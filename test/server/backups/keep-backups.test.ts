import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findBackups, nameOf } from "../../../server/backups/backup-folder.ts";
import { chooseKept, removeOldBackups } from "../../../server/backups/keep-backups.ts";

const BERLIN = "Europe/Berlin";
const at = (text: string) => Temporal.ZonedDateTime.from(`${text}[${BERLIN}]`).epochMilliseconds;
const dayOf = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(BERLIN).toPlainDate().toString();

/** One each night at half past three for so many days, up to 31 March 2027. */
const nightly = (days: number) =>
  Array.from(
    { length: days },
    (_, back) => Temporal.ZonedDateTime.from(`2027-03-31T03:30[${BERLIN}]`).subtract({ days: back }).epochMilliseconds,
  );
const kept = (all: readonly number[], newest: number) => [...chooseKept(all, newest, BERLIN)].sort((a, b) => b - a).map(dayOf);

describe("of nightly backups over two years", () => {
  it("the last seven days stay, the last of each of five weeks and of each of twelve months", () => {
    expect(kept(nightly(730), 1)).toEqual([
      ...["2027-03-31", "2027-03-30", "2027-03-29", "2027-03-28", "2027-03-27", "2027-03-26", "2027-03-25"],
      ...["2027-03-21", "2027-03-14", "2027-03-07", "2027-02-28"],
      ...["2027-01-31", "2026-12-31", "2026-11-30", "2026-10-31", "2026-09-30", "2026-08-31", "2026-07-31", "2026-06-30"],
      ...["2026-05-31", "2026-04-30"],
    ]);
  });

  it("as many of the newest stay as one wants", () => {
    expect(kept(nightly(730), 10).slice(0, 10)).toEqual(nightly(10).map(dayOf));
  });

  it("all stay while there are few", () => {
    expect(kept(nightly(5), 1)).toEqual(nightly(5).map(dayOf));
    expect(kept([], 7)).toEqual([]);
  });
});

describe("of several on one day", () => {
  it("the newest stay, and of earlier days the last", () => {
    const all = ["2027-01-11T08:00", "2027-01-11T12:00", "2027-01-12T08:00", "2027-01-12T12:00", "2027-01-12T16:00"].map(at);
    expect([...chooseKept(all, 2, BERLIN)].sort()).toEqual(["2027-01-11T12:00", "2027-01-12T12:00", "2027-01-12T16:00"].map(at));
  });

  it("days are those of the organisation's zone", () => {
    // Half past midnight in Berlin is still the day before in Greenwich.
    const all = ["2027-01-11T23:50", "2027-01-12T00:30"].map(at);
    expect(chooseKept(all, 1, BERLIN).size).toBe(2);
    expect(chooseKept(all, 1, "UTC").size).toBe(1);
  });
});

it("a long pause costs nothing: what is counted are days that have a backup", () => {
  const all = [at("2027-03-31T03:30"), ...nightly(430).slice(400)];
  expect(kept(all, 1).slice(0, 7)).toEqual([
    "2027-03-31",
    "2026-02-24",
    "2026-02-23",
    "2026-02-22",
    "2026-02-21",
    "2026-02-20",
    "2026-02-19",
  ]);
});

describe("removing", () => {
  let to: string;
  beforeEach(async () => {
    to = await mkdtemp(join(tmpdir(), "aushang-keep-"));
  });
  afterEach(() => rm(to, { recursive: true, force: true }));

  async function makeBackup(takenAtMs: number): Promise<void> {
    await mkdir(join(to, nameOf(takenAtMs), "media"), { recursive: true });
    await writeFile(join(to, nameOf(takenAtMs), "manifest.json"), "{}");
  }

  it("touches nothing but finished backups that are not kept", async () => {
    for (const ms of ["2027-01-11T08:00", "2027-01-11T12:00"].map(at)) await makeBackup(ms);
    const others = ["lost+found", "aushang-old", nameOf(at("2020-01-01T00:00"))];
    for (const name of others) await mkdir(join(to, name));
    expect((await removeOldBackups(to, 1, BERLIN)).map(({ takenAtMs }) => takenAtMs)).toEqual([at("2027-01-11T08:00")]);
    expect((await readdir(to)).sort()).toEqual([...others, nameOf(at("2027-01-11T12:00"))].sort());
    expect((await findBackups(to)).map(({ takenAtMs }) => takenAtMs)).toEqual([at("2027-01-11T12:00")]);
  });
});

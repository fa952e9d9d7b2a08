import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { IncidentKind } from "../../../domain/model/alert.ts";
import type { DeviceReport } from "../../../domain/model/device-report.ts";
import type { ScreenId } from "../../../domain/model/id.ts";
import { findCurrentIncidents, insertIncident, updateIncident } from "../../../server/alerts/incident-repository.ts";
import { DIALECTS, type TestDatabase } from "../databases.ts";
import { type Mailbox, openMailbox } from "../mailbox.ts";
import { AlertWorld } from "./alert-world.ts";

describe.each(DIALECTS)("incidents besides silence on $dialect", ({ open }) => {
  let database: TestDatabase;
  let mailbox: Mailbox;
  let world: AlertWorld;
  let screen: ScreenId;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    mailbox = await openMailbox();
    world = new AlertWorld(database.db, { mailUrl: mailbox.url });
    await world.clear();
    screen = await world.addScreen(await world.addSite("Wache"), "Kantine");
    return () => mailbox.close();
  });

  const watch = async (kind: IncidentKind, thresholdMinutes: number) =>
    world.addRule([await world.addChannel({ kind: "mail", to: ["it@stadt.example"] })], { kind, thresholdMinutes });
  const subjects = () => mailbox.mails.map(({ headers }) => headers.get("subject"));

  it.each<[IncidentKind, Partial<DeviceReport>, string, string]>([
    ["storage", { usedBytes: 95, quotaBytes: 100 }, "der Speicher des Geräts ist nicht sicher", "der Speicher ist wieder in Ordnung"],
    ["storage", { persisted: false }, "der Speicher des Geräts ist nicht sicher", "der Speicher ist wieder in Ordnung"],
    ["version", { version: "alt" }, "der Player ist nicht auf dem Stand des Servers", "der Player ist auf dem Stand des Servers"],
  ])("%s: a device that reports %j", async (kind, report, opened, over) => {
    await watch(kind, 5);
    await world.report(screen, {});
    await world.pass(60);
    await world.report(screen, report);
    await world.pass(5 * 60 + 70);
    expect(subjects()).toEqual([`Kantine, Wache: ${opened}`]);
    await world.report(screen, {});
    await world.pass(200);
    expect(subjects()).toEqual([`Kantine, Wache: ${opened}`, `Kantine, Wache: ${over}`]);
  });

  it("version: nobody knows what a server serves that has not been built", async () => {
    world.playerVersion = null;
    await watch("version", 1);
    await world.report(screen, { version: "alt" });
    await world.pass(200);
    expect(await world.incidents()).toEqual([]);
  });

  it("clock: how far off a screen says to be itself, or else its device", async () => {
    await watch("clock", 5);
    await world.report(screen, { offsetMs: 600_000 });
    await world.pass(10);
    // Its heartbeats say that it is right.
    expect(await world.incidents()).toEqual([]);
    world.slow(screen, -3_720_000);
    await world.pass(15);
    expect(subjects()).toEqual(["Kantine, Wache: die Uhr geht 1 Stunde, 2 Minuten vor"]);
    world.slow(screen, 600_000);
    await world.pass(60);
    world.slow(screen, 0);
    await world.pass(200);
    expect(subjects()).toEqual(["Kantine, Wache: die Uhr geht 1 Stunde, 2 Minuten vor", "Kantine, Wache: die Uhr geht wieder richtig"]);
  });

  it("faulty: with what is wrong, in words", async () => {
    await watch("faulty", 1);
    world.presence.faulted(screen, "media");
    await world.pass(70);
    expect(subjects()).toEqual(["Kantine, Wache: seit 9:55 Uhr gestört"]);
    expect(mailbox.mails[0]?.text).toContain("Ein Bild oder Film fehlt.");
  });

  it("moves with its screen, and ends when the screen is unpaired", async () => {
    await watch("silent", 2);
    world.die(screen);
    await world.pass(130);
    await database.db.deleteFrom("screen").execute();
    world.presence.forget(screen);
    world.news.tell("screen-removed", { screenId: screen });
    await world.pass(5);
    expect(subjects()).toEqual(["Kantine, Wache: seit 9:55 Uhr ohne Verbindung", "Kantine, Wache: wird nicht mehr überwacht"]);
    expect((await world.incidents()).map(({ ending, screens }) => [ending, screens[0]?.name])).toEqual([["gone", "Kantine"]]);
  });

  it("nothing stands open twice, and nobody overwrites what somebody else has changed", async () => {
    await watch("silent", 2);
    world.die(screen);
    await world.pass(130);
    const [stored] = await findCurrentIncidents(database.db, 0);
    if (stored === undefined) throw new Error("No incident");
    const another = { ...stored.incident, id: "22222222-2222-4222-8222-222222222222" as never };
    expect(await insertIncident(database.db, another)).toBe(false);
    expect(await updateIncident(database.db, stored.incident, stored.version - 1)).toBe(false);
    expect(await updateIncident(database.db, stored.incident, stored.version)).toBe(true);
    expect(await findCurrentIncidents(database.db, 0)).toEqual([{ incident: stored.incident, version: stored.version + 1 }]);
  });

  it("is forgotten half a year after it was over, with all that was told of it", async () => {
    await watch("silent", 2);
    world.die(screen);
    await world.pass(130);
    world.start(screen);
    await world.pass(200);
    const before = world.clock.nowMs;
    expect(await world.alerts.incidents.forget(before - 200_000)).toBe(0);
    expect(await world.alerts.incidents.forget(before)).toBe(1);
    for (const table of ["incident", "incident_screen", "notice", "notice_attempt"] as const) {
      expect(await database.db.selectFrom(table).selectAll().execute(), table).toEqual([]);
    }
  });
});

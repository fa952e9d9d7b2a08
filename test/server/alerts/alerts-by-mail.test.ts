import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { insertMaintenance } from "../../../server/alerts/maintenance-repository.ts";
import { newId } from "../../../server/platform/secret.ts";
import { DIALECTS, type TestDatabase } from "../databases.ts";
import { type Mailbox, openMailbox } from "../mailbox.ts";
import { AlertWorld, everyNight, START_MS } from "./alert-world.ts";

const IT = { kind: "mail", to: ["it@stadt.example"] } as const;

describe.each(DIALECTS)("alerts by mail on $dialect", ({ open }) => {
  let database: TestDatabase;
  let mailbox: Mailbox;
  let world: AlertWorld;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    mailbox = await openMailbox();
    world = new AlertWorld(database.db, { mailUrl: mailbox.url });
    await world.clear();
    return () => mailbox.close();
  });

  const subjects = () => mailbox.mails.map(({ headers }) => headers.get("subject"));

  it("a socket dies without a word: the mail is at the server within three minutes, and one more when the screen is back", async () => {
    await world.addRule([await world.addChannel(IT)]);
    const screen = await world.addScreen(await world.addSite("Betriebshof Nord"), "Kantine");
    await world.pass(60);
    world.die(screen);
    const diedAt = world.seconds();
    while (mailbox.mails.length === 0 && world.seconds() < diedAt + 300) await world.pass(1);
    expect(world.seconds() - diedAt).toBeLessThanOrEqual(180);
    await world.pass(300);
    world.start(screen);
    await world.pass(300);
    expect(subjects()).toEqual(["Kantine, Betriebshof Nord: seit 9:56 Uhr ohne Verbindung", "Kantine, Betriebshof Nord: wieder verbunden"]);
    const [first, second] = mailbox.mails;
    expect(first?.headers.get("message-id")).not.toBe(second?.headers.get("message-id"));
    expect(first?.headers.get("references")).toBe(second?.headers.get("references"));
    expect((await world.notices()).map(({ step, state, channelName, attempts }) => [step, state, channelName, attempts])).toEqual([
      ["opened", "sent", "IT-Bereitschaft", 1],
      ["recovered", "sent", "IT-Bereitschaft", 1],
    ]);
  });

  it("says what it is, since when, where and what to do, with the way to the incident, in the organisation's language", async () => {
    const english = new AlertWorld(database.db, { mailUrl: mailbox.url, language: "en" });
    await english.addRule([await english.addChannel(IT)], { name: "Depots" });
    const screen = await english.addScreen(await english.addSite("North depot"), "Canteen");
    english.die(screen);
    await english.pass(130);
    const [mail] = mailbox.mails;
    expect(mail?.headers.get("subject")).toBe("Canteen, North depot: not connected since 9:55");
    expect(mail?.text.split("\r\n").slice(0, 3)).toEqual(["What: Not connected since 9:55.", "Since: 9:55", "Where: North depot, Canteen"]);
    expect(mail?.text).toContain("What to do: Look on site");
    const [incident] = await english.incidents();
    expect(mail?.text).toContain(`https://aushang.example/incidents/${incident?.id ?? ""}`);
    expect(mail?.html).toContain(`href="https://aushang.example/incidents/${incident?.id ?? ""}"`);
    expect(mail?.raw).not.toMatch(/Ada|admin@/);
  });

  it("of forty screens whose site is gone, one mail", async () => {
    await world.addRule([await world.addChannel(IT)]);
    const site = await world.addSite("Betriebshof Nord");
    const screens = await Promise.all(Array.from({ length: 40 }, (_, place) => world.addScreen(site, `Halle ${String(place + 1)}`)));
    await world.pass(20);
    world.die(...screens);
    await world.pass(180);
    world.start(...screens);
    await world.pass(180);
    expect(subjects()).toEqual(["Betriebshof Nord: seit 9:55 Uhr 40 Bildschirme ohne Verbindung", "Betriebshof Nord: wieder verbunden"]);
    expect(mailbox.mails[0]?.text).toContain("und 20 weitere");
    expect((await world.incidents()).map(({ subject, screens: { length } }) => [subject, length])).toEqual([["site", 40]]);
  });

  it("of a screen and then of its whole site, two mails: none that the screen were well", async () => {
    await world.addRule([await world.addChannel(IT)]);
    const site = await world.addSite("Depot");
    const [first, ...others] = await Promise.all(["a", "b", "c", "d", "e"].map((name) => world.addScreen(site, name)));
    world.die(first as never);
    await world.pass(105);
    world.die(...others);
    await world.pass(120);
    expect(subjects()).toEqual(["a, Depot: seit 9:55 Uhr ohne Verbindung", "Depot: seit 9:55 Uhr 5 Bildschirme ohne Verbindung"]);
  });

  it("without a mail server, says so where somebody looks, and in the log", async () => {
    const mute = new AlertWorld(database.db, {});
    await mute.addRule([await mute.addChannel(IT)]);
    mute.die(await mute.addScreen(await mute.addSite("Wache"), "Kantine"));
    await mute.pass(130);
    expect((await mute.notices()).map(({ state, note }) => [state, note])).toEqual([["failed", "no-mail-server"]]);
    expect(mute.lines.map(({ msg, state }) => [msg, state])).toEqual([["an alert was not sent", "failed"]]);
  });

  describe("after the server was away for ten minutes", () => {
    /** The same server, started again. */
    async function restarted(): Promise<AlertWorld> {
      await world.presence.flush();
      const again = new AlertWorld(database.db, { mailUrl: mailbox.url, clock: { nowMs: world.clock.nowMs + 600_000 } });
      await again.presence.start();
      return again;
    }

    it("screens have time to come back, and only those that do not are told of", async () => {
      await world.addRule([await world.addChannel(IT)]);
      const site = await world.addSite("Wache");
      const back = await world.addScreen(site, "Flur");
      await world.addScreen(site, "Kantine");
      await world.pass(30);
      const again = await restarted();
      await again.pass(59);
      again.start(back);
      await again.pass(60);
      expect(subjects()).toEqual([]);
      await again.pass(6);
      expect(subjects()).toEqual(["Kantine, Wache: seit 10:05 Uhr ohne Verbindung"]);
    });

    it("what stood open before is not told again", async () => {
      await world.addRule([await world.addChannel(IT)]);
      const screen = await world.addScreen(await world.addSite("Wache"), "Kantine");
      world.die(screen);
      await world.pass(130);
      const again = await restarted();
      await again.pass(300);
      expect(subjects()).toHaveLength(1);
      again.start(screen);
      await again.pass(130);
      expect(subjects()).toEqual(["Kantine, Wache: seit 9:55 Uhr ohne Verbindung", "Kantine, Wache: wieder verbunden"]);
      expect(await again.incidents()).toHaveLength(1);
    });
  });

  describe("in quiet hours", () => {
    /** 23:00. */
    beforeEach(() => {
      world.clock.nowMs = START_MS + 13 * 3_600_000 + 300_000;
    });

    it("waits until the morning", async () => {
      await world.addRule([await world.addChannel(IT, { quietHours: everyNight })], { repeatHours: 1 });
      world.die(await world.addScreen(await world.addSite("Wache"), "Kantine"));
      await world.pass(130);
      await world.sleep(6.5);
      expect(subjects()).toEqual([]);
      await world.sleep(0.8);
      // What would have been repeated all night is not told after it.
      expect(subjects()).toEqual(["Kantine, Wache: seit 23:00 Uhr ohne Verbindung"]);
    });

    it("does not wait if the rule is urgent", async () => {
      await world.addRule([await world.addChannel(IT, { quietHours: everyNight })], { urgent: true });
      world.die(await world.addScreen(await world.addSite("Wache"), "Kantine"));
      await world.pass(130);
      expect(subjects()).toEqual(["Kantine, Wache: seit 23:00 Uhr ohne Verbindung"]);
    });

    it("says nothing at all of what was over before the morning", async () => {
      await world.addRule([await world.addChannel(IT, { quietHours: everyNight })]);
      const screen = await world.addScreen(await world.addSite("Wache"), "Kantine");
      world.die(screen);
      await world.pass(200);
      world.start(screen);
      await world.pass(200);
      await world.sleep(8);
      expect(subjects()).toEqual([]);
      expect((await world.notices()).map(({ step, state }) => [step, state])).toEqual([["opened", "cancelled"]]);
    });
  });

  it("in maintenance nothing is told; what still stands afterwards is", async () => {
    await world.addRule([await world.addChannel(IT)]);
    const site = await world.addSite("Wache");
    const until = START_MS + 3_600_000;
    const scope = { kind: "site", siteId: site } as const;
    await insertMaintenance(database.db, newId(), { note: "", scope, fromMs: START_MS as never, untilMs: until as never }, START_MS);
    world.die(await world.addScreen(site, "Kantine"));
    await world.pass(200);
    expect([subjects(), (await world.incidents()).length]).toEqual([[], 1]);
    world.clock.nowMs = until - 5000;
    await world.pass(4);
    expect(subjects()).toEqual([]);
    await world.pass(1);
    expect(subjects()).toEqual(["Kantine, Wache: seit 9:55 Uhr ohne Verbindung"]);
  });

  it("makes nothing of what people have put into names", async () => {
    await world.addRule([await world.addChannel(IT)], { name: "<b>Regel</b>" });
    const site = await world.addSite("Wache\r\nBcc: all@stadt.example\r\n\r\nHi");
    world.die(await world.addScreen(site, '<img src=x onerror="alert(1)">\u2028{again}{since}'));
    await world.pass(130);
    const [mail] = mailbox.mails;
    expect(mail?.to).toEqual(["it@stadt.example"]);
    expect(mail?.headers.has("bcc")).toBe(false);
    expect(mail?.headers.get("subject")).toBe(
      '<img src=x onerror="alert(1)"> {again}{since}, Wache Bcc: all@stadt.example Hi: seit 9:55 Uhr ohne Verbindung',
    );
    expect(mail?.html).not.toMatch(/<img|<b>/);
    expect(mail?.html).toContain("&#60;b&#62;Regel&#60;/b&#62;");
  });
});

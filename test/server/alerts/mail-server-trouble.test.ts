import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { DIALECTS, type TestDatabase } from "../databases.ts";
import { type Mailbox, openMailbox } from "../mailbox.ts";
import { AlertWorld } from "./alert-world.ts";

const IT = { kind: "mail", to: ["it@stadt.example"] } as const;

describe.each(DIALECTS)("alerts on $dialect, by a mail server that", ({ open }) => {
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

  async function outage(): Promise<void> {
    await world.addRule([await world.addChannel(IT)]);
    world.die(await world.addScreen(await world.addSite("Wache"), "Kantine"));
    await world.pass(120);
  }
  const states = async () => (await world.notices()).map(({ step, state, attempts, note }) => [step, state, attempts, note]);

  it("says later is asked again after 10 s, then after a minute, with the same mail", async () => {
    const tried: number[] = [];
    mailbox.behave(async () => {
      tried.push(world.seconds());
      return tried.length < 3 ? 451 : null;
    });
    await outage();
    await world.pass(90);
    expect(tried).toEqual([120, 130, 190]);
    expect(mailbox.mails).toHaveLength(1);
    expect(await states()).toEqual([["opened", "sent", 3, null]]);
  });

  it("refuses for good is not asked again", async () => {
    mailbox.behave(async () => 554);
    await outage();
    await world.pass(300);
    expect(await states()).toEqual([["opened", "failed", 1, expect.stringContaining("554")]]);
  });

  it("is never there is given up after the last try, and no message that it is over comes alone", async () => {
    const url = mailbox.url;
    await mailbox.close();
    mailbox = await openMailbox();
    const away = new AlertWorld(database.db, { mailUrl: url });
    await away.addRule([await away.addChannel(IT)]);
    const screen = await away.addScreen(await away.addSite("Wache"), "Kantine");
    away.die(screen);
    await away.pass(130);
    await away.sleep(10);
    expect((await away.notices()).map(({ state, attempts }) => [state, attempts])).toEqual([["failed", 7]]);
    away.start(screen);
    await away.pass(200);
    expect((await away.notices()).map(({ step }) => step)).toEqual(["opened"]);
  });

  it("is away hears nothing of what was over meanwhile", async () => {
    mailbox.behave(async () => 421);
    await world.addRule([await world.addChannel(IT)]);
    const screen = await world.addScreen(await world.addSite("Wache"), "Kantine");
    world.die(screen);
    await world.pass(150);
    world.start(screen);
    await world.pass(150);
    mailbox.behave(async () => null);
    await world.sleep(2);
    expect(mailbox.mails).toEqual([]);
    expect((await states()).map(([step, state]) => [step, state])).toEqual([["opened", "cancelled"]]);
  });

  it("may have had the mail once is told that it is over, whatever it said later", async () => {
    const answers: (() => number | null)[] = [
      () => {
        mailbox.hangUp();
        return null;
      },
      () => 451,
      () => 451,
    ];
    mailbox.behave(async () => answers.shift()?.() ?? null);
    await world.addRule([await world.addChannel(IT)]);
    const screen = await world.addScreen(await world.addSite("Wache"), "Kantine");
    world.die(screen);
    await world.pass(121);
    world.start(screen);
    await world.pass(400);
    expect(subjects().slice(-2)).toEqual(["Kantine, Wache: seit 9:55 Uhr ohne Verbindung", "Kantine, Wache: wieder verbunden"]);
  });

  it("has taken the mail, but broke the line, hears that it is over", async () => {
    mailbox.behave(async () => {
      mailbox.hangUp();
      return null;
    });
    await world.addRule([await world.addChannel(IT)]);
    const screen = await world.addScreen(await world.addSite("Wache"), "Kantine");
    world.die(screen);
    await world.pass(121);
    world.start(screen);
    mailbox.behave(async () => null);
    await world.pass(150);
    const ids = mailbox.mails.map(({ headers }) => headers.get("message-id"));
    expect(subjects()).toEqual([
      "Kantine, Wache: seit 9:55 Uhr ohne Verbindung",
      "Kantine, Wache: seit 9:55 Uhr ohne Verbindung",
      "Kantine, Wache: wieder verbunden",
    ]);
    // The same mail twice, and it says so.
    expect(new Set(ids).size).toBe(2);
  });
});

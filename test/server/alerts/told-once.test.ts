import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { CLAIM_MS } from "../../../server/alerts/notifier.ts";
import { type Db, openDatabase } from "../../../server/platform/database/database.ts";
import { migrateToLatest } from "../../../server/platform/database/migrate.ts";
import { startPostgres } from "../databases.ts";
import { type Mailbox, openMailbox } from "../mailbox.ts";
import { AlertWorld, START_MS } from "./alert-world.ts";

const CHILD = fileURLToPath(new URL("./deciding-child.ts", import.meta.url));
const IT = { kind: "mail", to: ["it@stadt.example"] } as const;

describe("a server that is killed", () => {
  let folder: string;
  let mailbox: Mailbox;
  let child: ChildProcess;
  let lines: AsyncIterator<string>;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "aushang-alerts-"));
    mailbox = await openMailbox();
    child = spawn(process.execPath, [CHILD, folder, mailbox.url], { stdio: ["pipe", "pipe", "inherit"] });
    if (child.stdout === null) throw new Error("No output");
    lines = createInterface(child.stdout)[Symbol.asyncIterator]();
    expect((await lines.next()).value).toBe("decided");
  });
  afterEach(async () => {
    await kill();
    await mailbox.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function kill(): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, "exit");
    child.kill("SIGKILL");
    await gone;
  }

  /** The next server on the same database, so much later; it looks and sends for a while. */
  async function successor(laterMs: number, work: (world: AlertWorld) => Promise<void>): Promise<void> {
    const db = openDatabase({ kind: "sqlite", file: join(folder, "aushang.sqlite") });
    const world = new AlertWorld(db, { mailUrl: mailbox.url, clock: { nowMs: START_MS + 120_000 + laterMs } });
    await world.presence.start();
    await work(world);
    await db.destroy();
  }

  const messageIds = () => mailbox.mails.map(({ headers }) => headers.get("message-id"));

  it("after it has decided and before it has sent: the next one tells it, once", async () => {
    await kill();
    await successor(30_000, (world) => world.pass(200));
    expect(messageIds()).toHaveLength(1);
  });

  it("while it sends, before the mail has arrived: the next one tells it once the claim has run out, as the same mail", async () => {
    const arrived = Promise.withResolvers<string>();
    mailbox.behave(async (raw) => {
      arrived.resolve(/^Message-ID: (.*)\r$/im.exec(raw)?.[1] ?? "");
      return new Promise(() => undefined);
    });
    child.stdin?.write("go\n");
    const first = await arrived.promise;
    await kill();
    mailbox.behave(async () => null);
    await successor(1000, async (world) => {
      await world.pass(60);
      expect(messageIds()).toEqual([]);
      await world.pass(CLAIM_MS / 1000);
    });
    expect(messageIds()).toEqual([first]);
  });

  it("after it has sent: nobody tells it again", async () => {
    child.stdin?.write("go\n");
    expect((await lines.next()).value).toBe("sending");
    await expect.poll(() => mailbox.mails.length).toBe(1);
    await expect
      .poll(async () => {
        const db = openDatabase({ kind: "sqlite", file: join(folder, "aushang.sqlite") });
        const row = await db.selectFrom("notice").select("state").executeTakeFirst();
        await db.destroy();
        return row?.state;
      })
      .toBe("sent");
    await kill();
    await successor(1000, (world) => world.pass(600));
    expect(messageIds()).toHaveLength(1);
  });
});

describe("two servers on one PostgreSQL", () => {
  let postgres: Awaited<ReturnType<typeof startPostgres>>;
  let mailbox: Mailbox;
  const databases: Db[] = [];
  let one: AlertWorld;
  let two: AlertWorld;
  beforeAll(async () => {
    postgres = await startPostgres();
    for (let count = 0; count < 2; count++) databases.push(openDatabase({ kind: "postgres", url: postgres.url }));
    await migrateToLatest(databases[0] as Db);
  });
  afterAll(async () => {
    for (const db of databases) await db.destroy();
    await postgres.stop();
  });
  beforeEach(async () => {
    mailbox = await openMailbox();
    const clock = { nowMs: START_MS };
    one = new AlertWorld(databases[0] as Db, { mailUrl: mailbox.url, clock });
    two = new AlertWorld(databases[1] as Db, { mailUrl: mailbox.url, clock });
    await one.clear();
    return () => mailbox.close();
  });

  /** Both at once, second by second; what they have heard is written as often as servers do. */
  async function pass(seconds: number): Promise<void> {
    for (let second = 0; second < seconds; second++) {
      one.clock.nowMs += 1000;
      await Promise.all([one, two].map((world) => world.tick()));
      if (one.clock.nowMs % 5000 === 0) await Promise.all([one, two].map((world) => world.presence.flush()));
    }
  }

  it("tell each outage once, with one incident, though both look and both send", async () => {
    await one.addRule([await one.addChannel(IT)]);
    const site = await one.addSite("Wache");
    const screens = await Promise.all(["a", "b", "c"].map((name) => one.addScreen(site, name)));
    await one.presence.flush();
    await two.presence.start();
    await pass(30);
    one.die(...screens);
    await pass(180);
    one.start(...screens);
    await pass(180);
    expect(mailbox.mails.map(({ headers }) => headers.get("subject"))).toEqual([
      "Wache: seit 9:55 Uhr 3 Bildschirme ohne Verbindung",
      "Wache: wieder verbunden",
    ]);
    expect(await one.incidents()).toHaveLength(1);
  });

  it("know of what is connected to the other one", async () => {
    await one.addRule([await one.addChannel(IT)]);
    const site = await one.addSite("Wache");
    const ofOne = await one.addScreen(site, "a");
    const ofTwo = await one.addScreen(site, "b");
    await one.presence.flush();
    await two.presence.start();
    one.die(ofTwo);
    two.start(ofTwo);
    await pass(400);
    expect(await one.incidents()).toEqual([]);
    two.die(ofTwo);
    await pass(200);
    expect((await one.incidents()).map(({ screens }) => screens.map(({ screenId }) => screenId))).toEqual([[ofTwo]]);
    one.start(ofTwo);
    await pass(200);
    expect(mailbox.mails).toHaveLength(2);
    expect(ofOne).not.toBe(ofTwo);
  });

  it("do not take back what the other was sending when it died: the channel hears both, one after the other", async () => {
    await one.addRule([await one.addChannel(IT)]);
    const screen = await one.addScreen(await one.addSite("Wache"), "a");
    await one.presence.flush();
    await two.presence.start();
    mailbox.behave(async () => 451);
    one.die(screen);
    await pass(125);
    two.start(screen);
    await pass(64);
    const handedOver = Promise.withResolvers<void>();
    mailbox.behave(() => {
      handedOver.resolve();
      return new Promise(() => undefined);
    });
    one.clock.nowMs += 1000;
    await one.alerts.send();
    await handedOver.promise;
    // From here on there is only the second one; the claim of the first holds a while longer.
    mailbox.behave(async () => null);
    for (let second = 0; second < 120; second++) {
      two.clock.nowMs += 1000;
      await two.tick();
    }
    expect(mailbox.mails.map(({ headers }) => headers.get("subject"))).toEqual([
      "a, Wache: seit 9:55 Uhr ohne Verbindung",
      "a, Wache: wieder verbunden",
    ]);
    mailbox.hangUp();
    await one.alerts.settled();
  });

  it("go on for each other: when one that judged is gone, the other does within half a minute", async () => {
    await one.addRule([await one.addChannel(IT)]);
    const site = await one.addSite("Wache");
    const screen = await one.addScreen(site, "a");
    await one.presence.flush();
    await two.presence.start();
    two.start(screen);
    await one.alerts.keep();
    await pass(30);
    // Only the second one lives on.
    two.die(screen);
    for (let second = 0; second < 180; second++) {
      two.clock.nowMs += 1000;
      await two.tick();
    }
    expect(mailbox.mails).toHaveLength(1);
  });

  it("send many notices once each", async () => {
    await one.addRule([await one.addChannel(IT)]);
    const screens = await Promise.all(
      Array.from({ length: 30 }, async (_, place) => one.addScreen(await one.addSite(`Ort ${String(place)}`), "Flur")),
    );
    await one.presence.flush();
    await two.presence.start();
    one.die(...screens);
    await pass(140);
    const ids = mailbox.mails.map(({ headers }) => headers.get("message-id"));
    expect([ids.length, new Set(ids).size]).toEqual([30, 30]);
  });
});

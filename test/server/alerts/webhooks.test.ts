import { createHmac } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ChannelId, ScreenId, UserId } from "../../../domain/model/id.ts";
import type { Actor } from "../../../domain/model/user.ts";
import { AlertEvent } from "../../../domain/model/webhook.ts";
import { DIALECTS, type TestDatabase } from "../databases.ts";
import { openReceiver, type ReceivedRequest, type Receiver } from "../receiver.ts";
import { AlertWorld, START_MS } from "./alert-world.ts";

const ADMIN: Actor = { id: "00000000-0000-4000-8000-000000000001" as UserId, role: "admin" };

/** As a receiver checks it that has read our documentation. */
function isSigned({ headers, body }: ReceivedRequest, secret: string, nowMs: number): boolean {
  const parts = String(headers["aushang-signature"]).split(",");
  const seconds = Number(parts[0]?.replace("t=", ""));
  const expected = createHmac("sha256", secret)
    .update(`${String(seconds)}.${body}`)
    .digest("hex");
  return parts.includes(`v1=${expected}`) && Math.abs(nowMs / 1000 - seconds) < 300;
}

describe.each(DIALECTS)("webhooks on $dialect", ({ open }) => {
  let database: TestDatabase;
  let receiver: Receiver;
  let world: AlertWorld;
  let screen: ScreenId;
  let webhook: ChannelId;
  let secret: string;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    receiver = await openReceiver();
    world = new AlertWorld(database.db);
    await world.clear();
    const made = await world.alerts.webhooks.create(ADMIN, { name: "Leitstelle", url: `${receiver.url}/hook`, quietHours: [] });
    webhook = made.webhook.id;
    secret = made.secret;
    await world.addRule([webhook]);
    screen = await world.addScreen(await world.addSite("Betriebshof Nord"), "Kantine");
    return () => receiver.close();
  });

  const deliveries = async () => (await world.alerts.webhooks.deliveries(ADMIN, webhook, { limit: 50 })).items;
  async function outage(seconds = 120): Promise<void> {
    world.die(screen);
    await world.pass(seconds);
  }

  it("get JSON that is signed and says what happened, and again when it is over", async () => {
    await outage();
    world.start(screen);
    await world.pass(130);
    const [opened, recovered] = receiver.requests as readonly [ReceivedRequest, ReceivedRequest];
    const event = AlertEvent.parse(JSON.parse(opened.body));
    expect(event).toMatchObject({
      type: "incident.opened",
      atMs: START_MS + 120_000,
      organisation: "Stadt Dortmund",
      incident: {
        kind: "silent",
        subject: "screen",
        site: { name: "Betriebshof Nord", zone: "Europe/Berlin" },
        screens: [{ id: screen, name: "Kantine", sinceMs: START_MS, wellSinceMs: null }],
        overAtMs: null,
      },
      rule: { name: "Alle Bildschirme" },
      url: `https://aushang.example/incidents/${String(event.incident?.id)}`,
    });
    expect(opened.headers).toMatchObject({
      "content-type": "application/json",
      "user-agent": "Aushang",
      "aushang-event": "incident.opened",
      "aushang-event-id": event.id,
    });
    expect(isSigned(opened, secret, START_MS + 120_000)).toBe(true);
    expect(isSigned({ ...opened, body: opened.body.replace("Kantine", "Kantino") }, secret, START_MS + 120_000)).toBe(false);
    expect(isSigned(opened, secret, START_MS + 600_000)).toBe(false);
    const over = AlertEvent.parse(JSON.parse(recovered.body));
    expect([over.type, over.incident?.id, over.incident?.ending, receiver.requests.length]).toEqual([
      "incident.recovered",
      event.incident?.id,
      "well",
      2,
    ]);
  });

  it("are tried again ever more seldom, with the same event under the same id and a signature of now", async () => {
    const tried: number[] = [];
    receiver.behave((res) => {
      tried.push(world.seconds());
      res.writeHead(tried.length < 5 ? 500 : 200).end(tried.length < 5 ? "kaputt" : "gut");
    });
    await outage();
    await world.pass(400);
    await world.sleep(1, 60);
    expect(tried).toEqual([120, 130, 190, 490, 2320]);
    expect(new Set(receiver.requests.map(({ body }) => body)).size).toBe(1);
    expect(new Set(receiver.requests.map(({ headers }) => headers["aushang-event-id"])).size).toBe(1);
    expect(receiver.requests.map((request, place) => isSigned(request, secret, START_MS + (tried[place] ?? 0) * 1000))).not.toContain(
      false,
    );
    expect((await deliveries()).map(({ status, answer, problem, manual }) => [status, answer, problem, manual])).toEqual([
      [200, "gut", null, false],
      [500, "kaputt", "refused", false],
      [500, "kaputt", "refused", false],
      [500, "kaputt", "refused", false],
      [500, "kaputt", "refused", false],
    ]);
  });

  it("hear that it is over only after they have heard that it began", async () => {
    let isBroken = true;
    receiver.behave((res) => void res.writeHead(isBroken ? 503 : 200).end());
    await outage(125);
    world.start(screen);
    await world.pass(180);
    isBroken = false;
    await world.pass(300);
    const taken = receiver.requests.map(({ headers }) => headers["aushang-event"]);
    expect(taken).toEqual(["incident.opened", "incident.opened", "incident.opened", "incident.opened", "incident.recovered"]);
  });

  it.each([
    ["leads elsewhere", (res) => void res.writeHead(302, { location: "/elsewhere" }).end(), [302, "redirect"]],
    ["says no", (res) => void res.writeHead(404).end("unbekannt"), [404, "refused"]],
    ["breaks the line", (res) => void res.destroy(), [null, "ECONNRESET"]],
  ] as readonly (readonly [string, Parameters<Receiver["behave"]>[0], readonly unknown[]])[])(
    "is not there for a receiver that %s",
    async (_, answer, expected) => {
      receiver.behave(answer);
      await outage();
      const [delivery] = await deliveries();
      expect([delivery?.status, delivery?.problem]).toEqual(expected);
      expect(receiver.requests.map(({ path }) => path)).toEqual(["/hook"]);
      expect((await world.notices()).map(({ state, attempts }) => [state, attempts])).toEqual([["waiting", 1]]);
    },
  );

  it("are told that it is over if the line broke before: it may have arrived", async () => {
    let isBroken = true;
    receiver.behave((res) => void (isBroken ? res.destroy() : res.writeHead(204).end()));
    await outage(125);
    world.start(screen);
    await world.pass(130);
    isBroken = false;
    await world.pass(300);
    expect(receiver.requests.slice(-2).map(({ headers }) => headers["aushang-event"])).toEqual(["incident.opened", "incident.recovered"]);
  });

  it("keep the first 500 characters of an answer, whatever it is made of", async () => {
    receiver.behave((res) => void res.writeHead(200).end(`\u0000${"ä😀".repeat(100_000)}`));
    await outage();
    const [delivery] = await deliveries();
    expect(delivery?.answer).toMatch(/^ä😀ä😀/);
    expect(delivery?.answer.length).toBeLessThanOrEqual(500);
    expect(delivery?.problem).toBe(null);
  });

  it("are given up after seven tries, and can be sent again by hand", async () => {
    receiver.behave((res) => void res.writeHead(500).end());
    await outage();
    await world.pass(400);
    await world.sleep(12);
    expect((await world.notices()).map(({ state, attempts }) => [state, attempts])).toEqual([["failed", 7]]);
    const [last] = await deliveries();
    receiver.behave((res) => void res.writeHead(200).end("endlich"));
    const again = await world.alerts.webhooks.replay(ADMIN, webhook, last?.id as never);
    expect(again).toMatchObject({ manual: true, status: 200, answer: "endlich", noticeId: last?.noticeId });
    expect((await world.notices()).map(({ state }) => state)).toEqual(["sent"]);
    const [first, latest] = [receiver.requests[0], receiver.requests.at(-1)];
    expect(latest?.body).toBe(first?.body);
    expect(latest && isSigned(latest, secret, world.clock.nowMs)).toBe(true);
  });

  it("are signed with the new secret and the old one for a day", async () => {
    const renewed = await world.alerts.webhooks.rotate(ADMIN, webhook);
    expect(renewed.secret).not.toBe(secret);
    expect(renewed.webhook.previousSecretUntilMs).toBe(START_MS + 86_400_000);
    await outage();
    const [first] = receiver.requests;
    expect([renewed.secret, secret].map((one) => first && isSigned(first, one, world.clock.nowMs))).toEqual([true, true]);
    world.clock.nowMs += 86_400_000;
    await world.alerts.channels.test(ADMIN, webhook);
    const last = receiver.requests.at(-1);
    expect([renewed.secret, secret].map((one) => last && isSigned(last, one, world.clock.nowMs))).toEqual([true, false]);
  });

  it("are sent a test that says it is one", async () => {
    expect(await world.alerts.channels.test(ADMIN, webhook)).toEqual({ problem: null });
    const [request] = receiver.requests as readonly [ReceivedRequest];
    expect(AlertEvent.parse(JSON.parse(request.body))).toMatchObject({ type: "test", incident: null });
    const [delivery] = await deliveries();
    expect(delivery).toMatchObject({ event: "test", noticeId: null, manual: true, status: 204 });
    await expect(world.alerts.webhooks.replay(ADMIN, webhook, delivery?.id as never)).rejects.toThrow("already-done");
  });

  it("never lead to this machine unless by code, nor inside unless that is set", async () => {
    const closed = new AlertWorld(database.db, { networks: { private: false, loopback: false } });
    for (const url of [
      "http://127.0.0.1/",
      "http://[::1]/",
      "http://2130706433/",
      "http://169.254.169.254/",
      "http://10.0.0.1/",
      "http://0x7f.1/",
    ]) {
      const draft = { name: "Falle", url, quietHours: [] };
      await expect(closed.alerts.webhooks.create(ADMIN, draft), url).rejects.toThrow("invalid-input");
    }
    const { webhook: named } = await closed.alerts.webhooks.create(ADMIN, {
      name: "Falle",
      url: `http://localhost:${new URL(receiver.url).port}/`,
      quietHours: [],
    });
    expect(await closed.alerts.channels.test(ADMIN, named.id)).toEqual({ problem: "forbidden-address" });
    // One that was stored while it was allowed.
    expect(await closed.alerts.channels.test(ADMIN, webhook)).toEqual({ problem: "forbidden-address" });
    expect(receiver.requests).toEqual([]);
  });

  it("hear of a screen's incident that became part of its site's", async () => {
    const site = await world.addSite("Depot");
    const [first, ...others] = await Promise.all(["a", "b", "c", "d", "e"].map((name) => world.addScreen(site, name)));
    world.die(first as ScreenId);
    await world.pass(105);
    world.die(...others);
    await world.pass(120);
    const events = receiver.requests.map(({ body }) => AlertEvent.parse(JSON.parse(body)));
    expect(events.map(({ type, incident }) => [type, incident?.subject, incident?.ending].join(" ")).toSorted()).toEqual([
      "incident.opened screen ",
      "incident.opened site ",
      "incident.recovered screen merged",
    ]);
  });
});

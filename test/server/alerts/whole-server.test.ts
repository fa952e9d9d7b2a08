import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { IncidentId, ScreenId } from "../../../domain/model/id.ts";
import { startPostgres } from "../databases.ts";
import { soundHeartbeat } from "../device.ts";
import { type Mailbox, openMailbox } from "../mailbox.ts";
import { refusalOf } from "../refusal.ts";
import { addPlaces, type Client, type Player, pairScreen, playerSocket, type RunningServer, startServer } from "../running-server.ts";
import { START_MS } from "./alert-world.ts";

/** The server's jobs go by real time, what they do by ours. */
const PATIENT = { timeout: 30_000 };

describe.each(["sqlite", "postgres"] as const)("a whole server on %s, whose clock is ours", (kind) => {
  let mailbox: Mailbox;
  let server: RunningServer;
  let client: Client;
  let stop: () => Promise<void> = async () => undefined;
  let nowMs = START_MS;
  let screen: ScreenId;
  let player: Player;
  let connect: () => Promise<void>;

  beforeAll(async () => {
    mailbox = await openMailbox();
    const postgres = kind === "postgres" ? await startPostgres() : null;
    stop = async () => postgres?.stop();
    const env = { SMTP_URL: mailbox.url, MAIL_FROM: "Aushang <aushang@stadt.example>" };
    server = await startServer({ ...env, ...(postgres === null ? {} : { DATABASE_URL: postgres.url }) }, () => nowMs);
    client = server.client;
    const { siteId } = await addPlaces(client, []);
    const paired = await pairScreen(server, { name: "Wachraum", siteId, groupIds: [] });
    screen = paired.screenId;
    connect = async () => {
      player = playerSocket(server.origin, paired.token);
      const welcomed = once(player as never, "screen");
      player.connect();
      await welcomed;
      await player.emitWithAck("heartbeat", soundHeartbeat());
    };
  });
  afterAll(async () => {
    player?.disconnect();
    await server?.stop();
    await mailbox.close();
    await stop();
  });

  const open = async () => (await client.alerts.incidents({ state: "open" })).items;
  const read = async (id: IncidentId) => client.alerts.readIncident({ id });

  it("mails within three minutes of a socket's death without FIN, shows it, lets it be acknowledged, and says when it is over", async () => {
    const channel = await client.alerts.createMailChannel({ name: "IT-Bereitschaft", to: ["it@stadt.example"], quietHours: [] });
    expect(await client.alerts.testChannel({ id: channel.id })).toEqual({ problem: null });
    expect(mailbox.mails.map(({ headers }) => headers.get("subject"))).toEqual(["Aushang: Testnachricht"]);
    const [first] = (await client.alerts.rules({})).items;
    if (first === undefined) throw new Error("No first rule");
    const { id: ruleId, version, activeSinceMs: _, updatedAtMs: __, ...draft } = first;
    await client.alerts.updateRule({ id: ruleId, version, ...draft, channels: [channel.id], repeatHours: 1 });

    await connect();
    // Nothing more is sent, and nothing said: the line stays open.
    nowMs = START_MS + 60_000;
    await expect.poll(async () => (await client.screens.read({ id: screen })).presence.state, PATIENT).toBe("offline");
    expect(await open()).toEqual([]);
    nowMs = START_MS + 119_000;
    await expect.poll(async () => (await client.screens.read({ id: screen })).presence.state).toBe("offline");
    nowMs = START_MS + 125_000;
    await expect.poll(() => mailbox.mails.length, PATIENT).toBe(2);
    expect(mailbox.mails[1]?.headers.get("subject")).toBe("Wachraum, Feuerwache 1: seit 9:55 Uhr ohne Verbindung");
    expect(nowMs - START_MS).toBeLessThanOrEqual(180_000);

    const [incident] = await open();
    if (incident === undefined) throw new Error("No incident");
    expect(incident).toMatchObject({ kind: "silent", subject: "screen", siteName: "Feuerwache 1", sinceMs: START_MS, acknowledged: null });
    expect((await client.alerts.incidents({ screenId: screen })).items.map(({ id }) => id)).toEqual([incident.id]);
    await expect
      .poll(async () => (await read(incident.id)).notices.map(({ step, state, channelName }) => [step, state, channelName]))
      .toEqual([["opened", "sent", "IT-Bereitschaft"]]);

    expect((await open())[0]?.lastWords).toEqual([
      { channelId: channel.id, channelKind: "mail", channelName: "IT-Bereitschaft", step: "opened", state: "sent", atMs: nowMs },
    ]);
    expect((await client.alerts.acknowledge({ id: incident.id })).acknowledged).toMatchObject({ byName: "Ada Admin", atMs: nowMs });
    expect((await refusalOf(client.alerts.acknowledge({ id: incident.id }))).code).toBe("already-done");
    const [entry] = (await client.audit.list({ subjectId: incident.id })).items;
    expect([entry?.action, entry?.actorName]).toEqual(["incident-acknowledged", "Ada Admin"]);

    nowMs += 600_000;
    await connect();
    await expect.poll(async () => (await open())[0]?.screens[0]?.wellSinceMs, PATIENT).toBe(nowMs);
    for (let beats = 0; beats < 8; beats++) {
      nowMs += 15_000;
      await player.emitWithAck("heartbeat", soundHeartbeat());
    }
    await expect.poll(() => mailbox.mails.length, PATIENT).toBe(3);
    expect(mailbox.mails[2]?.headers.get("subject")).toBe("Wachraum, Feuerwache 1: wieder verbunden");
    expect(await open()).toEqual([]);
    expect((await client.alerts.incidents({ state: "over" })).items.map(({ id, ending }) => [id, ending])).toEqual([[incident.id, "well"]]);
  });
});

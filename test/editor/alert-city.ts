import { once } from "node:events";
import { setTimeout } from "node:timers/promises";
import { expect, vi } from "vitest";
import type { ChannelId, ScreenId, SiteId } from "../../domain/model/id.ts";
import type { Incident } from "../../domain/model/incident.ts";
import { TimeZone } from "../../domain/model/time.ts";
import { soundHeartbeat } from "../server/device.ts";
import { type Mailbox, openMailbox } from "../server/mailbox.ts";
import { openReceiver, type Receiver } from "../server/receiver.ts";
import { type Client, type Player, pairScreen, playerSocket, type RunningServer, startServer } from "../server/running-server.ts";

export const EDITOR = { email: "redaktion@stadt.example", password: "Noch ein Kennwort 22" } as const;

/** Its clock starts so far behind ours, and may be let go on until it reaches ours. */
const BEHIND_MS = 4 * 3_600_000;
const STEP_MS = 20_000;
/** Who says more than fifteen things a second is cut off. */
const BREATH_MS = 70;
const PATIENT = { timeout: 30_000, interval: 200 };

interface PairedScreen {
  readonly id: ScreenId;
  readonly token: string;
}

/** A real server with a mailbox, a receiver for webhooks, and screens that live and die as a test wants; time passes when it says so. */
export class AlertCity {
  readonly server: RunningServer;
  readonly client: Client;
  readonly mailbox: Mailbox;
  readonly receiver: Receiver;
  readonly sites = new Map<string, SiteId>();
  readonly screens = new Map<string, PairedScreen>();
  readonly #alive = new Map<string, Player>();
  readonly #clock: { behindMs: number };

  constructor(server: RunningServer, mailbox: Mailbox, receiver: Receiver, clock: { behindMs: number }) {
    this.server = server;
    this.client = server.client;
    this.mailbox = mailbox;
    this.receiver = receiver;
    this.#clock = clock;
  }

  static async start({ hasMail = true } = {}): Promise<AlertCity> {
    const [mailbox, receiver] = await Promise.all([openMailbox(), openReceiver()]);
    const clock = { behindMs: BEHIND_MS };
    const mail = hasMail ? { SMTP_URL: mailbox.url, MAIL_FROM: "Aushang <aushang@stadt.example>" } : {};
    const webhookNetworks = { private: true, loopback: true };
    const server = await startServer({ ...mail }, () => Date.now() - clock.behindMs, { webhookNetworks });
    await server.client.users.create({ name: "Erik Redakteur", role: "editor", ...EDITOR });
    return new AlertCity(server, mailbox, receiver, clock);
  }

  async addSite(name: string, screens: readonly string[]): Promise<void> {
    const { id: siteId } = await this.client.sites.create({ name, zone: TimeZone.parse("Europe/Berlin"), region: null, headcount: 40 });
    this.sites.set(name, siteId);
    for (const screen of screens) {
      const { screenId: id, token } = await pairScreen(this.server, { name: screen, siteId, groupIds: [] });
      this.screens.set(`${name}, ${screen}`, { id, token });
    }
  }

  /** Screens connect, by "site, name", and are heard of from now on. */
  async wake(...names: readonly string[]): Promise<void> {
    for (const name of names) {
      const player = playerSocket(this.server.origin, this.screens.get(name)?.token ?? "");
      const welcomed = once(player as never, "screen");
      player.connect();
      await welcomed;
      await player.emitWithAck("heartbeat", soundHeartbeat());
      this.#alive.set(name, player);
    }
  }

  /** Screens fall silent. */
  kill(...names: readonly string[]): void {
    for (const name of names) {
      this.#alive.get(name)?.disconnect();
      this.#alive.delete(name);
    }
  }

  /** Time passes, and who lives is heard of. */
  async pass(minutes: number): Promise<void> {
    for (let leftMs = minutes * 60_000; leftMs > 0; leftMs -= STEP_MS) {
      this.#clock.behindMs = Math.max(0, this.#clock.behindMs - Math.min(STEP_MS, leftMs));
      await Promise.all([...this.#alive.values()].map((player) => player.emitWithAck("heartbeat", soundHeartbeat())));
      await setTimeout(BREATH_MS);
    }
  }

  /** Screens fall silent long enough to be an incident, and it is waited for. @returns what is open then */
  async lose(...names: readonly string[]): Promise<readonly Incident[]> {
    const before = (await this.open()).length;
    this.kill(...names);
    await this.pass(4);
    await vi.waitFor(async () => expect(await this.open()).toHaveLength(before + 1), PATIENT);
    return this.open();
  }

  /** Screens come back, and it is over. */
  async mend(...names: readonly string[]): Promise<void> {
    const before = (await this.open()).length;
    await this.wake(...names);
    const areBack = (screens: Incident["screens"]) => screens.some(({ wellSinceMs }) => wellSinceMs !== null);
    await vi.waitFor(async () => expect((await this.open()).some(({ screens }) => areBack(screens))).toBe(true), PATIENT);
    await this.pass(5);
    await vi.waitFor(async () => expect(await this.open()).toHaveLength(before - 1), PATIENT);
  }

  async open(): Promise<readonly Incident[]> {
    return (await this.client.alerts.incidents({ state: "open" })).items;
  }

  async addMail(name: string, ...to: readonly string[]): Promise<ChannelId> {
    return (await this.client.alerts.createMailChannel({ name, to: [...to], quietHours: [] })).id;
  }

  /** The rule that is there from the start tells these, and so often again. */
  async tell(channels: readonly ChannelId[], repeatHours: number | null = null): Promise<void> {
    const [first] = (await this.client.alerts.rules({})).items;
    if (!first) throw new Error("No first rule");
    const { id, version, activeSinceMs: _, updatedAtMs: __, ...draft } = first;
    await this.client.alerts.updateRule({ id, version, ...draft, channels: [...channels], repeatHours });
  }

  async stop(): Promise<void> {
    this.kill(...this.#alive.keys());
    await this.server.stop();
    await Promise.all([this.mailbox.close(), this.receiver.close()]);
  }
}

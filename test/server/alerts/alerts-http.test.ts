import { once } from "node:events";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { AlertRuleDraft } from "../../../domain/model/alert.ts";
import type { ChannelId, SiteId } from "../../../domain/model/id.ts";
import type { Instant } from "../../../domain/model/time.ts";
import { signIn } from "../attack/attacked-server.ts";
import { refusalOf } from "../refusal.ts";
import { addPlaces, type Client, type RunningServer } from "../running-server.ts";
import { SERVERS } from "../servers.ts";
import { editorPage } from "../takeovers/takeover-world.ts";

const NOBODY = "11111111-1111-4111-8111-111111111111";
const EDITOR = { email: "eva@stadt.example", password: "Noch ein langes Kennwort 2" } as const;
const MAIL = { name: "IT-Bereitschaft", to: ["IT@stadt.example "], quietHours: [] };
const START = Date.parse("2027-01-04T09:55:00+01:00");
const rule = (change: Partial<AlertRuleDraft> = {}): AlertRuleDraft => ({
  name: "Feuerwehr",
  kind: "silent",
  scope: { kind: "all" },
  thresholdMinutes: 5,
  channels: [],
  repeatHours: 4,
  escalation: null,
  urgent: true,
  enabled: true,
  ...change,
});

describe.each(SERVERS)("alerts over HTTP on $database", ({ start }) => {
  let server: RunningServer;
  let client: Client;
  let editor: Client;
  let siteId: SiteId;
  beforeAll(async () => {
    server = await start(() => START);
    client = server.client;
    ({ siteId } = await addPlaces(client, ["Feuerwehr"]));
    await client.users.create({ name: "Eva Editor", role: "editor", ...EDITOR });
    editor = server.clientWith({ cookie: await signIn(server.origin, EDITOR) });
  });
  afterAll(() => server.stop());

  /** What the log says was done to something. */
  const audited = async (subjectId: string) =>
    (await client.audit.list({ subjectId })).items.map(({ action, details }) => `${action} ${String(details["name"])}`).toSorted();
  const issuesOf = async (request: Promise<unknown>) =>
    (await refusalOf(request)).issues?.map(({ path, rule: name }) => [path.join("."), name]);

  it("begin with a rule for all screens that nobody is told by", async () => {
    expect((await editor.alerts.rules({})).items).toMatchObject([
      {
        name: "Alle Bildschirme: länger als 2 Minuten ohne Verbindung",
        kind: "silent",
        scope: { kind: "all" },
        thresholdMinutes: 2,
        channels: [],
        enabled: true,
      },
    ]);
  });

  describe("rules", () => {
    it("are made, changed and removed, and the log says by whom", async () => {
      const channel = await client.alerts.createMailChannel(MAIL);
      const made = await client.alerts.createRule(rule({ channels: [channel.id] }));
      expect(made).toMatchObject({ ...rule({ channels: [channel.id] }), version: 1, activeSinceMs: START });
      const escalation = { afterMinutes: 30, channels: [channel.id] };
      const change = rule({ scope: { kind: "site", siteId }, channels: [], escalation });
      const changed = await client.alerts.updateRule({ id: made.id, version: 1, ...change });
      expect(changed).toMatchObject({ ...change, version: 2 });
      expect((await client.alerts.rules({})).items.map(({ name }) => name)).toContain("Feuerwehr");
      expect(await audited(channel.id)).toEqual(["alert-channel-saved IT-Bereitschaft"]);
      await client.alerts.removeRule({ id: made.id });
      expect(await audited(made.id)).toEqual(["alert-rule-removed Feuerwehr", "alert-rule-saved Feuerwehr", "alert-rule-saved Feuerwehr"]);
      expect((await refusalOf(client.alerts.removeRule({ id: made.id }))).code).toBe("not-found");
    });

    it("are not overwritten: whoever comes second gets the one that stands", async () => {
      const { id } = await client.alerts.createRule(rule());
      await client.alerts.updateRule({ id, version: 1, ...rule({ name: "Zuerst" }) });
      const problem = await refusalOf(client.alerts.updateRule({ id, version: 1, ...rule({ name: "Zu spät" }) }));
      expect(problem).toMatchObject({ code: "conflict", current: { name: "Zuerst", version: 2 } });
    });

    it("are made once for a request that comes twice", async () => {
      const twice = server.clientWith({ cookie: server.cookie, "idempotency-key": "rule-once-1" });
      const [first, second] = [
        await twice.alerts.createRule(rule({ name: "Einmal" })),
        await twice.alerts.createRule(rule({ name: "Einmal" })),
      ];
      expect(second).toEqual(first);
      expect((await client.alerts.rules({})).items.filter(({ name }) => name === "Einmal")).toHaveLength(1);
    });

    it("know only channels, groups and sites that are there", async () => {
      const unknown = NOBODY as ChannelId;
      const escalation = { afterMinutes: 5, channels: [unknown] };
      expect(await issuesOf(client.alerts.createRule(rule({ channels: [unknown], escalation })))).toEqual([
        ["channels.0", "unknown-channel"],
        ["escalation.channels.0", "unknown-channel"],
      ]);
      expect(await issuesOf(client.alerts.createRule(rule({ scope: { kind: "group", groupId: NOBODY as never } })))).toEqual([
        ["scope.groupId", "unknown-group"],
      ]);
      expect(await issuesOf(client.alerts.createRule(rule({ scope: { kind: "site", siteId: NOBODY as never } })))).toEqual([
        ["scope.siteId", "unknown-site"],
      ]);
    });

    it.each([
      ["thresholdMinutes", { thresholdMinutes: 0 }],
      ["thresholdMinutes", { thresholdMinutes: 1441 }],
      ["repeatHours", { repeatHours: 0 }],
      ["kind", { kind: "loud" }],
      ["name", { name: "Zeile\r\nBcc: x" }],
      ["escalation.channels", { escalation: { afterMinutes: 5, channels: [] } }],
      ["webhook", { webhook: "x" }],
    ])("refuse what makes no sense: %s of %j", async (path, change) => {
      expect((await issuesOf(client.alerts.createRule(rule(change as never))))?.[0]?.[0]).toBe(path);
    });
  });

  describe("mail channels", () => {
    it("are made, changed and removed; their addresses are for administrators", async () => {
      const made = await client.alerts.createMailChannel({ ...MAIL, name: "Werkstatt" });
      expect(made).toMatchObject({ kind: "mail", to: ["it@stadt.example"], problem: "no-mail-server", lastAttempt: null, version: 1 });
      const seen = (await editor.alerts.channels({})).items.find(({ id }) => id === made.id);
      expect(seen).toMatchObject({ name: "Werkstatt", to: null, problem: "no-mail-server" });
      expect(await client.alerts.updateMailChannel({ id: made.id, version: 1, ...MAIL, name: "Halle" })).toMatchObject({
        name: "Halle",
        version: 2,
      });
      const problem = await refusalOf(client.alerts.updateMailChannel({ id: made.id, version: 1, ...MAIL }));
      expect(problem).toMatchObject({ code: "conflict", current: { name: "Halle" } });
      await client.alerts.removeMailChannel({ id: made.id });
      expect((await client.alerts.channels({})).items.map(({ id }) => id)).not.toContain(made.id);
    });

    it("stay while a rule tells them something", async () => {
      const channel = await client.alerts.createMailChannel({ ...MAIL, name: "Gebraucht" });
      const { id } = await client.alerts.createRule(rule({ name: "Braucht", escalation: { afterMinutes: 5, channels: [channel.id] } }));
      expect((await refusalOf(client.alerts.removeMailChannel({ id: channel.id }))).code).toBe("in-use");
      await client.alerts.removeRule({ id });
      await client.alerts.removeMailChannel({ id: channel.id });
    });

    it.each(["all", "a@b.example, c@d.example", "a@b.example\r\nBcc: x@y.example", "<a@b.example>"])(
      "take no address like %j",
      async (address) => {
        expect((await issuesOf(client.alerts.createMailChannel({ ...MAIL, to: [address] })))?.[0]?.[0]).toBe("to.0");
      },
    );

    it("say when they are tried that there is no mail server", async () => {
      const { id } = await client.alerts.createMailChannel({ ...MAIL, name: "Stumm" });
      expect(await client.alerts.testChannel({ id })).toEqual({ problem: "no-mail-server" });
      const [known] = (await client.alerts.channels({})).items.filter((channel) => channel.id === id);
      expect(known?.lastAttempt).toEqual({ atMs: START, problem: "no-mail-server" });
      expect(await audited(id)).toContain("alert-channel-tested Stumm");
    });
  });

  describe("webhooks", () => {
    const HOOK = { name: "Leitstelle", url: "https://hooks.stadt.example/aushang?x=1", quietHours: [] };

    it("show their secret once, and never their editor", async () => {
      const { webhook, secret } = await client.webhooks.create(HOOK);
      expect([webhook.url, secret.length >= 40]).toEqual([HOOK.url, true]);
      expect(JSON.stringify(await client.webhooks.list({}))).not.toContain(secret);
      expect(JSON.stringify(await client.alerts.channels({}))).not.toContain("hooks.stadt.example");
      expect(JSON.stringify((await client.audit.list({})).items)).not.toContain(secret);
      expect((await refusalOf(editor.webhooks.list({}))).code).toBe("not-allowed");
      const renewed = await client.webhooks.rotate({ id: webhook.id });
      expect(renewed.secret).not.toBe(secret);
      expect(await audited(webhook.id)).toEqual(["webhook-saved Leitstelle", "webhook-secret-renewed Leitstelle"]);
    });

    it("are changed, and removed once no rule needs them; they are no mail channels", async () => {
      const { webhook } = await client.webhooks.create(HOOK);
      expect(await client.webhooks.update({ id: webhook.id, version: 1, ...HOOK, name: "Zentrale" })).toMatchObject({
        name: "Zentrale",
        version: 2,
      });
      expect((await refusalOf(client.webhooks.update({ id: webhook.id, version: 1, ...HOOK }))).code).toBe("conflict");
      expect((await refusalOf(client.alerts.removeMailChannel({ id: webhook.id }))).code).toBe("not-found");
      const { id } = await client.alerts.createRule(rule({ name: "Zur Zentrale", channels: [webhook.id] }));
      expect((await refusalOf(client.webhooks.remove({ id: webhook.id }))).code).toBe("in-use");
      await client.alerts.removeRule({ id });
      await client.webhooks.remove({ id: webhook.id });
      expect((await refusalOf(client.webhooks.deliveries({ id: webhook.id }))).code).toBe("not-found");
    });

    it.each([
      ["ftp://stadt.example/", "not-a-web-address"],
      ["file:///etc/passwd", "not-a-web-address"],
      ["javascript:alert(1)", "not-a-web-address"],
      ["stadt.example", "not-a-web-address"],
      ["https://user:geheim@stadt.example/", "password-in-address"],
      ["http://127.0.0.1/", "forbidden-address"],
      ["http://2130706433/", "forbidden-address"],
      ["http://[::ffff:127.0.0.1]/", "forbidden-address"],
      ["http://169.254.169.254/latest", "forbidden-address"],
      ["http://192.168.0.1/", "forbidden-address"],
    ])("lead nowhere like %s", async (url, name) => {
      expect(await issuesOf(client.webhooks.create({ ...HOOK, url }))).toEqual([["url", name]]);
    });
  });

  describe("maintenance", () => {
    const window = { note: "Neue Netzwerkdosen", fromMs: (START + 3_600_000) as Instant, untilMs: (START + 7_200_000) as Instant };

    it("is planned, moved and removed, or begun for some hours", async () => {
      const planned = await client.alerts.createMaintenance({ ...window, scope: { kind: "site", siteId } });
      const now = await client.alerts.createMaintenance({ note: "", scope: { kind: "all" }, hours: 2 });
      expect([now.fromMs, now.untilMs]).toEqual([START, START + 7_200_000]);
      const moved = await client.alerts.updateMaintenance({ id: planned.id, version: 1, window: { ...window, scope: { kind: "all" } } });
      expect(moved).toMatchObject({ scope: { kind: "all" }, version: 2 });
      const stale = client.alerts.updateMaintenance({ id: planned.id, version: 1, window: { ...window, scope: { kind: "all" } } });
      expect((await refusalOf(stale)).code).toBe("conflict");
      expect((await editor.alerts.maintenance({ current: true })).items.map(({ id }) => id).toSorted()).toEqual(
        [planned.id, now.id].toSorted(),
      );
      for (const { id } of [planned, now]) await client.alerts.removeMaintenance({ id });
      expect((await editor.alerts.maintenance({})).items).toEqual([]);
    });

    it("does not end before it begins, last for ever, or know screens that are not there", async () => {
      const scope = { kind: "all" } as const;
      const untilMs = (ms: number) =>
        issuesOf(client.alerts.createMaintenance({ ...window, scope, untilMs: (window.fromMs + ms) as Instant }));
      expect(await untilMs(0)).toEqual([["untilMs", "ends-before-start"]]);
      expect(await untilMs(31 * 86_400_000 + 1)).toEqual([["untilMs", "maintenance-too-long"]]);
      expect(await issuesOf(client.alerts.createMaintenance({ ...window, scope, hours: 2 }))).toEqual([["untilMs", "until-or-hours"]]);
      expect(await issuesOf(client.alerts.createMaintenance({ note: "", scope }))).toEqual([["untilMs", "until-or-hours"]]);
      const unknown = client.alerts.createMaintenance({ ...window, scope: { kind: "screens", screenIds: [NOBODY as never] } });
      expect(await issuesOf(unknown)).toEqual([["scope.screenIds", "unknown-screen"]]);
    });
  });

  it("tell the editor's page that something changed", async () => {
    const page = await editorPage(server.origin, server.cookie);
    const changed = once(page as never, "changed");
    await client.alerts.createRule(rule({ name: "Neu" }));
    expect(await changed).toEqual([{ resource: "incidents", id: null }]);
    page.disconnect();
  });

  describe("an editor", () => {
    let asked: readonly (readonly [string, (who: Client) => Promise<unknown>])[];
    beforeEach(() => {
      const id = NOBODY as never;
      asked = [
        ["createRule", (who) => who.alerts.createRule(rule())],
        ["updateRule", (who) => who.alerts.updateRule({ id, version: 1, ...rule() })],
        ["removeRule", (who) => who.alerts.removeRule({ id })],
        ["createMailChannel", (who) => who.alerts.createMailChannel(MAIL)],
        ["updateMailChannel", (who) => who.alerts.updateMailChannel({ id, version: 1, ...MAIL })],
        ["removeMailChannel", (who) => who.alerts.removeMailChannel({ id })],
        ["testChannel", (who) => who.alerts.testChannel({ id })],
        ["acknowledge", (who) => who.alerts.acknowledge({ id })],
        ["createMaintenance", (who) => who.alerts.createMaintenance({ note: "", scope: { kind: "all" }, hours: 1 })],
        ["removeMaintenance", (who) => who.alerts.removeMaintenance({ id })],
        ["webhooks.deliveries", (who) => who.webhooks.deliveries({ id })],
        ["webhooks.rotate", (who) => who.webhooks.rotate({ id })],
        ["webhooks.replay", (who) => who.webhooks.replay({ id, deliveryId: id })],
      ];
    });

    it("reads, and changes nothing", async () => {
      await editor.alerts.rules({});
      await editor.alerts.incidents({});
      await editor.alerts.maintenance({});
      for (const [name, ask] of asked) expect((await refusalOf(ask(editor))).code, name).toBe("not-allowed");
    });

    it("who is not signed in reads nothing either", async () => {
      const anyone = server.clientWith({});
      for (const [name, ask] of asked) expect((await refusalOf(ask(anyone))).code, name).toBe("not-signed-in");
      for (const reading of [anyone.alerts.rules({}), anyone.alerts.channels({}), anyone.alerts.incidents({}), anyone.webhooks.list({})]) {
        expect((await refusalOf(reading)).code).toBe("not-signed-in");
      }
    });
  });
});

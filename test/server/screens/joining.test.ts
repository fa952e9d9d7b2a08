import { once } from "node:events";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { GroupId, ScreenId, SiteId } from "../../../domain/model/id.ts";
import { type ScreenDraft, USUAL_DISPLAY, USUAL_PROGRAMME } from "../../../domain/model/screen.ts";
import { soundDevice, soundHeartbeat } from "../device.ts";
import { refusalOf } from "../refusal.ts";
import { addPlaces, announcementFor, type Client, type Player, pairScreen, playerSocket, type RunningServer } from "../running-server.ts";
import { SERVERS } from "../servers.ts";

describe.each(SERVERS)("joining on $database", ({ start }) => {
  let server: RunningServer;
  let client: Client;
  let siteId: SiteId;
  let fire: GroupId;
  const open: Player[] = [];

  beforeAll(async () => {
    server = await start();
    client = server.client;
    const places = await addPlaces(client, ["Feuerwehr"]);
    ({ siteId } = places);
    [fire] = places.groupIds as [GroupId];
  });
  afterAll(() => server.stop());
  afterEach(() => {
    for (const socket of open.splice(0)) socket.disconnect();
  });

  const draft = (name: string): ScreenDraft => ({
    name,
    siteId,
    groupIds: [fire],
    theme: "paper",
    programme: USUAL_PROGRAMME,
    viewing: null,
    display: USUAL_DISPLAY,
  });
  const device = () => server.clientWith({}).pairings.start();
  const auditOf = async (subjectId: string) =>
    (await client.audit.list({ subjectId })).items.map(({ action, details }) => [action, details]);

  function player(token: string): Player {
    const socket = playerSocket(server.origin, token);
    open.push(socket);
    return socket;
  }

  /** @returns the name in its card, or why it was refused */
  async function welcome(socket: Player): Promise<string> {
    const named = once(socket as never, "screen").then(([card]) => (card as { name: string }).name);
    const refused = once(socket as never, "connect_error").then(([error]) => (error as Error).message);
    socket.connect();
    return Promise.race([named, refused]);
  }

  /** Gives a screen the device that asks next. @returns that device's token, and how it asked for it */
  async function giveDevice(id: ScreenId, replace = false) {
    const { id: pairing, code, secret } = await device();
    const screen = await client.pairings.assign({ id, code, replace });
    const result = await server.clientWith({}).pairings.collect({ id: pairing, secret });
    if (result.state !== "paired") throw new Error("The device was not given its token");
    return { screen, token: result.token, pairing, secret };
  }

  describe("a screen that is expected", () => {
    it("is there once, however often the same request comes", async () => {
      const keyed = server.clientWith({ cookie: server.cookie, "idempotency-key": "expected-once-1" });
      const first = await keyed.screens.expect(draft("Einmal"));
      expect((await keyed.screens.expect(draft("Einmal"))).id).toBe(first.id);
      expect((await refusalOf(keyed.screens.expect(draft("Anders")))).code).toBe("conflict");
      expect((await client.screens.list({ search: "Einmal" })).items).toHaveLength(1);
    });

    it("is there with its name and place, has no device, and is no outage", async () => {
      const { id } = await client.screens.expect(draft("Erwartet"));
      const screen = await client.screens.read({ id });
      expect(screen).toMatchObject({ name: "Erwartet", groupIds: [fire], pairedAtMs: null, presence: { state: "new", lastSeenMs: null } });
      expect(await auditOf(id)).toEqual([["screen-expected", { name: "Erwartet", site: "Feuerwache 1" }]]);
    });

    it("is not waited for by what is published", async () => {
      const group = (await client.groups.create({ name: "Nur erwartet", parentId: fire })).id;
      await client.screens.expect({ ...draft("Wartet nicht"), groupIds: [group] });
      const { id } = await client.announcements.create(announcementFor([group]));
      await client.announcements.publish({ id, version: 1 });
      expect((await client.announcements.delivery({ id })).targeted).toBe(0);
      await pairScreen(server, { ...draft("Wartet"), groupIds: [group] });
      expect((await client.announcements.delivery({ id })).targeted).toBe(1);
    });

    it("becomes the device whose code it is given, and stays the same screen", async () => {
      const { id } = await client.screens.expect(draft("Bekommt Gerät"));
      const { screen, token } = await giveDevice(id);
      expect(screen).toMatchObject({ id, name: "Bekommt Gerät", pairedAtMs: expect.any(Number) });
      expect(await welcome(player(token))).toBe("Bekommt Gerät");
      await expect.poll(async () => (await client.screens.read({ id })).presence.state).toBe("live");
      expect((await auditOf(id)).map(([action]) => action)).toEqual(["screen-paired", "screen-expected"]);
    });

    it("goes to one of two devices that are given to it at once", async () => {
      const { id } = await client.screens.expect(draft("Zwei auf einmal"));
      const codes = [await device(), await device()];
      const results = await Promise.allSettled(codes.map(({ code }) => client.pairings.assign({ id, code })));
      expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    });

    it("may be told to be there by administrators only", async () => {
      const somebody = server.clientWith({});
      expect((await refusalOf(somebody.screens.expect(draft("Fremd")))).code).toBe("not-signed-in");
      const { code } = await device();
      const { id } = await client.screens.expect(draft("Nicht für jeden"));
      expect((await refusalOf(somebody.pairings.assign({ id, code }))).code).toBe("not-signed-in");
    });
  });

  describe("a screen whose device broke", () => {
    it("goes on with another one: the old token is void at once, its socket is told and closed, and all else stays", async () => {
      const { screenId: id, token } = await pairScreen(server, draft("Kaputt"));
      const before = player(token);
      await welcome(before);
      await before.emitWithAck("device", soundDevice());
      const told: unknown[] = [];
      before.on("command", (command) => told.push(command));
      const closed = once(before as never, "disconnect");
      const known = await client.screens.read({ id });
      const { screen, token: next } = await giveDevice(id, true);
      await closed;
      expect(told).toEqual([{ type: "revoked" }]);
      expect(await welcome(player(token))).toBe("unknown-token");
      const byHttp = await fetch(`${server.origin}/api/v1/player/playlist`, { headers: { authorization: `Bearer ${token}` } });
      expect(byHttp.status).toBe(401);
      expect(screen).toMatchObject({ id, name: "Kaputt", groupIds: [fire], pairedAtMs: known.pairedAtMs });
      expect((await client.screens.device({ id })).report).toBeNull();
      expect(await welcome(player(next))).toBe("Kaputt");
      const replaced = ["screen-replaced", { name: "Kaputt", site: "Feuerwache 1" }];
      expect((await auditOf(id))[0]).toEqual(replaced);
    });

    it("keeps the device it has unless somebody says that it is replaced", async () => {
      const { screenId: id, token } = await pairScreen(server, draft("Bleibt"));
      const { code } = await device();
      expect((await refusalOf(client.pairings.assign({ id, code }))).code).toBe("in-use");
      expect(await welcome(player(token))).toBe("Bleibt");
      // The code is still good.
      expect((await client.pairings.assign({ id, code, replace: true })).id).toBe(id);
    });

    it("forgets what the device before it said, also over a restart", async () => {
      const { screenId: id, token } = await pairScreen(server, draft("Neustart"));
      const before = player(token);
      await welcome(before);
      await before.emitWithAck("heartbeat", soundHeartbeat({ engine: "Chromium 126.0.6478.127" }));
      await server.restart();
      expect((await client.screens.read({ id })).presence).toMatchObject({ player: "live", engine: "Chromium 126.0.6478.127" });
      await giveDevice(id, true);
      await server.restart();
      expect((await client.screens.read({ id })).presence).toMatchObject({ player: null, engine: null, slide: null });
    });

    it("is not given back to the old device, which still knows how it asked for its token", async () => {
      const { id } = await client.screens.expect(draft("Fragt noch einmal"));
      const { pairing, secret } = await giveDevice(id);
      const { token } = await giveDevice(id, true);
      expect((await refusalOf(server.clientWith({}).pairings.collect({ id: pairing, secret }))).code).toBe("not-found");
      expect(await welcome(player(token))).toBe("Fragt noch einmal");
    });

    it("leaves no way in to the old device that is connecting just then", async () => {
      const { screenId: id, token } = await pairScreen(server, draft("Gleichzeitig"));
      let last = token;
      for (let round = 0; round < 5; round++) {
        const before = player(last);
        before.connect();
        last = (await giveDevice(id, true)).token;
        const after = player(last);
        await welcome(after);
        await expect.poll(() => before.connected).toBe(false);
        after.disconnect();
      }
    });

    it("is refused for a screen that is none, before anything is asked about the code", async () => {
      const id = "00000000-0000-4000-8000-000000000000" as ScreenId;
      expect((await refusalOf(client.pairings.assign({ id, code: (await device()).code, replace: true }))).code).toBe("not-found");
    });
  });

  describe("a screen that is taken out of service", () => {
    // So many browsers may ask for a code in ten minutes.
    beforeAll(() => server.restart());

    it("frees its name, and leaves who did it and why", async () => {
      const { screenId: id, token } = await pairScreen(server, draft("Ausgemustert"));
      const socket = player(token);
      await welcome(socket);
      const closed = once(socket as never, "disconnect");
      await client.screens.remove({ id, reason: "retired" });
      await closed;
      expect(await auditOf(id)).toEqual([
        ["screen-unpaired", { name: "Ausgemustert", site: "Feuerwache 1", reason: "retired" }],
        ["screen-paired", { name: "Ausgemustert", site: "Feuerwache 1" }],
      ]);
      expect((await client.screens.expect(draft("Ausgemustert"))).namesakes).toEqual([]);
    });

    it("needs no reason", async () => {
      const { id } = await client.screens.expect(draft("Grundlos"));
      await client.screens.remove({ id });
      expect((await auditOf(id))[0]).toEqual(["screen-unpaired", { name: "Grundlos", site: "Feuerwache 1", reason: "unstated" }]);
    });
  });

  describe("many screens at once", () => {
    beforeAll(() => server.restart());

    it("are taken out of service; each is written down, and what is gone already is passed over", async () => {
      const { screenId: here, token } = await pairScreen(server, draft("Altbau Pforte"));
      const [first, second, kept] = [
        await client.screens.expect(draft("Altbau 1")),
        await client.screens.expect(draft("Altbau 2")),
        await client.screens.expect(draft("Neubau 1")),
      ];
      const socket = player(token);
      await welcome(socket);
      const closed = once(socket as never, "disconnect");
      expect(await client.screens.removeMany({ ids: [here, first.id], reason: "moved" })).toEqual({ removed: 2 });
      await closed;
      for (const [id, name] of [
        [here, "Altbau Pforte"],
        [first.id, "Altbau 1"],
      ] as const)
        expect((await auditOf(id))[0]).toEqual(["screen-unpaired", { name, site: "Feuerwache 1", reason: "moved" }]);
      expect((await refusalOf(client.screens.removeMany({ ids: [first.id] }))).code).toBe("not-found");
      expect(await client.screens.removeMany({ ids: [first.id, second.id] })).toEqual({ removed: 1 });
      expect((await client.screens.read({ id: kept.id })).name).toBe("Neubau 1");
    });

    it("asked for twice at once, are each removed once", async () => {
      const ids = await Promise.all([1, 2, 3, 4].map(async (n) => (await client.screens.expect(draft(`Doppelt ${String(n)}`))).id));
      const answers = await Promise.allSettled([1, 2].map(() => client.screens.removeMany({ ids })));
      const removed = answers.map((answer) => (answer.status === "fulfilled" ? answer.value.removed : 0));
      expect(removed.reduce((sum, one) => sum + one, 0)).toBe(4);
      expect((await Promise.all(ids.map(auditOf))).map((entries) => entries.length)).toEqual([2, 2, 2, 2]);
    });
  });

  describe("two screens of one name at one site", () => {
    it("are allowed and named, however the name is written; elsewhere it is nobody's business", async () => {
      const { screenId } = await pairScreen(server, draft("Flur Süd"));
      const second = await client.screens.expect(draft("flur sud"));
      expect(second.namesakes).toEqual([screenId]);
      const { code } = await device();
      const third = await client.pairings.claim({ code, screen: draft("Flur Süd") });
      expect([...third.namesakes].sort()).toEqual([screenId, second.id].sort());
      const zone = (await client.sites.list({})).items[0]?.zone;
      if (zone === undefined) throw new Error("No site");
      const other = await client.sites.create({ name: "Feuerwache 2", zone, region: null, headcount: 1 });
      expect((await client.screens.expect({ ...draft("Flur Süd"), siteId: other.id })).namesakes).toEqual([]);
    });
  });
});

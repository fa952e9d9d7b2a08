import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { GroupId, SiteId } from "../../../domain/model/id.ts";
import { type ChildServer, startChildServer } from "../crash/child-server.ts";
import { startPostgres } from "../databases.ts";
import { addPlaces, pairScreen } from "../running-server.ts";
import { TestScreen, takeoverOn } from "./takeover-world.ts";

const SERVERS = [
  { database: "sqlite", start: async () => ({ server: await startChildServer(), stop: async () => undefined }) },
  { database: "postgres", start: onPostgres },
] as const;

async function onPostgres() {
  const postgres = await startPostgres();
  return { server: await startChildServer({ DATABASE_URL: postgres.url }), stop: () => postgres.stop() };
}

describe.each(SERVERS)("a server on $database that is killed the moment it has acknowledged", ({ start }) => {
  let server: ChildServer;
  let stop: () => Promise<void>;
  let siteId: SiteId;
  let fire: GroupId;
  let token: string;

  beforeAll(async () => {
    ({ server, stop } = await start());
    const places = await addPlaces(server.client, ["Feuerwehr"]);
    siteId = places.siteId;
    [fire] = places.groupIds as [GroupId];
    ({ token } = await pairScreen(server, { name: "Wachraum", siteId, groupIds: [fire] }));
  });
  afterAll(async () => {
    await server.remove();
    await stop();
  });

  async function killAndStart(): Promise<void> {
    await server.kill();
    await server.start();
  }

  /** What a screen is given when it connects knowing nothing. */
  async function givenTakeovers(): Promise<string[]> {
    const screen = new TestScreen(server.origin, "" as TestScreen["id"], token);
    screen.socket.connect();
    const { playlist } = await screen.until(() => true);
    screen.close();
    return playlist.takeovers.map(({ id }) => id);
  }

  it("has the takeover, its change and its all-clear when it is back, each once", async () => {
    const draft = takeoverOn([fire]);
    const keyed = server.clientWith({ cookie: server.cookie, "idempotency-key": randomUUID() });
    const { id } = await keyed.takeovers.create(draft);
    await killAndStart();
    expect(await givenTakeovers()).toEqual([`${id}.1.takeover`]);
    expect((await keyed.takeovers.create(draft)).id).toBe(id);

    const { targets: _, lastsMs: __, ...message } = takeoverOn([], { title: "Feuer im Keller" });
    const changed = await server.client.takeovers.update({ id, version: 1, message, lastsMs: 7_200_000 });
    await killAndStart();
    expect(await givenTakeovers()).toEqual([`${id}.2.takeover`]);
    expect(await server.client.takeovers.read({ id })).toEqual(changed);

    await server.client.takeovers.clear({ id });
    await killAndStart();
    expect(await givenTakeovers()).toEqual([]);
    expect((await server.client.takeovers.list({})).items.map(({ state }) => state)).toEqual(["cleared"]);
  });
});

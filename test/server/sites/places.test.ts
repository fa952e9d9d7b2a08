import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Group } from "../../../domain/model/place.ts";
import { TimeZone } from "../../../domain/model/time.ts";
import { refusalOf } from "../refusal.ts";
import { announcementFor, type Client, pairScreen, type RunningServer } from "../running-server.ts";
import { SERVERS } from "../servers.ts";

const berlin = TimeZone.parse("Europe/Berlin");

describe.each(SERVERS)("places on $database", ({ start }) => {
  let server: RunningServer;
  let client: Client;
  let root: Group;

  beforeAll(async () => {
    server = await start();
    client = server.client;
    root = (await client.groups.list({})).items[0] as Group;
  });
  afterAll(() => server.stop());

  const outline = async () => (await client.groups.list({})).items.map((group) => group.name);
  const add = (name: string, parentId = root.id) => client.groups.create({ name, parentId });

  it("starts with one group for everybody", () => {
    expect(root).toMatchObject({ name: "Alle Beschäftigten", parentId: null, screenCount: 0 });
  });

  it("lists the tree in reading order and moves branches within it", async () => {
    const fire = await add("Feuerwehr");
    const schools = await add("Schulen");
    await add("Wache 1", fire.id);
    expect(await outline()).toEqual(["Alle Beschäftigten", "Feuerwehr", "Wache 1", "Schulen"]);
    await client.groups.update({ id: schools.id, version: 1, name: "Schulen", parentId: root.id, position: 0 });
    expect(await outline()).toEqual(["Alle Beschäftigten", "Schulen", "Feuerwehr", "Wache 1"]);
    const problem = await refusalOf(client.groups.update({ id: root.id, version: 1, name: "X", parentId: fire.id, position: 0 }));
    expect(problem.issues).toEqual([
      { path: ["parentId"], rule: "below-itself", message: "Eine Gruppe kann nicht unter sich selbst liegen." },
    ]);
  });

  it("counts each screen once, in its group and above", async () => {
    const site = await client.sites.create({ name: "Rathaus", zone: berlin, region: null, headcount: 12 });
    const [a, b] = [await add("Poststelle"), await add("Kantine")];
    await pairScreen(server, { name: "Flur", siteId: site.id, groupIds: [a.id, b.id] });
    const counts = new Map((await client.groups.list({})).items.map((group) => [group.id, group.screenCount]));
    expect([counts.get(a.id), counts.get(b.id), counts.get(root.id)]).toEqual([1, 1, 1]);
    expect((await refusalOf(client.groups.remove({ id: a.id }))).code).toBe("in-use");
    expect((await refusalOf(client.sites.remove({ id: site.id }))).code).toBe("in-use");
  });

  it("keeps a group that an announcement is targeted at", async () => {
    const group = await add("Nur als Ziel");
    await client.announcements.create(announcementFor([group.id]));
    expect((await refusalOf(client.groups.remove({ id: group.id }))).code).toBe("in-use");
  });

  it("removes what nothing holds on to", async () => {
    const group = await add("Kurzlebig");
    await client.groups.remove({ id: group.id });
    expect(await outline()).not.toContain("Kurzlebig");
    expect((await refusalOf(client.groups.remove({ id: group.id }))).code).toBe("not-found");
  });

  it("changes a site and refuses a stale change with the site that stands", async () => {
    const site = await client.sites.create({ name: "Kita Hörde", zone: berlin, region: null, headcount: 20 });
    const changed = await client.sites.update({ id: site.id, version: 1, name: "Kita Hörde", zone: berlin, region: null, headcount: 22 });
    expect(changed).toMatchObject({ version: 2, headcount: 22 });
    const problem = await refusalOf(
      client.sites.update({ id: site.id, version: 1, name: "Zu spät", zone: berlin, region: null, headcount: 1 }),
    );
    expect(problem).toMatchObject({ code: "conflict", current: { name: "Kita Hörde", version: 2 } });
  });

  it("refuses zones nobody knows, and fixed offsets", async () => {
    for (const zone of ["Europe/Dortmund", "+01:00", ""]) {
      const problem = await refusalOf(client.sites.create({ name: "Ort", zone: zone as TimeZone, region: null, headcount: 1 }));
      expect(problem.issues?.[0]?.path).toEqual(["zone"]);
    }
  });

  it("finds sites by part of the name and pages through them in order", async () => {
    for (const name of ["Wache Süd", "Wache Nord", "Wache Ost"])
      await client.sites.create({ name, zone: berlin, region: null, headcount: 5 });
    const first = await client.sites.list({ search: "wache", limit: 2 });
    const rest = await client.sites.list({ search: "wache", limit: 2, cursor: first.nextCursor ?? "" });
    expect([...first.items, ...rest.items].map((site) => site.name)).toEqual(["Wache Nord", "Wache Ost", "Wache Süd"]);
    expect(rest.nextCursor).toBeNull();
  });
});

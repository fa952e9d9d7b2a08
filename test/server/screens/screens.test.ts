import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { GroupId, SiteId } from "../../../domain/model/id.ts";
import { USUAL_PROGRAMME } from "../../../domain/model/screen.ts";
import { TimeZone } from "../../../domain/model/time.ts";
import { refusalOf } from "../refusal.ts";
import { addPlaces, announcementFor, type Client, pairScreen, type RunningServer } from "../running-server.ts";
import { SERVERS } from "../servers.ts";

describe.each(SERVERS)("screens on $database", ({ start }) => {
  let server: RunningServer;
  let client: Client;
  let siteId: SiteId;
  let fire: GroupId;
  let rootId: GroupId;

  beforeAll(async () => {
    server = await start();
    client = server.client;
    const places = await addPlaces(client, ["Feuerwehr"]);
    ({ siteId, rootId } = places);
    [fire] = places.groupIds as [GroupId];
  });
  afterAll(() => server.stop());

  const draft = (name: string) => ({ name, siteId, groupIds: [fire], theme: "paper" as const, programme: USUAL_PROGRAMME });

  it("is paired by a code that gives nothing by itself", async () => {
    const anyone = server.clientWith({});
    const { id, code, secret } = await anyone.pairings.start();
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/);
    expect((await refusalOf(anyone.pairings.collect({ id, secret: "guessed" }))).code).toBe("not-found");
    const waiting = anyone.pairings.collect({ id, secret });
    const typed = `${code.slice(0, 4).toLowerCase()}-${code.slice(4).toLowerCase()}`;
    const screen = await client.pairings.claim({ code: typed, screen: draft("Aufenthaltsraum") });
    expect(screen).toMatchObject({ name: "Aufenthaltsraum", siteName: "Feuerwache 1", groupIds: [fire] });
    expect(await waiting).toMatchObject({ state: "paired", screenName: "Aufenthaltsraum" });
    expect((await refusalOf(client.pairings.claim({ code, screen: draft("Noch einmal") }))).issues?.[0]?.rule).toBe("unknown-code");
  });

  it("may be claimed by nobody who is not signed in", async () => {
    const { code } = await server.clientWith({}).pairings.start();
    expect((await refusalOf(server.clientWith({}).pairings.claim({ code, screen: draft("Fremd") }))).code).toBe("not-signed-in");
  });

  it("is new until it is heard of", async () => {
    const { screenId } = await pairScreen(server, draft("Stumm"));
    const screen = await client.screens.read({ id: screenId });
    expect(screen.presence).toMatchObject({ state: "new", lastSeenMs: null, slide: null });
    expect(screen.slideTitle).toBeNull();
    expect((await client.screens.list({ state: "new", search: "stumm" })).items).toHaveLength(1);
    expect((await client.screens.list({ state: "live", search: "stumm" })).items).toHaveLength(0);
  });

  it("is found by the group above it", async () => {
    await pairScreen(server, draft("Unter der Wurzel"));
    const found = await client.screens.list({ groupId: rootId, search: "unter der wurzel" });
    expect(found.items.map((screen) => screen.name)).toEqual(["Unter der Wurzel"]);
  });

  it("says what it shows and why the rest does not", async () => {
    const { screenId } = await pairScreen(server, draft("Warum"));
    const [here, elsewhere] = [announcementFor([rootId], "Für alle"), announcementFor([], "Nirgends")];
    const shown = await client.announcements.create(here);
    await client.announcements.publish({ id: shown.id, version: 1 });
    const other = (await client.groups.create({ name: "Anderswo", parentId: rootId })).id;
    const hidden = await client.announcements.create({ ...elsewhere, targets: [other] });
    await client.announcements.publish({ id: hidden.id, version: 1 });
    const resolution = await client.screens.resolution({ id: screenId });
    expect(resolution.shown).toContain(shown.id);
    expect(resolution.withheld).toContainEqual({ announcementId: hidden.id, reason: "not-targeted", by: [] });
    const playlist = await client.screens.playlist({ id: screenId, at: Date.now() + 60_000 });
    expect(playlist.slides.map((slide) => slide.announcementId)).toContain(shown.id);
  });

  it("follows its site into another zone", async () => {
    const site = await client.sites.create({ name: "Umzug", zone: TimeZone.parse("Europe/Berlin"), region: null, headcount: 1 });
    const { screenId } = await pairScreen(server, { ...draft("Zone"), siteId: site.id });
    const before = await client.screens.playlist({ id: screenId, at: Date.UTC(2199, 0, 1) });
    await client.sites.update({
      id: site.id,
      version: 1,
      name: "Umzug",
      zone: TimeZone.parse("Asia/Kathmandu"),
      region: null,
      headcount: 1,
    });
    await expect
      .poll(async () => (await client.screens.playlist({ id: screenId, at: Date.UTC(2199, 0, 1) })).zoneOffsets[0]?.offsetMinutes)
      .toBe(345);
    expect(before.zoneOffsets[0]?.offsetMinutes).toBe(60);
  });

  it("refuses an unknown site or group by name", async () => {
    const { code } = await server.clientWith({}).pairings.start();
    const nowhere = "00000000-0000-4000-8000-000000000000";
    const screen = { ...draft("Nirgends"), siteId: nowhere as SiteId, groupIds: [fire, nowhere as GroupId] };
    const problem = await refusalOf(client.pairings.claim({ code, screen }));
    expect(problem.issues?.map(({ path, rule }) => [path.join("."), rule])).toEqual([
      ["siteId", "unknown-site"],
      ["groupIds.1", "unknown-group"],
    ]);
  });
});

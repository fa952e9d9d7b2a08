import { once } from "node:events";
import { gunzipSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { PlaylistMessage } from "../../../domain/api/player-events.ts";
import type { GroupId, ScreenId, SiteId } from "../../../domain/model/id.ts";
import { type Look, USUAL_LOOK } from "../../../domain/model/look.ts";
import { Playlist } from "../../../domain/model/playlist.ts";
import { LocalTime } from "../../../domain/model/time.ts";
import { refusalOf } from "../refusal.ts";
import { addPlaces, type Client, type Player, pairScreen, playerSocket, type RunningServer } from "../running-server.ts";
import { SERVERS } from "../servers.ts";

const look = (change: Partial<Look>): Look => ({ ...USUAL_LOOK, ...change });
const footed = (text: string) => look({ footer: { progress: true, text } });

describe.each(SERVERS)("looks on the screens of a server on $database", ({ start }) => {
  let server: RunningServer;
  let client: Client;
  let siteId: SiteId;
  let fire: GroupId;
  let schools: GroupId;
  const open: Player[] = [];

  beforeAll(async () => {
    server = await start();
    client = server.client;
    const places = await addPlaces(client, ["Feuerwehr", "Schulen"]);
    siteId = places.siteId;
    [fire, schools] = places.groupIds as [GroupId, GroupId];
  });
  afterAll(() => server.stop());
  afterEach(async () => {
    for (const socket of open.splice(0)) socket.disconnect();
    for (const { groupId, version } of (await client.looks.list()).items)
      if (groupId !== null) await client.looks.remove({ groupId, version });
  });

  async function screenIn(groupId: GroupId) {
    const { screenId, token } = await pairScreen(server, { name: "Aufenthaltsraum", siteId, groupIds: [groupId] });
    const socket = playerSocket(server.origin, token);
    open.push(socket);
    const first = nextPlaylist(socket);
    socket.connect();
    await first;
    return { socket, screenId };
  }

  async function nextPlaylist(socket: Player): Promise<Playlist> {
    const [message] = (await once(socket as never, "playlist")) as [PlaylistMessage];
    return Playlist.parse(JSON.parse("json" in message ? message.json : gunzipSync(Buffer.from(message.gzip)).toString()));
  }

  const footerOf = async (id: ScreenId) => (await client.screens.playlist({ id })).look.footer.text;

  it("change at once where they are seen, and nowhere else", async () => {
    const [inFire, inSchools] = [await screenIn(fire), await screenIn(schools)];
    let elsewhere = 0;
    inSchools.socket.on("playlist", () => elsewhere++);
    const received = nextPlaylist(inFire.socket);
    await client.looks.save({ groupId: fire, version: 0, look: look({ accent: "#b3201b", ticker: ["Notruf 112"] }) });
    expect((await received).look).toMatchObject({ accents: { paper: "#b3201b" }, ticker: ["Notruf 112"], logo: [], nights: [] });
    expect(elsewhere).toBe(0);
    expect((await client.looks.list()).items).toMatchObject([{ groupId: null }, { groupId: fire, version: 1 }]);
  });

  it("of the organisation reach every screen that has none nearer", async () => {
    const [inFire, inSchools] = [await screenIn(fire), await screenIn(schools)];
    await client.looks.save({ groupId: fire, version: 0, look: footed("Feuerwehr") });
    const received = nextPlaylist(inSchools.socket);
    await client.looks.save({ groupId: null, version: 0, look: footed("Stadt Dortmund") });
    expect((await received).look.footer.text).toBe("Stadt Dortmund");
    expect(await footerOf(inFire.screenId)).toBe("Feuerwehr");
    await client.looks.remove({ groupId: fire, version: 1 });
    expect(await footerOf(inFire.screenId)).toBe("Stadt Dortmund");
  });

  it("by hours tell the screens the instants of their nights", async () => {
    const { screenId } = await screenIn(fire);
    const tone = { kind: "by-hours", nightFrom: LocalTime.parse("20:00"), nightUntil: LocalTime.parse("06:00") } as const;
    await client.looks.save({ groupId: fire, version: 0, look: look({ tone }) });
    const playlist = await client.screens.playlist({ id: screenId, at: Date.parse("2198-07-01T12:00Z") });
    expect(playlist.theme).toBe("paper");
    expect(playlist.look.nights).toContainEqual({
      fromMs: Date.parse("2198-07-01T18:00Z"),
      untilMs: Date.parse("2198-07-02T04:00Z"),
    });
  });

  it("are refused with every rule they break", async () => {
    const save = (groupId: GroupId | null, change: object) =>
      refusalOf(client.looks.save({ groupId, version: 0, look: { ...USUAL_LOOK, ...change } }));
    const rulesOf = async (change: object) => (await save(fire, change)).issues?.map(({ path, rule }) => [path.join("."), rule]);
    const unknown = "11111111-1111-4111-8111-111111111111";
    expect(await rulesOf({ accent: "#f2b441", logo: unknown })).toEqual([
      ["look.accent", "contrast-too-low"],
      ["look.logo", "unknown-media"],
    ]);
    for (const wrong of [
      { accent: "red" },
      { safeAreaPercent: 8.5 },
      { ticker: [""] },
      { ticker: new Array(11).fill("x") },
      { colour: 1 },
    ]) {
      expect((await save(fire, wrong)).code).toBe("invalid-input");
    }
  });
});

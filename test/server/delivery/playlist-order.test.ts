import { once } from "node:events";
import { io } from "socket.io-client";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { PLAYER_PROTOCOL, type PlaylistMessage } from "../../../domain/api/player-events.ts";
import type { GroupId, SiteId } from "../../../domain/model/id.ts";
import { addPlaces, announcementFor, type Player, pairScreen, type RunningServer } from "../running-server.ts";
import { SERVERS } from "../servers.ts";

const HOUR_MS = 3_600_000;
const OTHER = "a".repeat(64);

describe.each(SERVERS)("playlists of a server on $database", ({ start }) => {
  let server: RunningServer;
  let siteId: SiteId;
  let groupId: GroupId;
  const open: Player[] = [];

  beforeAll(async () => {
    server = await start();
    const places = await addPlaces(server.client, ["Feuerwehr"]);
    ({ siteId } = places);
    [groupId] = places.groupIds as [GroupId];
  });
  afterAll(() => server.stop());
  afterEach(() => {
    for (const socket of open.splice(0)) socket.disconnect();
  });

  /** A screen that plays something already, under a revision. */
  async function screenWith(revision: number | undefined) {
    const { token } = await pairScreen(server, { name: "Aufenthaltsraum", siteId, groupIds: [groupId] });
    const auth = { token, protocol: PLAYER_PROTOCOL, playlist: OTHER, ...(revision !== undefined && { revision }) };
    const options = { transports: ["websocket"], auth, autoConnect: false, forceNew: true, reconnection: false };
    const socket: Player = io(`${server.origin}/player`, options);
    open.push(socket);
    const sent: PlaylistMessage[] = [];
    socket.on("playlist", (message) => sent.push(message));
    return { socket, sent };
  }

  async function publish(title: string) {
    const draft = await server.client.announcements.create(announcementFor([groupId], title));
    await server.client.announcements.publish({ id: draft.id, version: draft.version });
  }

  /** The next playlist that this does to the screen. */
  async function revisionAfter(socket: Player, act: () => unknown): Promise<number> {
    const next = once(socket as never, "playlist") as Promise<[PlaylistMessage]>;
    await act();
    return (await next)[0].revision ?? 0;
  }

  it("say which change of the data they follow, later for each change, over HTTP too", async () => {
    const { socket } = await screenWith(undefined);
    const welcome = await revisionAfter(socket, () => socket.connect());
    const first = await revisionAfter(socket, () => publish("Eins"));
    const second = await revisionAfter(socket, () => publish("Zwei"));
    expect([first > welcome, second > first]).toEqual([true, true]);
    const { token } = socket.auth as { token: string };
    const answer = await fetch(`${server.origin}/api/v1/player/playlist`, { headers: { authorization: `Bearer ${token}` } });
    expect(answer.headers.get("aushang-revision")).toBe(String(second));
  });

  it("replace what a screen had under an earlier revision", async () => {
    const { socket } = await screenWith(1);
    expect(await revisionAfter(socket, () => socket.connect())).toBeGreaterThan(1);
  });

  it("are not sent to a screen that knows of later changes than the database: it would not take them", async () => {
    const { socket, sent } = await screenWith(Date.now() + HOUR_MS);
    socket.connect();
    await once(socket as never, "screen");
    await new Promise((answered) => socket.emit("clock", {}, answered));
    expect(sent).toEqual([]);
  });
});

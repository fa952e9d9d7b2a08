import { once } from "node:events";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Heartbeat, PlaylistMessage } from "../../../domain/api/player-events.ts";
import type { GroupId, SiteId } from "../../../domain/model/id.ts";
import { Playlist } from "../../../domain/model/playlist.ts";
import { soundHeartbeat } from "../device.ts";
import { addPlaces, announcementFor, type Player, pairScreen, playerSocket, type RunningServer, startServer } from "../running-server.ts";

let server: RunningServer;
let siteId: SiteId;
let fire: GroupId;
let schools: GroupId;
const open: Player[] = [];

beforeAll(async () => {
  server = await startServer();
  const places = await addPlaces(server.client, ["Feuerwehr", "Schulen"]);
  siteId = places.siteId;
  [fire, schools] = places.groupIds as [GroupId, GroupId];
});
afterAll(() => server.stop());
afterEach(() => {
  for (const socket of open.splice(0)) socket.disconnect();
});

async function screenIn(groupIds: GroupId[]) {
  const { token, screenId } = await pairScreen(server, { name: "Aufenthaltsraum", siteId, groupIds });
  const socket = playerSocket(server.origin, token);
  open.push(socket);
  return { socket, screenId, token };
}

async function nextPlaylist(socket: Player): Promise<{ hash: string; playlist: Playlist }> {
  const [message] = (await once(socket as never, "playlist")) as [PlaylistMessage];
  const text = "json" in message ? message.json : await gunzip(message.gzip);
  return { hash: message.hash, playlist: Playlist.parse(JSON.parse(text)) };
}

async function gunzip(data: ArrayBuffer): Promise<string> {
  return new Response(new Blob([data]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
}

async function publish(targets: GroupId[], title: string) {
  const draft = await server.client.announcements.create(announcementFor(targets, title));
  return server.client.announcements.publish({ id: draft.id, version: draft.version });
}

const heartbeat = (playlist: string | null) => soundHeartbeat({ playlist: playlist as Heartbeat["playlist"], slide: null });

describe("a publish", () => {
  it("reaches the screens of its groups and no others", async () => {
    const [inFire, inSchools] = [await screenIn([fire]), await screenIn([schools])];
    const welcomes = [nextPlaylist(inFire.socket), nextPlaylist(inSchools.socket)];
    inFire.socket.connect();
    inSchools.socket.connect();
    await Promise.all(welcomes);

    const elsewhere: unknown[] = [];
    inSchools.socket.on("playlist", (message) => elsewhere.push(message));
    const pushed = nextPlaylist(inFire.socket);
    await publish([fire], "Nur die Feuerwehr");
    expect((await pushed).playlist.slides.map((slide) => slide.title)).toContain("Nur die Feuerwehr");

    const answer = await inSchools.socket.emitWithAck("clock", {});
    expect(answer.nowMs).toBeGreaterThan(0);
    expect(elsewhere).toEqual([]);
  });

  it("is repaired by the comparison of hashes at a heartbeat", async () => {
    const { socket, token } = await screenIn([fire]);
    const welcome = nextPlaylist(socket);
    socket.connect();
    const { hash } = await welcome;
    socket.disconnect();
    const forgetful = playerSocket(server.origin, token, hash as never);
    open.push(forgetful);
    const again = nextPlaylist(forgetful);
    forgetful.connect();
    await once(forgetful as never, "screen");
    const answer = await forgetful.emitWithAck("heartbeat", heartbeat(null));
    expect(answer.playlist).toBe(hash);
    expect((await again).hash).toBe(hash);
  });

  it("is not sent again while the screen is taking it over", async () => {
    const { socket } = await screenIn([fire]);
    const welcome = nextPlaylist(socket);
    socket.connect();
    await welcome;
    const again: unknown[] = [];
    socket.on("playlist", (message) => again.push(message));
    for (let beat = 0; beat < 5; beat++) await socket.emitWithAck("heartbeat", heartbeat(null));
    await socket.emitWithAck("clock", {});
    expect(again).toEqual([]);
  });

  it("is painted only as far as the screen was given it", async () => {
    const [here, elsewhere] = [await screenIn([schools]), await screenIn([fire])];
    const welcomes = [nextPlaylist(here.socket), nextPlaylist(elsewhere.socket)];
    here.socket.connect();
    elsewhere.socket.connect();
    await Promise.all(welcomes);
    const pushed = nextPlaylist(here.socket);
    const announcement = await publish([schools], "Nur für Schulen");
    const { hash, playlist } = await pushed;
    const slide = playlist.slides.find(({ title }) => title === "Nur für Schulen")?.id ?? "";
    elsewhere.socket.emit("painted", { playlist: hash as never, slide, atMs: Date.now() as never });
    here.socket.emit("painted", { playlist: "0".repeat(64) as never, slide, atMs: Date.now() as never });
    await Promise.all([here.socket.emitWithAck("clock", {}), elsewhere.socket.emitWithAck("clock", {})]);
    expect(await server.client.announcements.delivery({ id: announcement.id })).toMatchObject({ painted: 0 });
  });

  it("is not sent again to a screen that has it", async () => {
    const { socket, token } = await screenIn([fire]);
    const welcome = nextPlaylist(socket);
    socket.connect();
    const { hash } = await welcome;
    socket.disconnect();
    const returning = playerSocket(server.origin, token, hash as never);
    open.push(returning);
    const seen: unknown[] = [];
    returning.on("playlist", (message) => seen.push(message));
    returning.connect();
    await once(returning as never, "screen");
    await returning.emitWithAck("clock", {});
    expect(seen).toEqual([]);
  });

  it("counts as painted only what screens have reported", async () => {
    const { socket } = await screenIn([schools]);
    socket.connect();
    await nextPlaylist(socket);
    const pushed = nextPlaylist(socket);
    const announcement = await publish([schools], "Schulen lesen das");
    const { hash, playlist } = await pushed;
    const before = await server.client.announcements.delivery({ id: announcement.id });
    expect(before).toMatchObject({ connected: 1, painted: 0, medianMs: null });
    const slide = playlist.slides.find((candidate) => candidate.title === "Schulen lesen das")?.id ?? "";
    socket.emit("applied", { playlist: hash as never, atMs: Date.now() as never });
    socket.emit("painted", { playlist: hash as never, slide, atMs: Date.now() as never });
    await socket.emitWithAck("clock", {});
    const after = await server.client.announcements.delivery({ id: announcement.id });
    expect(after).toMatchObject({ version: 1, painted: 1, applied: 1 });
    expect(after.slowestMs).toBeGreaterThanOrEqual(0);
  });
});

describe("a screen", () => {
  it("is closed at once when it is unpaired, and its token opens nothing any more", async () => {
    const { socket, screenId, token } = await screenIn([fire]);
    socket.connect();
    await nextPlaylist(socket);
    const revoked = once(socket as never, "command");
    const closed = once(socket as never, "disconnect");
    await server.client.screens.remove({ id: screenId });
    expect((await revoked)[0]).toEqual({ type: "revoked" });
    await closed;
    const again = playerSocket(server.origin, token);
    open.push(again);
    again.connect();
    const [error] = (await once(again as never, "connect_error")) as [Error];
    expect(error.message).toBe("unknown-token");
    const answer = await fetch(`${server.origin}/api/v1/player/playlist`, { headers: { authorization: `Bearer ${token}` } });
    expect(answer.status).toBe(401);
  });

  it("fetches its playlist by HTTP, and nothing if it has it", async () => {
    const { token } = await screenIn([fire]);
    const headers = { authorization: `Bearer ${token}` };
    const first = await fetch(`${server.origin}/api/v1/player/playlist`, { headers });
    expect(first.status).toBe(200);
    const etag = first.headers.get("etag") ?? "";
    const second = await fetch(`${server.origin}/api/v1/player/playlist`, { headers: { ...headers, "if-none-match": etag } });
    expect(second.status).toBe(304);
  });

  it("gets what its new groups show when it is moved", async () => {
    await publish([schools], "Umgezogen");
    const { socket, screenId } = await screenIn([fire]);
    socket.connect();
    await nextPlaylist(socket);
    const moved = nextPlaylist(socket);
    await server.client.screens.update({ id: screenId, version: 1, name: "Neu", siteId, groupIds: [schools], theme: "night" });
    const { playlist } = await moved;
    expect(playlist.theme).toBe("night");
    expect(playlist.slides.map((slide) => slide.title)).toContain("Umgezogen");
  });

  it("gets it at once also when the others there got it just before", async () => {
    const [there, moving] = [await screenIn([schools]), await screenIn([fire])];
    for (const { socket } of [there, moving]) {
      socket.connect();
      await nextPlaylist(socket);
    }
    const pushed = nextPlaylist(there.socket);
    await publish([schools], "Eben erst");
    const { hash } = await pushed;
    const moved = nextPlaylist(moving.socket);
    await server.client.screens.update({ id: moving.screenId, version: 1, name: "Neu", siteId, groupIds: [schools], theme: "paper" });
    expect((await moved).hash).toBe(hash);
  });
});

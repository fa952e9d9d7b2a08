import { once } from "node:events";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { PlaylistMessage } from "../../../domain/api/player-events.ts";
import type { AnnouncementId, ContentHash, GroupId } from "../../../domain/model/id.ts";
import { soundHeartbeat } from "../device.ts";
import { HandClock, publish } from "../plays/plays-world.ts";
import { addPlaces, announcementFor, type Player, pairScreen, playerSocket, type RunningServer, startServer } from "../running-server.ts";
import { OddDisk } from "./odd-disk.ts";

const FULL_DE = "Der Speicherplatz des Servers ist voll. Die Bildschirme laufen weiter. Bitte verständigen Sie die IT.";
const FULL_EN = "The server's storage is full. The screens go on. Please inform your IT department.";
const READ_ONLY_DE = "Der Server kann gerade nichts speichern. Die Bildschirme laufen weiter. Bitte verständigen Sie die IT.";
const READ_ONLY_EN = "The server cannot store anything at the moment. The screens go on. Please inform your IT department.";

let disk: OddDisk;
let clock: HandClock;
let server: RunningServer;
let groupIds: GroupId[];
let announcementId: AnnouncementId;
let token: string;
let socket: Player;

beforeEach(async () => {
  disk = new OddDisk();
  clock = new HandClock();
  server = await startServer({}, clock.now, { open: disk.open });
  const places = await addPlaces(server.client, ["Feuerwehr"]);
  groupIds = places.groupIds;
  ({ token } = await pairScreen(server, { name: "Wachraum", siteId: places.siteId, groupIds }));
  ({ id: announcementId } = await publish(server, groupIds, "Grippeschutz"));
  socket = playerSocket(server.origin, token);
});
afterEach(async () => {
  socket.disconnect();
  disk.mend();
  await server.stop();
});

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

async function write(title: string, language = "de"): Promise<Answer> {
  const answer = await fetch(`${server.origin}/api/v1/announcements`, {
    method: "POST",
    headers: { "content-type": "application/json", cookie: server.cookie, "accept-language": language },
    // Long enough that the database has to grow soon.
    body: JSON.stringify(announcementFor(groupIds, title)).replace("Mittwoch", "Heizung ".repeat(300)),
  });
  return { status: answer.status, body: await answer.json() };
}

/** Writes drafts until one is refused. @returns those that were acknowledged, and the refusal */
async function writeUntilRefused(language?: string): Promise<{ readonly acknowledged: string[]; readonly refusal: Answer }> {
  const acknowledged: string[] = [];
  for (let number = 1; ; number++) {
    const title = `Entwurf ${String(number)}`;
    const answer = await write(title, language);
    if (answer.status !== 201) return { acknowledged, refusal: answer };
    acknowledged.push(title);
  }
}

async function drafts(): Promise<string[]> {
  const { items } = await server.client.announcements.list({ limit: 100, state: "draft" });
  return items.flatMap(({ content }) => content.slides[0]?.fields.title.de ?? []).sort();
}

async function connect(): Promise<ContentHash> {
  const message = once(socket as never, "playlist") as Promise<[PlaylistMessage]>;
  socket.connect();
  return (await message)[0].hash;
}

describe.each([
  { disk: "is full", spoil: () => disk.fill(), status: 507, code: "storage-full", de: FULL_DE, en: FULL_EN },
  { disk: "has become read-only", spoil: () => disk.makeReadOnly(), status: 503, code: "cannot-store", de: READ_ONLY_DE, en: READ_ONLY_EN },
])("a server whose disk $disk", ({ spoil, status, code, de, en }) => {
  it("refuses what cannot be stored and says why, in the reader's language", async () => {
    spoil();
    const { refusal } = await writeUntilRefused("de");
    expect(refusal).toMatchObject({ status, body: { status, code, title: de } });
    expect((await writeUntilRefused("en")).refusal).toMatchObject({ status, body: { code, title: en } });
  });

  it("keeps what it has acknowledged, and nothing half", async () => {
    spoil();
    const { acknowledged } = await writeUntilRefused();
    expect(await drafts()).toEqual(acknowledged.sort());
  });

  it("goes on answering readers, also after the minute in which a session would be prolonged", async () => {
    spoil();
    await writeUntilRefused();
    clock.nowMs += 120_000;
    expect((await server.client.announcements.list({ limit: 10, state: "live" })).items.map(({ id }) => id)).toEqual([announcementId]);
  });

  it("goes on welcoming screens and answering their heartbeats", async () => {
    spoil();
    await writeUntilRefused();
    const hash = await connect();
    expect((await socket.emitWithAck("heartbeat", soundHeartbeat({ playlist: hash, slide: null }))).playlist).toBe(hash);
  });

  it("has everything screens reported meanwhile, and takes what is written, once there is room again", async () => {
    spoil();
    await writeUntilRefused();
    const hash = await connect();
    socket.emit("applied", { playlist: hash, atMs: clock.nowMs as never });
    socket.emit("painted", { playlist: hash, slide: `${announcementId}.1.de`, atMs: clock.nowMs as never });
    await socket.emitWithAck("clock", {});
    disk.mend();
    expect((await write("Wieder Platz")).status).toBe(201);
    await expect.poll(async () => (await server.client.announcements.delivery({ id: announcementId })).painted).toBe(1);
  });
});

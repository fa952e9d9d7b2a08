import { gunzipSync } from "node:zlib";
import { HEARTBEAT_MS, type PlaylistMessage } from "../../domain/api/player-events.ts";
import type { GroupId, ScreenId, SiteId } from "../../domain/model/id.ts";
import { Playlist } from "../../domain/model/playlist.ts";
import { type ScreenDraft, USUAL_DISPLAY, USUAL_PROGRAMME } from "../../domain/model/screen.ts";
import { TimeZone } from "../../domain/model/time.ts";
import { audienceKey } from "../../domain/programme/audience-key.ts";
import { slideAt } from "../../domain/programme/playback.ts";
import { openDatabase } from "../../server/platform/database/database.ts";
import { newId, sha256 } from "../../server/platform/secret.ts";
import { insertScreen } from "../../server/screens/screen-repository.ts";
import { soundHeartbeat } from "../server/device.ts";
import { announcementFor, type Player, playerSocket, type RunningServer, startServer } from "../server/running-server.ts";

export const EDITOR = { email: "redaktion@stadt.example", password: "Noch ein Kennwort 22" } as const;

const ZONE = TimeZone.parse("Europe/Berlin");
const SITES = [
  "Betriebshof Nord",
  "Feuerwache 1",
  "Feuerwache 2",
  "Feuerwache 5",
  "Kita Hörde",
  "Kita Scharnhorst",
  "Rathaus",
  "Schule Brackel",
] as const;
const ROOMS = ["Aufenthaltsraum", "Eingang", "Kantine", "Fahrzeughalle", "Umkleide", "Personalraum", "Poststelle"] as const;

export interface City {
  readonly server: RunningServer;
  readonly groups: Readonly<Record<string, GroupId>>;
  readonly sites: Readonly<Record<string, SiteId>>;
  /** Screens by the order they were made in; the players of the first `live` are connected. */
  readonly screens: readonly { readonly id: ScreenId; readonly token: string; readonly name: string }[];
  readonly players: readonly Player[];
  stop(): Promise<void>;
}

/** A real server with sites, a tree of groups, an editor, three announcements and screens, of which some are connected and report. */
export async function startCity(count: number, live: number): Promise<City> {
  const server = await startServer();
  const { client } = server;
  const sites: Record<string, SiteId> = {};
  for (const [index, name] of SITES.entries())
    sites[name] = (await client.sites.create({ name, zone: ZONE, region: null, headcount: 24 + index * 17 })).id;
  const groups = await plantGroups(server);
  await client.users.create({ name: "Erik Redakteur", role: "editor", ...EDITOR });
  await publish(server, [groups["Alle Beschäftigten"]], "Betriebsfest im Westfalenpark");
  await publish(server, [groups["Feuerwehr"]], "Grippeschutz: Impfteam kommt in die Wache");
  await publish(server, [groups["Fabido Kitas"]], "Fortbildungstag: Anmeldung bis Freitag");
  const screens = await hang(server, count, Object.values(sites), [groups["Wache 1"], groups["Fabido Kitas"], groups["Schulhausmeister"]]);
  await server.restart();
  const players = await Promise.all(screens.slice(0, live).map(({ token }) => report(server.origin, token)));
  return {
    server,
    groups,
    sites,
    screens,
    players,
    async stop() {
      for (const player of players) player.disconnect();
      await server.stop();
    },
  };
}

async function plantGroups({ client }: RunningServer): Promise<Record<string, GroupId>> {
  const groups: Record<string, GroupId> = {};
  for (const { id, name } of (await client.groups.list({})).items) groups[name] = id;
  const plant = async (name: string, parent: string) => {
    groups[name] = (await client.groups.create({ name, parentId: groups[parent] ?? null })).id;
  };
  for (const name of ["Feuerwehr", "Fabido Kitas", "Schulhausmeister", "Betriebshöfe"]) await plant(name, "Alle Beschäftigten");
  for (const name of ["Wache 1", "Wache 2", "Wache 5"]) await plant(name, "Feuerwehr");
  return groups;
}

async function publish({ client }: RunningServer, targets: readonly (GroupId | undefined)[], title: string): Promise<void> {
  const { id, version } = await client.announcements.create(
    announcementFor(
      targets.flatMap((target) => target ?? []),
      title,
    ),
  );
  await client.announcements.publish({ id, version });
}

/** Writes screens into the database at once: pairing sixty of them by hand is what the limits are there to prevent. */
async function hang({ config }: RunningServer, count: number, sites: readonly SiteId[], groups: readonly (GroupId | undefined)[]) {
  const db = openDatabase(config.database);
  const screens = Array.from({ length: count }, (_, index) => {
    const room = ROOMS[index % ROOMS.length] ?? "Flur";
    const round = Math.floor(index / (ROOMS.length * SITES.length));
    return {
      id: newId<ScreenId>(),
      token: `a-token-of-screen-number-${String(index)}`,
      name: round > 0 ? `${room} ${String(round + 1)}` : room,
    };
  });
  for (const [index, { id, token, name }] of screens.entries()) {
    const siteId = sites[index % sites.length];
    const group = groups[index % groups.length];
    if (!siteId || !group) throw new Error("A screen needs a place");
    const draft: ScreenDraft = {
      name,
      siteId,
      groupIds: [group],
      theme: index % 5 === 3 ? "night" : "paper",
      programme: USUAL_PROGRAMME,
      viewing: null,
      display: USUAL_DISPLAY,
    };
    const place = {
      siteName: SITES[index % SITES.length] ?? "",
      audienceKey: audienceKey({ zone: ZONE, region: null, theme: draft.theme, groupIds: draft.groupIds, ...draft.programme }),
    };
    await insertScreen(db, { id, draft, ...place, tokenHash: sha256(token), nowMs: Date.now() - 86_400_000 });
  }
  await db.destroy();
  return screens;
}

/** Connects as a screen that plays what it is sent, and resolves when its first heartbeat was answered. */
export async function report(origin: string, token: string): Promise<Player> {
  const player = playerSocket(origin, token);
  const message = new Promise<PlaylistMessage>((resolve) => player.once("playlist", resolve));
  player.connect();
  const received = await message;
  const json = "json" in received ? received.json : gunzipSync(Buffer.from(received.gzip)).toString();
  const playlist = Playlist.parse(JSON.parse(json));
  const slide = slideAt(playlist, Date.now())?.slide.id ?? "house";
  const heartbeat = soundHeartbeat({
    playlist: received.hash,
    slide,
    offsetMs: 12,
    storageBytes: 84_000_000,
    engine: "Chromium 126.0.6478.127",
  });
  await player.emitWithAck("heartbeat", heartbeat);
  const beats = setInterval(() => void player.emitWithAck("heartbeat", heartbeat).catch(() => undefined), HEARTBEAT_MS);
  player.once("disconnect", () => clearInterval(beats));
  return player;
}

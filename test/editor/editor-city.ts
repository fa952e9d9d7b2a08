import sharp from "sharp";
import { type AnnouncementContent, titleIn } from "../../domain/model/announcement.ts";
import type { ContentHash, GroupId, MediaId } from "../../domain/model/id.ts";
import { Media } from "../../domain/model/media.ts";
import { Playlist } from "../../domain/model/playlist.ts";
import { Schedule } from "../../domain/model/schedule.ts";
import { Instant } from "../../domain/model/time.ts";
import {
  ADMIN,
  addPlaces,
  announcementFor,
  type Player,
  pairScreen,
  playerSocket,
  type RunningServer,
  startServer,
} from "../server/running-server.ts";

export { ADMIN };

/** A small city on the real server: three groups, three connected screens that paint what they are sent, and some announcements. */
export interface EditorCity {
  readonly server: RunningServer;
  readonly groups: Readonly<Record<"fire" | "school" | "kita", GroupId>>;
  readonly draftId: string;
  stop(): Promise<void>;
}

export async function startEditorCity(): Promise<EditorCity> {
  const server = await startServer();
  const { siteId, groupIds } = await addPlaces(server.client, ["Feuerwehr", "Schulhausmeister", "Fabido Kitas"]);
  const [fire, school, kita] = groupIds;
  if (!fire || !school || !kita) throw new Error("three groups were made");
  const players: Player[] = [];
  for (const [name, group] of [
    ["Wache 1", fire],
    ["Wache 2", fire],
    ["Schule Brackel", school],
  ] as const) {
    const { token } = await pairScreen(server, { name, siteId, groupIds: [group] });
    players.push(paintingPlayer(server.origin, token));
  }
  const draftId = await addAnnouncements(server, { fire, school, kita });
  return {
    server,
    groups: { fire, school, kita },
    draftId,
    async stop() {
      for (const player of players) player.disconnect();
      await server.stop();
    },
  };
}

/** Connects as a screen would and reports every playlist as applied and every slide of it as painted. */
function paintingPlayer(origin: string, token: string): Player {
  const player = playerSocket(origin, token);
  player.on("playlist", async (message) => {
    const json = "json" in message ? message.json : await gunzip(message.gzip);
    report(
      player,
      message.hash,
      Playlist.parse(JSON.parse(json)).slides.map(({ id }) => id),
    );
  });
  player.connect();
  return player;
}

function report(player: Player, playlist: ContentHash, slides: readonly string[]): void {
  const atMs = Instant.parse(Date.now());
  player.emit("applied", { playlist, atMs });
  for (const slide of slides) player.emit("painted", { playlist, slide, atMs });
}

function gunzip(bytes: ArrayBuffer): Promise<string> {
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
}

async function addAnnouncements({ client, origin, cookie }: RunningServer, groups: EditorCity["groups"]): Promise<string> {
  const picture = await uploadPicture(origin, cookie);
  const winter = await client.announcements.create(titled("Wintereinsatz: Fahrzeugübergabe", [groups.fire], { category: "operations" }));
  await client.announcements.publish({ id: winter.id, version: winter.version });
  const party = await client.announcements.create(
    titled("Betriebsfest im Westfalenpark", [groups.school], {
      category: "events",
      schedule: { from: local("2099-06-01T08:00"), until: local("2099-06-20T18:00"), windows: [] },
    }),
  );
  await client.announcements.publish({ id: party.id, version: party.version });
  const flu = announcementFor([groups.fire, groups.school]);
  const body = "Mittwoch, 25. November, 7 bis 11 Uhr, Schulungsraum im Erdgeschoss.\n\nOhne Termin, **Versichertenkarte genügt**.";
  const draft = await client.announcements.create({
    ...flu,
    slides: [
      {
        key: "slide1",
        template: "text-image",
        dwellMs: null,
        fields: {
          title: { de: titleIn(flu) },
          body: { de: body },
          picture: { mediaId: picture, decorative: false, alt: { de: "Werk vor Abendsonne" } },
          crop: "upright",
        },
      },
    ],
  });
  return draft.id;
}

function titled(title: string, targets: readonly GroupId[], rest: Partial<AnnouncementContent>): AnnouncementContent {
  return { ...announcementFor(targets, title), ...rest };
}

function local(wall: string) {
  const parsed = Schedule.parse({ from: wall, until: null }).from;
  if (parsed === null) throw new Error("a wall time was given");
  return parsed;
}

function plate(width: number, height: number, background: string) {
  return { create: { width, height, channels: 3 as const, background } };
}

/** A picture of a fire station at dusk, made of plates: the server's sharp reads no drawings. */
export function pictureFile(): Promise<Buffer> {
  const plates = [
    { input: plate(1200, 500, "#d98a58"), left: 0, top: 1000 },
    { input: plate(240, 700, "#14213a"), left: 200, top: 550 },
    { input: plate(420, 550, "#14213a"), left: 520, top: 700 },
    { input: plate(70, 70, "#f2b441"), left: 600, top: 800 },
    { input: plate(70, 70, "#f2b441"), left: 760, top: 800 },
    { input: plate(1200, 300, "#7f2d1d"), left: 0, top: 1200 },
  ];
  return sharp(plate(1200, 1500, "#f2c9a0"))
    .composite(plates)
    .png()
    .toBuffer();
}

async function uploadPicture(origin: string, cookie: string): Promise<MediaId> {
  const form = new FormData();
  form.append("file", new Blob([new Uint8Array(await pictureFile())], { type: "image/png" }), "wache.png");
  const answer = await fetch(`${origin}/api/v1/media`, { method: "POST", headers: { cookie, origin }, body: form });
  return Media.parse(await answer.json()).id;
}

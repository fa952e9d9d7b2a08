import sharp from "sharp";
import type { AnnouncementId, GroupId } from "../../../domain/model/id.ts";
import { Media } from "../../../domain/model/media.ts";
import { addPlaces, type RunningServer, startServer } from "../../server/running-server.ts";

/** A server with two groups and a library of three pictures, one of them in a draft. */
export interface LibraryCity {
  readonly server: RunningServer;
  readonly fire: GroupId;
  readonly kita: GroupId;
  readonly station: Media;
  readonly park: Media;
  readonly plough: Media;
  readonly draftId: AnnouncementId;
  stop(): Promise<void>;
}

export async function startLibraryCity(): Promise<LibraryCity> {
  const server = await startServer();
  const { groupIds } = await addPlaces(server.client, ["Feuerwehr", "Fabido Kitas"]);
  const [fire, kita] = groupIds;
  if (!fire || !kita) throw new Error("two groups were made");
  const park = await addPicture(server, "Westfalenpark", "#2f7d55");
  const plough = await addPicture(server, "Räumfahrzeug", "#e07b2a");
  const station = await addPicture(server, "Feuerwache", "#b3201b");
  const draftId = await addDraft(server, station, fire);
  return { server, fire, kita, station, park, plough, draftId, stop: () => server.stop() };
}

/** A picture of 1600 by 900 in one colour, with a name of its own. Waits until its files are made. */
export async function addPicture(server: RunningServer, name: string, colour: string): Promise<Media> {
  return addPictureFile(server, name, await drawPicture(colour));
}

/** Any PNG, with a name of its own. Waits until its files are made. */
export async function addPictureFile({ origin, cookie, client }: RunningServer, name: string, png: Buffer): Promise<Media> {
  const form = new FormData();
  form.append("file", new File([new Uint8Array(png)], `${name}.png`, { type: "image/png" }));
  const answer = await fetch(`${origin}/api/v1/media`, { method: "POST", headers: { cookie, origin }, body: form });
  const { id, version, focus } = Media.parse(await answer.json());
  return client.media.update({ id, version, name, description: "", focus, groupId: null });
}

/** The bytes of a picture; with `padding` as large as wanted, since what follows a PNG's end is not looked at. */
export async function drawPicture(colour: string, padding = 0): Promise<Buffer> {
  const picture = await sharp({ create: { width: 1600, height: 900, channels: 3, background: colour } })
    .png()
    .toBuffer();
  return Buffer.concat([picture, Buffer.alloc(padding)]);
}

async function addDraft({ client }: RunningServer, { id }: Media, group: GroupId): Promise<AnnouncementId> {
  const draft = await client.announcements.create({
    category: "health",
    languages: ["de"],
    slides: [
      {
        key: "slide1",
        template: "text-image",
        dwellMs: null,
        fields: {
          title: { de: "Tag der offenen Tür" },
          body: {},
          picture: { mediaId: id, decorative: false, alt: { de: "Die Feuerwache" } },
          crop: "upright",
        },
      },
    ],
    targets: [group],
    schedule: { from: null, until: null, windows: [] },
    precedence: "normal",
    weight: 1,
  });
  return draft.id;
}

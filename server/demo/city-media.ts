import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { MediaId } from "../../domain/model/id.ts";
import type { Actor } from "../../domain/model/user.ts";
import type { CityServices } from "./city-services.ts";
import { PICTURE_FILES, type PictureName } from "./pictures/picture-names.ts";

/** What lies ready as files: a film that every screen plays as it is, and a document. `test/demo-files` makes them. */
const FILES = { film: "winterdienst.mp4", instructions: "dienstanweisung-winterdienst.pdf" } as const;
const FILM_CAPTIONS = "winterdienst.de.vtt";

export type MediaName = PictureName | keyof typeof FILES;
/** The library of the demo by what is in it. */
export type CityMedia = ReadonlyMap<MediaName, MediaId>;

/** Large, and a minute's wait for them hurts nobody: the server makes their files once it runs. */
const LATER: readonly MediaName[] = ["first-bus", "lantern-making", "lantern-walk", "lantern-fire", "instructions"];

const pathOf = (name: string) => fileURLToPath(new URL(`files/${name}`, import.meta.url));

/** Fills the library. @param folder where the pictures are drawn */
export async function addMedia(services: CityServices, editor: Actor, folder: string): Promise<CityMedia> {
  const pictures = (Object.keys(PICTURE_FILES) as PictureName[]).map((key) => ({
    key,
    name: PICTURE_FILES[key],
    path: join(folder, PICTURE_FILES[key]),
  }));
  const files = (Object.keys(FILES) as (keyof typeof FILES)[]).map((key) => ({ key, name: FILES[key], path: pathOf(FILES[key]) }));
  const added = await Promise.all(
    [...pictures, ...files].map(async ({ key, name, path }) => [key, await addOne(services, editor, key, { name, path })] as const),
  );
  const media = new Map<MediaName, MediaId>(added);
  await completeFilm(services, editor, media);
  return media;
}

async function addOne(
  services: CityServices,
  editor: Actor,
  key: MediaName,
  file: { readonly name: string; readonly path: string },
): Promise<MediaId> {
  const uploaded = { ...file, groupId: null };
  const { media } = LATER.includes(key) ? await services.takeIn(editor, uploaded) : await services.media.add(editor, uploaded);
  return media.id;
}

/** Its captions, and a poster where there is no ffmpeg to take one out of it. */
async function completeFilm({ media: library }: CityServices, editor: Actor, media: CityMedia): Promise<void> {
  const [film, picture] = [media.get("film"), media.get("snow-plough")];
  if (film === undefined || picture === undefined) return;
  const { thumbnail } = await library.captions(editor, film, "de", await readFile(pathOf(FILM_CAPTIONS), "utf8"));
  if (thumbnail === null) await library.poster(editor, film, picture);
}

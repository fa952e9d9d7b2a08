import type { Crop } from "../../domain/api/media.ts";
import { ContentHash, type MediaId } from "../../domain/model/id.ts";
import type { Language } from "../../domain/model/language.ts";
import { CENTRE, type Film, type Rendition } from "../../domain/model/media.ts";
import { Problem } from "../../domain/model/problem.ts";
import { Instant } from "../../domain/model/time.ts";
import type { Actor } from "../../domain/model/user.ts";
import type { Db } from "../platform/database/database.ts";
import { newId, sha256 } from "../platform/secret.ts";
import { normaliseCaptions } from "./captions.ts";
import type { IntakeNeeds } from "./media-intake.ts";
import { addMedia, findMedia, setDeleted, updateFiles } from "./media-repository.ts";
import type { MadeFiles, StoredMedia } from "./media-row.ts";
import type { MediaStore } from "./media-store.ts";
import { refusalOf, wrongPart } from "./refusals.ts";
import { Refused } from "./workshop/order.ts";

interface Parts {
  readonly db: Db;
  readonly store: MediaStore;
}

/** How often somebody else may be faster before we give up. */
const MOST_TRIES = 5;

/**
 * Makes a new image of a part of one. The same part of the same image is one image, however often it is cut out; taken out of the library it
 * comes back.
 * @returns the new one's id
 */
export async function cropImage(
  { db, store, workshop, now, news }: IntakeNeeds,
  actor: Actor,
  media: StoredMedia,
  crop: Crop,
): Promise<MediaId> {
  if (media.kind !== "image") throw wrongPart("id", "other-kind");
  const largest = media.renditions.filter(({ type }) => type === "image/webp").at(-1);
  if (media.state !== "ready" || largest === undefined) throw wrongPart("id", "not-ready");
  const made = await workshop
    .make({ task: "image", path: store.pathOf(largest.hash), folder: store.folder, crop }, () => undefined)
    .catch((error: unknown) => {
      throw error instanceof Refused ? refusalOf(error.problem) : error;
    });
  const added = await addMedia(db, {
    ...media,
    ...made,
    id: newId<MediaId>(),
    hash: ContentHash.parse(sha256(JSON.stringify(["crop", media.hash, crop.x, crop.y, crop.width, crop.height]))),
    bytes: Math.max(...made.renditions.map(({ bytes }) => bytes)),
    focus: CENTRE,
    version: 1,
    createdBy: actor.id,
    createdAtMs: Instant.parse(now()),
  });
  const { id } = added.media;
  if (added.created) news.tell("media-added", { mediaId: id });
  else if (await setDeleted(db, id, null)) news.tell("media-changed", { mediaId: id });
  return id;
}

/** Sets or takes away a film's captions in one language. */
export async function setCaptions({ db, store }: Parts, id: MediaId, language: Language, webvtt: string | null): Promise<void> {
  const captions = webvtt === null ? null : normaliseCaptions(webvtt);
  if (webvtt !== null && captions === null) throw wrongPart("webvtt", "not-webvtt");
  const data = captions === null ? null : Buffer.from(captions, "utf8");
  const [hash] = data === null ? [] : await store.putAll([data]);
  await changeFilm(db, id, (film) => {
    const others = film.captions.filter((existing) => existing.language !== language);
    const added = hash === undefined || data === null ? [] : [{ language, hash, bytes: data.byteLength }];
    return { film: { ...film, captions: [...others, ...added].toSorted((a, b) => a.language.localeCompare(b.language)) } };
  });
}

/** A film shows an image of the library until it plays. */
export async function setPoster({ db }: Parts, id: MediaId, image: StoredMedia): Promise<void> {
  if (image.kind !== "image") throw wrongPart("image", "other-kind");
  if (image.state !== "ready") throw wrongPart("image", "not-ready");
  const { renditions, thumbnail } = image;
  await changeFilm(db, id, () => ({ renditions, thumbnail }));
}

type FilmChange = Partial<{ film: Film; renditions: readonly Rendition[]; thumbnail: Rendition | null }>;

/** Reads, changes and writes; begins again if somebody else was faster. */
async function changeFilm(db: Db, id: MediaId, change: (film: Film) => FilmChange): Promise<void> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const media = await findMedia(db, id);
    if (media === null) throw new Problem("not-found");
    if (media.kind !== "video") throw wrongPart("id", "other-kind");
    if (media.film === null) throw wrongPart("id", "not-ready");
    const files: MadeFiles = { ...media, ...change(media.film) };
    if (await updateFiles(db, id, media.version, files)) return;
  }
  throw new Problem("unavailable", { retryAfterSeconds: 1 });
}

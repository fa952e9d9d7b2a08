import { copyFile, rm } from "node:fs/promises";
import { VIDEO_LIMITS } from "../../../domain/api/media.ts";
import type { Film, VideoFile } from "../../../domain/model/media.ts";
import { createImageEncoder } from "../image-encoder.ts";
import type { MediaStore } from "../media-store.ts";
import { createFfmpeg, type Ffmpeg, type FilmFile } from "./ffmpeg.ts";
import { type Inspection, inspectFilm } from "./inspect-film.ts";
import { keepFiles } from "./make-image.ts";
import { blankMetadata, hasOnlyPicturesAndSound, startsAtOnce } from "./mp4-boxes.ts";
import { type Made, type OnProgress, type Order, Refused } from "./order.ts";
import { hasPlayableCodecs, hasPlayablePictures, isPlayable } from "./playable.ts";

const SHARE_OF_FILM = 0.95;
const POSTER_AT = 0.1;
/** Below this a film is a still, or broken. */
const SHORTEST_MS = 40;

/** A film that plays on every screen, on the disk. */
interface Playable {
  readonly path: string;
  readonly inspection: Inspection;
}

type Paths = () => string;

/**
 * Makes a film that every screen plays. What plays as it is stays as it is, but for what tells of camera and place; the rest is transcoded
 * where there is an ffmpeg.
 * @throws {Refused} `unsupported-video`, `too-long`
 */
export async function makeFilm(
  { path, container, ffmpeg: command }: Extract<Order, { task: "video" }>,
  store: MediaStore,
  onProgress: OnProgress,
): Promise<Made> {
  const ffmpeg = command === null ? null : createFfmpeg(command);
  const temporary: string[] = [];
  const newPath = () => {
    const name = store.newIncomingFile();
    temporary.push(name);
    return name;
  };
  try {
    const playable = await makePlayable({ path, container }, ffmpeg, newPath, (share) => onProgress(share * SHARE_OF_FILM));
    const poster = ffmpeg === null ? null : await makePoster(playable, ffmpeg, store, newPath);
    const { hash, bytes } = await store.putFile(playable.path);
    const { width, height } = playable.inspection;
    const film = toFilm(playable.inspection, { hash, bytes });
    return { width, height, renditions: poster?.slice(0, -1) ?? [], thumbnail: poster?.at(-1) ?? null, pages: [], film };
  } finally {
    await Promise.all(temporary.map((file) => rm(file, { force: true })));
  }
}

async function makePlayable(film: FilmFile, ffmpeg: Ffmpeg | null, newPath: Paths, onProgress: OnProgress): Promise<Playable> {
  const inspection = await inspectFilm(film.path);
  requireAllowed(inspection);
  const told = (ms: number) => onProgress(Math.min(1, ms / (inspection?.durationMs || VIDEO_LIMITS.durationMs)));
  if (inspection !== null && ffmpeg !== null && hasPlayablePictures(inspection) && hasPlayableCodecs(inspection)) {
    const repacked = await repack(film, inspection, ffmpeg, newPath(), told);
    if (repacked !== null) return repacked;
  }
  if (inspection !== null && isPlayable(inspection))
    return { path: await copyWithoutMetadata(film.path, inspection, newPath()), inspection };
  if (ffmpeg === null) throw new Refused("unsupported-video");
  const path = newPath();
  if (!(await ffmpeg.transcode(film, inspection, path, told))) throw new Refused("unsupported-video");
  const made = await inspectFilm(path);
  requireAllowed(made);
  if (made === null || !isPlayable(made)) throw new Refused("unsupported-video");
  return { path, inspection: made };
}

/** Only worth it where playing does not start at once, the container is another, or there is more in it than pictures and sound. */
async function repack(
  film: FilmFile,
  inspection: Inspection,
  ffmpeg: Ffmpeg,
  to: string,
  told: (ms: number) => void,
): Promise<Playable | null> {
  if (inspection.container === "video/mp4" && (await startsAtOnce(film.path)) && (await hasOnlyPicturesAndSound(film.path))) return null;
  const type = inspection.container === "video/webm" ? "webm" : "mp4";
  const made = (await ffmpeg.repack(film, type, to, told)) ? await inspectFilm(to) : null;
  return made !== null && isPlayable(made) ? { path: to, inspection: made } : null;
}

async function copyWithoutMetadata(path: string, { container }: Inspection, to: string): Promise<string> {
  await copyFile(path, to);
  if (container === "video/mp4") await blankMetadata(to);
  return to;
}

/** The first of a tenth of the way and the very beginning that can be shown. A film of which neither can is none. */
async function makePoster({ path, inspection }: Playable, ffmpeg: Ffmpeg, store: MediaStore, newPath: Paths) {
  const film = { path, container: inspection.container === "video/webm" ? "matroska" : "mov" };
  for (const atMs of [inspection.durationMs * POSTER_AT, 0]) {
    const frame = newPath();
    if (!(await ffmpeg.frame(film, atMs, frame))) continue;
    const image = await createImageEncoder()
      .encode(frame, null, () => undefined)
      .catch(() => null);
    if (image !== null) return keepFiles(store, [...image.renditions, image.thumbnail]);
  }
  throw new Refused("unsupported-video");
}

/** Null passes: what cannot be inspected may still be transcoded. */
function requireAllowed(inspection: Inspection | null): void {
  if (inspection === null) return;
  const { durationMs, width, height } = inspection;
  if (!(durationMs >= SHORTEST_MS && width > 0 && height > 0)) throw new Refused("unsupported-video");
  if (durationMs > VIDEO_LIMITS.durationMs) throw new Refused("too-long");
}

function toFilm(inspection: Inspection, { hash, bytes }: Pick<VideoFile, "hash" | "bytes">): Film {
  const { container, width, height, durationMs, hasSound, videoCodec, audioCodec } = inspection;
  if (container === "other") throw new Refused("unsupported-video");
  const codecs = [videoCodec, audioCodec].filter((codec) => codec !== "").join(", ");
  return { durationMs, hasSound, files: [{ hash, type: container, codecs, width, height, bytes }], captions: [] };
}

import type { ContentHash, GroupId, MediaId } from "../../domain/model/id.ts";
import { Instant } from "../../domain/model/time.ts";
import type { Actor } from "../../domain/model/user.ts";
import type { Db } from "../platform/database/database.ts";
import type { News } from "../platform/news.ts";
import { newId } from "../platform/secret.ts";
import { restartWork } from "./media-job-repository.ts";
import { addMedia, deleteMedia, findMediaByHash, isFolder, setDeleted } from "./media-repository.ts";
import { type StoredMedia, toNewMedia } from "./media-row.ts";
import type { MediaStore } from "./media-store.ts";
import { refusalOf, tooManyBytes } from "./refusals.ts";
import { sniffFile } from "./sniff.ts";
import { MOST_BYTES } from "./within-limit.ts";
import type { Workshop } from "./workshop/workshop.ts";

/** An uploaded file that waits on the disk, under the name people are shown. */
export interface UploadedFile {
  readonly name: string;
  readonly path: string;
  /** The folder it is meant for, null for everybody's. */
  readonly groupId: GroupId | null;
}

/** What an upload became: one of the library that may still be worked on, and whether the same file was there already. */
export interface Accepted {
  readonly media: StoredMedia;
  readonly isKnown: boolean;
}

export interface IntakeNeeds {
  readonly db: Db;
  readonly store: MediaStore;
  readonly workshop: Workshop;
  readonly now: () => number;
  readonly news: News;
}

/**
 * Takes an uploaded file into the library. When this returns, file and row survive a power cut, and the caller may remove `file.path`. Its
 * files are made by a job; what is known already needs none.
 * @throws {Problem} `unsupported-image` or `unsupported-file` if its first bytes are of nothing we read; `too-large` for its kind
 */
export async function takeIn(needs: IntakeNeeds, actor: Actor, file: UploadedFile): Promise<Accepted> {
  const { db, store, workshop, news } = needs;
  const sniffed = await sniffFile(file.path);
  if (sniffed.kind === null) throw refusalOf(sniffed.problem);
  const { hash, bytes } = await workshop.fingerprint(file.path);
  if (bytes > MOST_BYTES[sniffed.kind]) throw tooManyBytes();
  const known = await findKnown(needs, hash);
  if (known !== null) return { media: known, isKnown: true };
  const source = await store.keepSource(file.path);
  try {
    const media = newMedia(needs, actor, await inKnownFolder(db, file), { kind: sniffed.kind, hash, bytes });
    const added = await addOrRestart(db, media, source);
    if (added.source !== source) await store.removeSource(source);
    if (added.isNew) news.tell("media-added", { mediaId: added.media.id });
    return { media: added.media, isKnown: !added.isNew };
  } catch (error) {
    await store.removeSource(source);
    throw error;
  }
}

/** What was taken out of the library comes back when it is uploaded again; what had failed is tried again, so it is not known. */
async function findKnown({ db, news }: IntakeNeeds, hash: ContentHash): Promise<StoredMedia | null> {
  const found = await findMediaByHash(db, hash);
  if (found === null || found.media.state === "failed") return null;
  if (found.isDeleted && (await setDeleted(db, found.media.id, null))) news.tell("media-changed", { mediaId: found.media.id });
  return found.media;
}

/** A folder that went away while the file was coming costs the upload only its place. */
async function inKnownFolder(db: Db, file: UploadedFile): Promise<UploadedFile> {
  return file.groupId === null || (await isFolder(db, file.groupId)) ? file : { ...file, groupId: null };
}

function newMedia(
  { now }: IntakeNeeds,
  actor: Actor,
  { name, groupId }: UploadedFile,
  facts: Pick<StoredMedia, "kind" | "hash" | "bytes">,
): StoredMedia {
  return toNewMedia({
    ...facts,
    id: newId<MediaId>(),
    name,
    groupId,
    createdBy: actor.id,
    createdAtMs: Instant.parse(now()),
  });
}

async function addOrRestart(
  db: Db,
  media: StoredMedia,
  source: string,
): Promise<{ readonly media: StoredMedia; readonly source: string | null; readonly isNew: boolean }> {
  const { media: kept, created } = await addMedia(db, media, source);
  if (created) return { media: kept, source, isNew: true };
  if (await restartWork(db, kept.id, source)) {
    return { media: { ...kept, state: "processing", progress: 0, problem: null }, source, isNew: true };
  }
  return { media: kept, source: null, isNew: false };
}

/** Forgets an upload of which nothing could be made, so that trying again finds nothing of it. */
export async function forgetFailed(db: Db, media: StoredMedia): Promise<void> {
  await deleteMedia(db, media.id);
}

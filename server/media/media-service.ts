import * as z from "zod/mini";
import type { ContentHash, MediaId } from "../../domain/model/id.ts";
import { CENTRE, type Media, type MediaFiles, type Rendition } from "../../domain/model/media.ts";
import { Problem } from "../../domain/model/problem.ts";
import { Instant } from "../../domain/model/time.ts";
import type { Actor } from "../../domain/model/user.ts";
import { requireRole } from "../platform/access.ts";
import type { Db } from "../platform/database/database.ts";
import type { Page } from "../platform/database/page.ts";
import type { News } from "../platform/news.ts";
import { newId } from "../platform/secret.ts";
import type { EncodedFile, ImageEncoder } from "./image-encoder.ts";
import { addMedia, findFiles, findMedia, findMediaByHash, listMedia, type MediaFilter } from "./media-repository.ts";
import type { MediaStore } from "./media-store.ts";

/** An uploaded file that waits on the disk: its name as shown to people and the SHA-256 of its bytes. */
export interface ReceivedFile {
  readonly name: string;
  readonly path: string;
  readonly hash: ContentHash;
}

export interface AddedMedia {
  readonly media: Media;
  /** False if the same file was there already. */
  readonly created: boolean;
}

export interface MediaService {
  /**
   * Keeps an image: first its files become durable, then its row is committed, then it returns. The uploaded file itself is not kept,
   * because it may tell where it was taken. The caller removes `file.path`.
   * @throws {Problem} `unsupported-image`, `too-large`, `unavailable`, `not-allowed`
   */
  add(actor: Actor, file: ReceivedFile): Promise<AddedMedia>;
  list(actor: Actor, filter: MediaFilter): Promise<Page<Media>>;
  /** @throws {Problem} `not-found` */
  read(actor: Actor, id: MediaId): Promise<Media>;
  /** The files of many, for the resolver; what is unknown, not ready or taken out is left out. */
  filesOf(db: Db, ids: readonly MediaId[]): Promise<ReadonlyMap<MediaId, MediaFiles>>;
}

export interface MediaServiceNeeds {
  readonly db: Db;
  readonly store: MediaStore;
  readonly encoder: ImageEncoder;
  readonly now: () => number;
  /** Hears `media-added`. */
  readonly news: News;
}

export function createMediaService(needs: MediaServiceNeeds): MediaService {
  const { db, news } = needs;
  const underWay = new Map<ContentHash, Promise<AddedMedia>>();
  return {
    async add(actor, file) {
      requireRole(actor, "editor");
      // The same file twice at once is encoded once; the second waits for the first.
      const earlier = underWay.get(file.hash);
      if (earlier !== undefined) return { ...(await earlier), created: false };
      const adding = add(needs, actor, file).finally(() => underWay.delete(file.hash));
      underWay.set(file.hash, adding);
      const added = await adding;
      if (added.created) news.tell("media-added", { mediaId: added.media.id });
      return added;
    },
    async list(actor, page) {
      requireRole(actor, "editor");
      const { items, nextCursor } = await listMedia(db, page);
      return { items: items.map((media) => ({ ...media, uses: 0 })), nextCursor };
    },
    async read(actor, id) {
      requireRole(actor, "editor");
      const media = await findMedia(db, id);
      if (media === null) throw new Problem("not-found");
      return { ...media, uses: 0 };
    },
    filesOf: findFiles,
  };
}

async function add({ db, store, encoder, now }: MediaServiceNeeds, actor: Actor, { name, path, hash }: ReceivedFile): Promise<AddedMedia> {
  const earlier = await findMediaByHash(db, hash);
  if (earlier !== null) return { media: { ...earlier.media, uses: 0 }, created: false };
  const { width, height, renditions, thumbnail } = await encoder.encode(path);
  const files = [...renditions, thumbnail];
  const hashes = await store.putAll(files.map(({ data }) => data));
  const stored = files.map((file, index) => toRendition(file, hashes[index]));
  const media: Media = {
    id: newId<MediaId>(),
    kind: "image",
    name,
    description: "",
    hash,
    bytes: files[0]?.data.byteLength ?? 1,
    width,
    height,
    focus: CENTRE,
    renditions: stored.slice(0, -1),
    thumbnail: stored.at(-1) ?? missing(),
    pages: [],
    film: null,
    groupId: null,
    state: "ready",
    progress: 1,
    problem: null,
    uses: 0,
    version: 1,
    createdBy: actor.id,
    createdAtMs: z.parse(Instant, now()),
  };
  const { media: kept, created } = await addMedia(db, media);
  return { media: { ...kept, uses: 0 }, created };
}

function toRendition({ type, width, height, data }: EncodedFile, hash: ContentHash = missing()): Rendition {
  return { hash, type, width, height, bytes: data.byteLength };
}

function missing(): never {
  throw new Error("Every file made of an image is stored");
}

import type { Crop, MediaUsage } from "../../domain/api/media.ts";
import type { MediaId } from "../../domain/model/id.ts";
import type { Language } from "../../domain/model/language.ts";
import type { Media, MediaFiles } from "../../domain/model/media.ts";
import { Problem } from "../../domain/model/problem.ts";
import type { Actor } from "../../domain/model/user.ts";
import { requireRole } from "../platform/access.ts";
import type { Db } from "../platform/database/database.ts";
import type { Page } from "../platform/database/page.ts";
import { unreadableTo } from "../platform/database/readable-rows.ts";
import { cropImage, setCaptions, setPoster } from "./media-changes.ts";
import { type Accepted, forgetFailed, takeIn, type UploadedFile } from "./media-intake.ts";
import { releaseWork } from "./media-job-repository.ts";
import { createMediaJobs, type MediaJobs, type MediaJobsNeeds } from "./media-jobs.ts";
import {
  findDeletedMedia,
  findFiles,
  findMedia,
  isFolder,
  listMedia,
  type MediaFacts,
  type MediaFilter,
  setDeleted,
  swapFiles,
  updateFacts,
} from "./media-repository.ts";
import type { StoredMedia } from "./media-row.ts";
import { refusalOf, wrongPart } from "./refusals.ts";
import { tidyLibrary } from "./tidy-library.ts";

/** Tells where things of the library stand; who stands nowhere may be left out. Features above know. */
export type ReadUses = (ids: readonly MediaId[]) => Promise<ReadonlyMap<MediaId, MediaUsage>>;

export interface AddedMedia {
  readonly media: Media;
  /** False if the same file was there already. */
  readonly created: boolean;
}

export type { UploadedFile } from "./media-intake.ts";

export interface MediaService {
  /**
   * Keeps a file and waits until its files are made. The uploaded file itself is not kept longer, because it may tell where it was taken.
   * The caller removes `file.path`.
   * @throws {Problem} `unsupported-image`, `unsupported-file` with the problem as rule, `too-large`, `storage-full`, `not-allowed`
   */
  add(actor: Actor, file: UploadedFile): Promise<AddedMedia>;
  /** Keeps a file and begins to make its files. Otherwise as `add`. */
  accept(actor: Actor, file: UploadedFile): Promise<Accepted>;
  list(actor: Actor, filter: MediaFilter): Promise<Page<Media>>;
  /** @throws {Problem} `not-found` */
  read(actor: Actor, id: MediaId): Promise<Media>;
  /** @throws {Problem} `not-found`; `conflict` with the one that stands; `invalid-input` with `unknown-group` */
  update(actor: Actor, id: MediaId, version: number, facts: MediaFacts): Promise<Media>;
  /** @throws {Problem} `not-found` */
  usage(actor: Actor, id: MediaId): Promise<MediaUsage>;
  /** @throws {Problem} `not-found`; `invalid-input` with `other-kind` or `not-ready`; `in-use` while `by` stands anywhere itself */
  replace(actor: Actor, id: MediaId, by: MediaId): Promise<Media>;
  /** @throws {Problem} `not-found`; `invalid-input` with `other-kind` or `not-ready` */
  crop(actor: Actor, id: MediaId, crop: Crop): Promise<Media>;
  /** @throws {Problem} `not-found`; `invalid-input` with `other-kind`, `not-ready` or `not-webvtt` */
  captions(actor: Actor, id: MediaId, language: Language, webvtt: string | null): Promise<Media>;
  /** @throws {Problem} `not-found`; `invalid-input` with `other-kind` or `not-ready` */
  poster(actor: Actor, id: MediaId, image: MediaId): Promise<Media>;
  /** @throws {Problem} `not-found`; `in-use` */
  remove(actor: Actor, id: MediaId): Promise<void>;
  /** @throws {Problem} `not-found` also when its 30 days are over */
  restore(actor: Actor, id: MediaId): Promise<Media>;
  /** The files of many, for the resolver; what is unknown, not ready or taken out is left out. */
  filesOf(db: Db, ids: readonly MediaId[]): Promise<ReadonlyMap<MediaId, MediaFiles>>;
  /** Begins again what a server that died had begun: at once if no other server shares the database, otherwise when its claims run out. */
  start(isAlone: boolean): Promise<void>;
  /** Begins whatever nobody is working on. */
  takeUp(): Promise<void>;
  /** Uploads whose files are still being made here. */
  unfinished(): number;
  /** Forgets for good what was taken out 30 days ago, and files nothing is made of any more. */
  tidyUp(): Promise<void>;
  /** Ends all work; it is taken up again by who starts next. */
  close(): Promise<void>;
}

export interface MediaServiceNeeds extends MediaJobsNeeds {
  readonly usesOf: ReadUses;
}

const NO_USES: MediaUsage = { announcements: [], looks: [] };
/** How often another server's job is looked at. */
const LOOK_MS = 200;

export function createMediaService(needs: MediaServiceNeeds): MediaService {
  const { db, store, now, log, usesOf } = needs;
  const tell = unreadableTo(log);
  const jobs = createMediaJobs(needs);
  const library = createLibrary(needs);

  return {
    list: library.list,
    read: library.read,
    update: library.update,
    usage: library.usage,
    replace: library.replace,
    captions: library.captions,
    poster: library.poster,
    remove: library.remove,
    restore: library.restore,
    filesOf: (reader, ids) => findFiles(reader, ids, tell),
    async accept(actor, file) {
      requireRole(actor, "editor");
      const accepted = await takeIn(needs, actor, file);
      const { id, state } = accepted.media;
      if (state === "processing") jobs.run(id).catch((error: unknown) => log.error({ err: error, mediaId: id }, "job failed"));
      return accepted;
    },
    async add(actor, file) {
      requireRole(actor, "editor");
      const { media, isKnown } = await takeIn(needs, actor, file);
      await finished(needs, jobs, media);
      return { media: await library.read(actor, media.id), created: !isKnown };
    },
    async crop(actor, id, crop) {
      requireRole(actor, "editor");
      return library.read(actor, await cropImage(needs, actor, await library.existing(id), crop));
    },
    async start(isAlone) {
      if (isAlone) await releaseWork(db);
      await jobs.takeUp();
    },
    takeUp: () => jobs.takeUp(),
    unfinished: () => jobs.unfinished(),
    async tidyUp() {
      log.debug(await tidyLibrary({ db, store, usedAmong: usedAmong(usesOf) }, now()), "library tidied up");
    },
    close: () => jobs.close(),
  };
}

/** Waits for a job here or on another server. @throws {Problem} why nothing could be made; then nothing is left of it */
async function finished({ db }: MediaServiceNeeds, jobs: MediaJobs, media: StoredMedia): Promise<void> {
  for (let current: StoredMedia | null = media; current?.state === "processing"; current = await findMedia(db, media.id)) {
    const outcome = await jobs.run(media.id);
    if (outcome === undefined) await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    else if (outcome !== null) {
      await forgetFailed(db, media);
      throw refusalOf(outcome);
    }
  }
}

/** Everything but what makes files. */
function createLibrary({ db, store, now, news, usesOf }: MediaServiceNeeds) {
  async function existing(id: MediaId): Promise<StoredMedia> {
    const media = await findMedia(db, id);
    if (media === null) throw new Problem("not-found");
    return media;
  }

  async function usesOfOne(id: MediaId): Promise<MediaUsage> {
    return (await usesOf([id])).get(id) ?? NO_USES;
  }

  async function changed(id: MediaId): Promise<Media> {
    news.tell("media-changed", { mediaId: id });
    return withUses(await existing(id), await usesOfOne(id));
  }

  return {
    existing,

    async list(actor: Actor, filter: MediaFilter): Promise<Page<Media>> {
      requireRole(actor, "editor");
      const { items, nextCursor } = await listMedia(db, filter);
      const uses = await usesOf(items.map(({ id }) => id));
      return { items: items.map((media) => withUses(media, uses.get(media.id) ?? NO_USES)), nextCursor };
    },

    async read(actor: Actor, id: MediaId): Promise<Media> {
      requireRole(actor, "editor");
      return withUses(await existing(id), await usesOfOne(id));
    },

    async update(actor: Actor, id: MediaId, version: number, facts: MediaFacts): Promise<Media> {
      requireRole(actor, "editor");
      const before = await existing(id);
      if (facts.groupId !== null && !(await isFolder(db, facts.groupId))) throw wrongPart("groupId", "unknown-group");
      if (!(await updateFacts(db, id, version, facts))) {
        throw new Problem("conflict", { current: withUses(await existing(id), await usesOfOne(id)) });
      }
      const isSeen = before.focus.x !== facts.focus.x || before.focus.y !== facts.focus.y;
      if (isSeen) return changed(id);
      news.tell("media-progress", { mediaId: id });
      return withUses(await existing(id), await usesOfOne(id));
    },

    async usage(actor: Actor, id: MediaId): Promise<MediaUsage> {
      requireRole(actor, "editor");
      await existing(id);
      return usesOfOne(id);
    },

    async replace(actor: Actor, id: MediaId, by: MediaId): Promise<Media> {
      requireRole(actor, "editor");
      const [one, other] = [await existing(id), await existing(by)];
      if (one.kind !== other.kind || id === by) throw wrongPart("by", "other-kind");
      if (one.state !== "ready" || other.state !== "ready") throw wrongPart("by", "not-ready");
      if (countUses(await usesOfOne(by)) > 0) throw new Problem("in-use");
      // The old files go with the one that leaves, so that both can be brought back.
      await db.transaction().execute(async (tx) => {
        // Asked twice at once, the second would put the old files back.
        if (!(await setDeleted(tx, by, now()))) throw new Problem("not-found");
        await swapFiles(tx, id, by);
      });
      news.tell("media-changed", { mediaId: by });
      return changed(id);
    },

    async captions(actor: Actor, id: MediaId, language: Language, webvtt: string | null): Promise<Media> {
      requireRole(actor, "editor");
      await setCaptions({ db, store }, id, language, webvtt);
      return changed(id);
    },

    async poster(actor: Actor, id: MediaId, image: MediaId): Promise<Media> {
      requireRole(actor, "editor");
      await setPoster({ db, store }, id, await existing(image));
      return changed(id);
    },

    async remove(actor: Actor, id: MediaId): Promise<void> {
      requireRole(actor, "editor");
      await existing(id);
      if (countUses(await usesOfOne(id)) > 0) throw new Problem("in-use");
      if (!(await setDeleted(db, id, now()))) throw new Problem("not-found");
      news.tell("media-changed", { mediaId: id });
      // Somebody may have begun to use it since it was looked at; whoever does so from now on sees that it is gone.
      if (countUses(await usesOfOne(id)) === 0) return;
      await setDeleted(db, id, null);
      news.tell("media-changed", { mediaId: id });
      throw new Problem("in-use");
    },

    async restore(actor: Actor, id: MediaId): Promise<Media> {
      requireRole(actor, "editor");
      const isDeleted = (await findDeletedMedia(db, id)) !== null;
      if (!isDeleted || !(await setDeleted(db, id, null))) throw new Problem("not-found");
      return changed(id);
    },
  };
}

function withUses(media: StoredMedia, uses: MediaUsage): Media {
  return { ...media, uses: countUses(uses) };
}

function usedAmong(usesOf: ReadUses) {
  return async (ids: readonly MediaId[]): Promise<ReadonlySet<MediaId>> =>
    new Set([...(await usesOf(ids))].filter(([, uses]) => countUses(uses) > 0).map(([id]) => id));
}

function countUses({ announcements, looks }: MediaUsage): number {
  return announcements.length + looks.length;
}

import type { MediaId } from "../../domain/model/id.ts";
import type { MediaProblem } from "../../domain/model/media.ts";
import type { Db } from "../platform/database/database.ts";
import type { Log } from "../platform/log.ts";
import type { News } from "../platform/news.ts";
import { claimWork, failWork, findWork, finishWork, keepProgress, releaseWork, type Work } from "./media-job-repository.ts";
import type { MediaStore } from "./media-store.ts";
import { sniffFile } from "./sniff.ts";
import { type Made, type OnProgress, Refused } from "./workshop/order.ts";
import type { Workshop } from "./workshop/workshop.ts";

/** How a job ended: null, or why nothing could be made. */
export type Outcome = MediaProblem | null;

/** Makes the files of uploads, one job each. What a server that died had begun is begun again. */
export interface MediaJobs {
  /** Begins a job, or joins it. @returns how it ended; undefined if another server has it */
  run(id: MediaId): Promise<Outcome | undefined>;
  /** Begins whatever nobody is working on. */
  takeUp(): Promise<void>;
  /** Jobs of this server that are not done, those included that wait their turn. */
  unfinished(): number;
  /** Ends all work at once; whoever starts next begins it again. */
  close(): Promise<void>;
}

export interface MediaJobsNeeds {
  readonly db: Db;
  readonly store: MediaStore;
  readonly workshop: Workshop;
  /** The program, if there is one at the moment. */
  readonly findFfmpeg: () => Promise<string | null>;
  readonly now: () => number;
  /** Hears `media-progress` and, when screens may show it, `media-changed`. */
  readonly news: News;
  readonly log: Log;
}

/** How long a claim holds without being renewed: a server that died is followed after that. */
const CLAIM_MS = 60_000;
const RENEW_MS = 15_000;
/** How often how far a job is gets written and told. */
const TELL_MS = 400;
/** What brought the server down that often is not tried again. */
const MOST_ATTEMPTS = 3;

export function createMediaJobs(needs: MediaJobsNeeds): MediaJobs {
  const { db, now, log, workshop } = needs;
  const running = new Map<MediaId, Promise<Outcome | undefined>>();
  let closing = false;

  async function work(id: MediaId): Promise<Outcome | undefined> {
    const claimed = await claimWork(db, id, now(), now() + CLAIM_MS);
    if (claimed === null) return undefined;
    const outcome = await makeFiles(needs, claimed).catch((error: unknown) => {
      if (closing) return undefined;
      log.error({ err: error, mediaId: id }, "files not made");
      return problemOf(error);
    });
    if (closing) await releaseWork(db, id);
    else if (outcome !== undefined) await conclude(needs, claimed, outcome);
    return typeof outcome === "object" ? null : outcome;
  }

  function run(id: MediaId): Promise<Outcome | undefined> {
    const already = running.get(id);
    if (already !== undefined) return already;
    const job = work(id).finally(() => running.delete(id));
    running.set(id, job);
    return job;
  }

  return {
    run,
    async takeUp() {
      if (closing) return;
      for (const { id } of await findWork(db, now())) {
        if (!running.has(id)) run(id).catch((error: unknown) => log.error({ err: error, mediaId: id }, "job failed"));
      }
    },
    unfinished: () => running.size,
    async close() {
      closing = true;
      await workshop.close();
      await Promise.allSettled(running.values());
    },
  };
}

/** @returns what was made, or why nothing was */
async function makeFiles(needs: MediaJobsNeeds, { id, kind, source, attempts }: Work): Promise<Made | MediaProblem> {
  const { store, workshop, findFfmpeg, log } = needs;
  if (source === null || attempts >= MOST_ATTEMPTS) return "interrupted";
  const path = store.sourcePath(source);
  const { onProgress, stop } = tellProgress(needs, id);
  try {
    const sniffed = await sniffFile(path);
    if (sniffed.kind === null) return sniffed.problem;
    const folder = store.folder;
    if (kind === "image") return await workshop.make({ task: "image", path, folder, crop: null }, onProgress);
    if (kind === "document") return await workshop.make({ task: "document", path, folder }, onProgress);
    const ffmpeg = await findFfmpeg();
    return await workshop.make({ task: "video", path, folder, ffmpeg, container: sniffed.container }, onProgress);
  } catch (error) {
    if (error instanceof Refused) {
      log.info({ mediaId: id, problem: error.problem, cause: error.cause }, "nothing could be made of a file");
      return error.problem;
    }
    if (isAbsent(error)) return "interrupted";
    throw error;
  } finally {
    await stop();
  }
}

async function conclude({ db, store, news }: MediaJobsNeeds, { id, source }: Work, outcome: Made | MediaProblem): Promise<void> {
  if (typeof outcome === "object") await finishWork(db, id, outcome);
  else await failWork(db, id, outcome);
  if (source !== null) await store.removeSource(source);
  news.tell(typeof outcome === "object" ? "media-changed" : "media-progress", { mediaId: id });
}

/** Writes and tells how far a job is, and renews its claim also while it waits its turn. */
function tellProgress({ db, now, news, log }: MediaJobsNeeds, mediaId: MediaId): { onProgress: OnProgress; stop(): Promise<void> } {
  let toldMs = 0;
  let latest = 0;
  // A write that is still under way must not come after the one that ends the job.
  let writing: Promise<void> = Promise.resolve();
  const write = () => {
    writing = writing
      .then(() => keepProgress(db, mediaId, latest, now() + CLAIM_MS))
      .catch((error: unknown) => log.warn({ err: error, mediaId }, "progress not kept"));
    return writing;
  };
  const renewing = setInterval(() => void write(), RENEW_MS);
  return {
    onProgress(progress) {
      latest = Math.max(latest, Math.min(0.99, progress));
      if (performance.now() - toldMs < TELL_MS) return;
      toldMs = performance.now();
      void write().then(() => news.tell("media-progress", { mediaId }));
    },
    async stop() {
      clearInterval(renewing);
      await writing;
    },
  };
}

/** A fault of ours. The source is gone with the job, so that is said rather than left open. */
function problemOf(error: unknown): MediaProblem {
  const code = error instanceof Error && "code" in error ? error.code : "";
  return code === "ENOSPC" || code === "EDQUOT" ? "storage-full" : "interrupted";
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}

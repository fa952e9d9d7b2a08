import { createWriteStream } from "node:fs";
import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type FileConfigstore, FileStore } from "@tus/file-store";
import * as z from "zod/mini";
import { GroupId, MediaId, UserId } from "../../domain/model/id.ts";
import { Problem } from "../../domain/model/problem.ts";
import { withinLimit } from "./within-limit.ts";

/** How long an upload may stay unfinished, and how long a finished one still tells what it became. */
export const UPLOAD_LASTS_MS = 24 * 60 * 60_000;

/** What is remembered of an upload. `mediaId` is there once it is finished. */
export const UploadFacts = z.object({
  owner: UserId,
  filename: z.string(),
  groupId: z.optional(GroupId),
  mediaId: z.optional(MediaId),
  known: z.optional(z.literal("true")),
});
export type UploadFacts = z.infer<typeof UploadFacts>;

export interface KnownUpload {
  readonly id: string;
  readonly facts: UploadFacts;
  readonly bytes: number;
  readonly path: string;
}

export interface UnfinishedUpload {
  readonly owner: UserId;
  readonly bytesToCome: number;
}

/** Ids as tus makes them; whatever else somebody asks for is not there. */
const UPLOAD_ID = /^[0-9a-f]{32}$/;

/** Uploads on their way in: a file each, and beside it what is known of it. */
export class UploadStore extends FileStore {
  readonly #facts: FileConfigstore;

  constructor(directory: string, facts: FileConfigstore) {
    super({ directory, configstore: facts, expirationPeriodInMilliseconds: UPLOAD_LASTS_MS });
    this.#facts = facts;
  }

  /** Writes what comes; what came before the line broke stays, what is refused is forgotten. Refusals and a full disk are thrown as they are. */
  override async write(readable: Readable, id: string, offset: number): Promise<number> {
    const upload = await this.getUpload(id);
    const path = join(this.directory, id);
    const target = createWriteStream(path, { flags: "r+", start: offset });
    try {
      if (offset === 0) await pipeline(readable, withinLimit(upload.size), target);
      else await pipeline(readable, target);
    } catch (error) {
      if (error instanceof Problem) await this.forget(id);
      throw error;
    }
    return offset + target.bytesWritten;
  }

  /** @returns null if there is no such upload, or it is none of ours */
  async find(id: string): Promise<KnownUpload | null> {
    if (!UPLOAD_ID.test(id)) return null;
    const upload = await this.#facts.get(id);
    const facts = UploadFacts.safeParse(upload?.metadata);
    if (upload === undefined || !facts.success) return null;
    return { id, facts: facts.data, bytes: upload.size ?? 0, path: join(this.directory, id) };
  }

  /** Whether all of its bytes have come. */
  async isComplete({ path, bytes }: KnownUpload): Promise<boolean> {
    return (await stat(path).catch(() => ({ size: -1 }))).size === bytes;
  }

  /** Remembers what an upload became, and lets its file go. */
  async finish({ id, path }: KnownUpload, mediaId: MediaId, isKnown: boolean): Promise<void> {
    const upload = await this.#facts.get(id);
    if (upload === undefined) return;
    upload.metadata = { ...upload.metadata, mediaId, ...(isKnown ? { known: "true" } : {}) };
    await this.#facts.set(id, upload);
    await rm(path, { force: true });
  }

  /** Forgets an upload and its file. */
  async forget(id: string): Promise<void> {
    await rm(join(this.directory, id), { force: true });
    await this.#facts.delete(id).catch(() => undefined);
  }

  /** All uploads under way: whose they are, and how many bytes are still to come. */
  async unfinished(): Promise<readonly UnfinishedUpload[]> {
    const unfinished: UnfinishedUpload[] = [];
    for (const id of await this.#ids()) {
      const upload = await this.find(id);
      if (upload === null || upload.facts.mediaId !== undefined) continue;
      const { size } = await stat(upload.path).catch(() => ({ size: 0 }));
      unfinished.push({ owner: upload.facts.owner, bytesToCome: Math.max(0, upload.bytes - size) });
    }
    return unfinished;
  }

  /** Forgets what was begun before an instant. @returns how many */
  async sweep(beforeMs: number): Promise<number> {
    let forgotten = 0;
    for (const id of await this.#ids()) {
      const path = join(this.directory, id);
      const begun = await stat(`${path}.json`).catch(() => stat(path).catch(() => null));
      if (begun === null || begun.mtimeMs >= beforeMs) continue;
      await this.forget(id);
      forgotten++;
    }
    return forgotten;
  }

  /** Also of those of which only one of the two files is there. */
  async #ids(): Promise<ReadonlySet<string>> {
    return new Set((await readdir(this.directory)).map((name) => name.replace(/\.json$/, "")));
  }
}

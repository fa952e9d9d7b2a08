import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { GroupId, MediaId } from "../../domain/model/id.ts";
import type { Media, MediaKind } from "../../domain/model/media.ts";
import { Problem } from "../../domain/model/problem.ts";
import { api } from "../api-client.ts";
import { live } from "../live.ts";
import { rememberMedia } from "../media-cache.ts";
import { type FileRefusal, kindOfFile, refusalOf } from "./file-check.ts";
import { TusTransfer } from "./tus-transfer.ts";

/**
 * `waiting`: others are sent first. `lost`: the line is gone, it goes on by itself. `refused`: never sent, or the server said no. `making`: all
 * is there, the server makes its files. `done`: ready, or failed as `media` says.
 */
export type UploadState = "waiting" | "sending" | "lost" | "paused" | "refused" | "making" | "done";

export interface Upload {
  readonly id: number;
  readonly file: File;
  readonly kind: MediaKind | undefined;
  readonly groupId: GroupId | null;
  readonly state: UploadState;
  readonly sentBytes: number;
  /** Bytes a second since it was last begun; 0 until that is known. */
  readonly speed: number;
  readonly refusal?: FileRefusal;
  readonly problem?: Problem;
  /** Once everything has arrived. */
  readonly mediaId?: MediaId;
  readonly media?: Media;
  /** The same file was in the library already. */
  readonly isKnown: boolean;
}

interface Pace {
  readonly sinceMs: number;
  readonly fromBytes: number;
}

const SIDE_BY_SIDE = 3;
const UNDER_WAY: readonly UploadState[] = ["waiting", "sending", "lost", "paused"];

/** Everything that is being sent to the library from this window, wherever it was chosen. It goes on while pages come and go. */
export class UploadQueue {
  uploads: readonly Upload[] = [];
  readonly #transfers = new Map<number, TusTransfer>();
  readonly #paces = new Map<number, Pace>();
  readonly #listeners = new Set<() => void>();
  #next = 1;

  constructor() {
    window.addEventListener("beforeunload", (event) => {
      if (this.uploads.some(({ state }) => state === "sending" || state === "lost")) event.preventDefault();
    });
    live.on("changed", ({ resource, id }) => {
      if (resource === "media") void this.#readMaking(id);
    });
    live.on("connection", (state) => {
      if (state !== "connected") return;
      for (const transfer of this.#transfers.values()) transfer.hurry();
      void this.#readMaking(null);
    });
  }

  /** Listens until the returned function is called. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  find(id: number): Upload | undefined {
    return this.uploads.find((upload) => upload.id === id);
  }

  /**
   * Sends files, three side by side. What cannot be taken is listed as refused; a file that is under way already is not taken twice.
   * @param wanted the only kind that fits
   * @returns the ids of what was taken up
   */
  add(files: Iterable<File>, groupId: GroupId | null, wanted?: MediaKind): readonly number[] {
    const added: Upload[] = [];
    for (const file of files) {
      if (this.#isUnderWay(file)) continue;
      const refusal = refusalOf(file, wanted);
      const rest = { file, kind: kindOfFile(file), groupId, sentBytes: 0, speed: 0, isKnown: false };
      added.push({ id: this.#next++, ...rest, ...(refusal ? { refusal, state: "refused" } : { state: "waiting" }) });
    }
    this.uploads = [...added.toReversed(), ...this.uploads];
    this.#go();
    return added.map(({ id }) => id);
  }

  pause(id: number): void {
    void this.#transfers.get(id)?.stop();
    this.#change(id, { state: "paused", speed: 0 });
    this.#go();
  }

  /** Goes on with what was paused, or tries once more what the server refused. */
  resume(id: number): void {
    this.#change(id, { state: "waiting" });
    this.#go();
  }

  /** Takes it off the list; what is under way is cancelled, and the server throws away what has arrived. */
  remove(id: number): void {
    if (UNDER_WAY.includes(this.find(id)?.state ?? "done")) void this.#transfers.get(id)?.discard();
    this.#transfers.delete(id);
    this.uploads = this.uploads.filter((upload) => upload.id !== id);
    this.#go();
  }

  /** Takes off the list what is over. */
  tidy(): void {
    this.uploads = this.uploads.filter(({ state }) => state !== "done" && state !== "refused");
    this.#tell();
  }

  #isUnderWay({ name, size, lastModified }: File): boolean {
    return this.uploads.some(
      ({ file, state }) => UNDER_WAY.includes(state) && file.name === name && file.size === size && file.lastModified === lastModified,
    );
  }

  #go(): void {
    const busy = this.uploads.filter(({ state }) => state === "sending" || state === "lost").length;
    const waiting = this.uploads.filter(({ state }) => state === "waiting").toReversed();
    for (const upload of waiting.slice(0, Math.max(0, SIDE_BY_SIDE - busy))) this.#send(upload);
    this.#tell();
  }

  #send({ id, file, groupId }: Upload): void {
    const transfer =
      this.#transfers.get(id) ??
      new TusTransfer(file, groupId, {
        onSent: (bytes) => this.#onSent(id, bytes),
        onLost: () => this.#onLost(id),
        onRefused: (problem) => this.#onRefused(id, problem),
        onDone: (mediaId, isKnown) => void this.#onDone(id, mediaId, isKnown),
      });
    this.#transfers.set(id, transfer);
    this.#paces.delete(id);
    this.#change(id, { state: "sending" });
    void transfer.start();
  }

  #onSent(id: number, sentBytes: number): void {
    const nowMs = performance.now();
    const pace = this.#paces.get(id) ?? { sinceMs: nowMs, fromBytes: sentBytes };
    this.#paces.set(id, pace);
    const seconds = (nowMs - pace.sinceMs) / 1000;
    this.#change(id, { state: "sending", sentBytes, speed: seconds < 1 ? 0 : (sentBytes - pace.fromBytes) / seconds });
  }

  #onLost(id: number): void {
    this.#paces.delete(id);
    this.#change(id, { state: "lost", speed: 0 });
  }

  #onRefused(id: number, problem: Problem): void {
    this.#change(id, problem.code === "not-signed-in" ? { state: "paused" } : { state: "refused", problem });
    this.#go();
  }

  async #onDone(id: number, mediaId: MediaId | undefined, isKnown: boolean): Promise<void> {
    this.#transfers.delete(id);
    const size = this.find(id)?.file.size ?? 0;
    this.#change(id, { state: mediaId ? "making" : "done", sentBytes: size, isKnown, ...(mediaId ? { mediaId } : {}) });
    this.#go();
    if (mediaId) await this.#read(id, mediaId);
  }

  async #readMaking(changed: string | null): Promise<void> {
    const making = this.uploads.filter(({ state, mediaId }) => state === "making" && (changed === null || changed === mediaId));
    await Promise.all(making.map(({ id, mediaId }) => mediaId && this.#read(id, mediaId)));
  }

  async #read(id: number, mediaId: MediaId): Promise<void> {
    try {
      const media = await api.media.read({ id: mediaId });
      rememberMedia(media);
      this.#change(id, { media, state: media.state === "processing" ? "making" : "done" });
    } catch (error) {
      // Without a line it is asked for again when the line is back; what is gone was taken out by somebody else.
      if (!(error instanceof Problem) || error.code !== "unavailable") this.#change(id, { state: "done" });
    }
  }

  #change(id: number, change: Partial<Upload>): void {
    this.uploads = this.uploads.map((upload) => (upload.id === id ? { ...upload, ...change } : upload));
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

export const uploadQueue = new UploadQueue();

/** Draws an element again when the queue changes. */
export class UploadsController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #onChange: (() => void) | undefined;
  #stop: (() => void) | undefined;

  constructor(host: ReactiveControllerHost, onChange?: () => void) {
    this.#host = host;
    this.#onChange = onChange;
    host.addController(this);
  }

  hostConnected(): void {
    this.#stop = uploadQueue.listen(() => {
      this.#onChange?.();
      this.#host.requestUpdate();
    });
  }

  hostDisconnected(): void {
    this.#stop?.();
  }
}

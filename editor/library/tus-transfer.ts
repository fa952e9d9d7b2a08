import * as tus from "tus-js-client";
import { RESUMABLE_UPLOAD_PATH } from "../../domain/api/media.ts";
import { type GroupId, MediaId } from "../../domain/model/id.ts";
import { Problem } from "../../domain/model/problem.ts";
import { problemOfBody, SIGNED_OUT } from "../api-client.ts";
import { fingerprintOf } from "./file-fingerprint.ts";

const UPLOADS = new URL(RESUMABLE_UPLOAD_PATH, location.origin).href;
/** A piece of a file in one request: small enough for proxies, large enough to be quick. */
const PIECE_BYTES = 8 * 1024 * 1024;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 10_000;
/** So often a server may fail with a fault of its own before that is said. One that is away (502 to 504) is waited for. */
const MOST_FAULTS = 6;

export interface TransferEvents {
  /** Bytes the server has, or that are on the way to it. */
  readonly onSent: (bytes: number) => void;
  /** The line is gone; it is tried again by itself. */
  readonly onLost: () => void;
  readonly onRefused: (problem: Problem) => void;
  /** `mediaId` is undefined if the answer that carried it was lost: then everything is there all the same. */
  readonly onDone: (mediaId: MediaId | undefined, isKnown: boolean) => void;
}

/** Sends one file by tus. It goes on where it was after a lost line, and after the page was left and the same file is chosen again. */
export class TusTransfer {
  readonly #upload: tus.Upload;
  readonly #events: TransferEvents;
  #timer: number | undefined;
  #waitMs = FIRST_WAIT_MS;
  #isStopped = true;
  #faults = 0;
  #mediaId: MediaId | undefined;
  #isKnown = false;

  constructor(file: File, groupId: GroupId | null, events: TransferEvents) {
    this.#events = events;
    this.#upload = new tus.Upload(file, {
      endpoint: UPLOADS,
      chunkSize: PIECE_BYTES,
      retryDelays: null,
      fingerprint: () => fingerprintOf(file),
      removeFingerprintOnSuccess: true,
      metadata: { filename: file.name, ...(groupId ? { groupId } : {}) },
      onProgress: (bytes) => this.#progress(bytes),
      onChunkComplete: () => {
        this.#faults = 0;
      },
      onAfterResponse: (_request, response) => this.#read(response),
      onSuccess: () => void this.#finish(),
      onError: (error) => this.#failed(error),
    });
  }

  /** Begins, or goes on where the server stands. */
  async start(): Promise<void> {
    if (!this.#isStopped) return;
    this.#isStopped = false;
    window.addEventListener("online", this.#again);
    if (!this.#upload.url) {
      const [before] = await this.#upload.findPreviousUploads();
      if (before) this.#upload.resumeFromPreviousUpload(before);
    }
    if (!this.#isStopped) this.#upload.start();
  }

  /** Stops for now; what has arrived is kept by the server. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#forgetTimer();
    window.removeEventListener("online", this.#again);
    await this.#upload.abort();
  }

  /** Stops for good and has the server throw away what has arrived. Without a line the server forgets it after a day. */
  async discard(): Promise<void> {
    await this.stop();
    await this.#upload.abort(true).catch(() => undefined);
  }

  /** Tries again at once what waits for the line to come back. */
  hurry(): void {
    if (this.#timer !== undefined) this.#again();
  }

  #progress(bytes: number): void {
    if (this.#isStopped) return;
    this.#waitMs = FIRST_WAIT_MS;
    this.#events.onSent(bytes);
  }

  #read(response: tus.HttpResponse): void {
    const id = MediaId.safeParse(response.getHeader("Media-Id"));
    if (id.success) this.#mediaId = id.data;
    if (response.getHeader("Media-Known") === "true") this.#isKnown = true;
  }

  /** An answer given while the last piece was still being taken in does not say yet what became of it: asking again waits for that. */
  async #finish(): Promise<void> {
    const { url } = this.#upload;
    if (this.#mediaId === undefined && url !== null) {
      const answer = await fetch(url, { method: "HEAD", headers: { "Tus-Resumable": "1.0.0" } }).catch(() => null);
      this.#mediaId = MediaId.safeParse(answer?.headers.get("Media-Id")).data;
    }
    this.#events.onDone(this.#mediaId, this.#isKnown);
  }

  #failed(error: Error | tus.DetailedError): void {
    if (this.#isStopped) return;
    if (statusOf(error) === 500) this.#faults++;
    const problem = this.#faults < MOST_FAULTS ? problemOf(error) : new Problem("internal");
    if (!problem) {
      this.#wait();
      return;
    }
    this.#isStopped = true;
    this.#faults = 0;
    window.removeEventListener("online", this.#again);
    if (problem.code === "not-signed-in") window.dispatchEvent(new Event(SIGNED_OUT));
    this.#events.onRefused(problem);
  }

  #wait(): void {
    this.#events.onLost();
    this.#forgetTimer();
    this.#timer = window.setTimeout(this.#again, this.#waitMs * (0.75 + Math.random() / 2));
    this.#waitMs = Math.min(LONGEST_WAIT_MS, this.#waitMs * 2);
  }

  readonly #again = (): void => {
    this.#forgetTimer();
    if (!this.#isStopped) this.#upload.start();
  };

  #forgetTimer(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}

function statusOf(error: Error | tus.DetailedError): number {
  return "originalResponse" in error ? (error.originalResponse?.getStatus() ?? 0) : 0;
}

/** What the server refuses for good; undefined for a lost line, a server that starts again, or one that is still busy with this upload. */
function problemOf(error: Error | tus.DetailedError): Problem | undefined {
  const response = "originalResponse" in error ? error.originalResponse : null;
  if (!response) return undefined;
  const status = response.getStatus();
  if (status === 0 || status === 409 || status === 423 || status === 429 || (status >= 500 && status !== 507)) return undefined;
  if (status === 413) return new Problem("too-large");
  try {
    return problemOfBody(JSON.parse(response.getBody()));
  } catch {
    return new Problem(status === 401 ? "not-signed-in" : "invalid-input");
  }
}

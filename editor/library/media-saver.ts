import type { ReactiveController, ReactiveControllerHost } from "lit";
import { Media } from "../../domain/model/media.ts";
import { api } from "../api-client.ts";
import { rememberMedia } from "../media-cache.ts";
import { standing } from "../stale-save.ts";
import { inputOf, isSameInput, type MediaInput, MediaName } from "./media-input.ts";

export type SaveStatus = "saved" | "dirty" | "saving" | "failed";

const PAUSE_MS = 700;

/** A save whose answer is still to come. */
interface Sending {
  readonly input: MediaInput;
  /** What was typed about the same one since, when another one was shown meanwhile. */
  rest?: MediaInput;
}

/**
 * Saves what is said about something in the library a moment after the last change, and at once when another one is shown or the page is
 * left. Somebody else's change is never overwritten: then `standing` is what they left. If the server alone went on (its files were made), the
 * save is tried again by itself.
 */
export class MediaSaver implements ReactiveController {
  input: MediaInput | undefined;
  status: SaveStatus = "saved";
  failed: unknown;
  standing: MediaInput | undefined;
  readonly #host: ReactiveControllerHost;
  readonly #onSaved: (media: Media) => void;
  #base: Media | undefined;
  #version = 0;
  #timer: number | undefined;
  readonly #sending = new Map<Media["id"], Sending>();

  constructor(host: ReactiveControllerHost, onSaved: (media: Media) => void) {
    this.#host = host;
    this.#onSaved = onSaved;
    host.addController(this);
  }

  hostDisconnected(): void {
    void this.flush();
  }

  /** Shows something. What was typed about the same one stays, and is saved against what stood there when it was typed. */
  show(media: Media): void {
    if (media.id !== this.#base?.id) void this.flush();
    else if (this.status !== "saved") return;
    this.#adopt(media);
    const sending = this.#sending.get(media.id);
    if (!sending) return;
    this.input = sending.rest ?? sending.input;
    this.status = "saving";
  }

  get hasName(): boolean {
    return this.input === undefined || MediaName.safeParse(this.input.name).success;
  }

  change(change: Partial<MediaInput>): void {
    if (!this.input) return;
    this.input = { ...this.input, ...change };
    this.status = "dirty";
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.flush(), PAUSE_MS);
    this.#host.requestUpdate();
  }

  /** Takes over what somebody else left. */
  takeTheirs(): void {
    if (!this.standing) return;
    this.input = this.standing;
    this.keepMine();
  }

  /** Saves over what somebody else left, knowing it. */
  keepMine(): void {
    this.standing = undefined;
    this.status = "dirty";
    void this.flush();
  }

  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    const { input } = this;
    if (!this.#base || !input || this.status === "saved" || this.status === "saving" || this.standing || !this.hasName) return;
    const sending = this.#sending.get(this.#base.id);
    // One after the other: with the version of before, the second one would be refused as if somebody else had saved.
    if (sending) sending.rest = input;
    else await this.#save(this.#base, input, this.#version);
  }

  async #save(base: Media, input: MediaInput, version: number): Promise<void> {
    if (this.#base?.id === base.id) this.status = "saving";
    this.#host.requestUpdate();
    try {
      const { saved, rest } = await this.#send(base.id, input, version);
      rememberMedia(saved);
      this.#onSaved(saved);
      if (this.#base?.id === saved.id) this.#settle(saved, input);
      else if (rest && !isSameInput(rest, input)) await this.#save(saved, rest, saved.version);
    } catch (error) {
      if (this.#base?.id === base.id) this.#refused(error, base);
    }
    this.#host.requestUpdate();
  }

  async #send(id: Media["id"], input: MediaInput, version: number): Promise<{ saved: Media; rest?: MediaInput | undefined }> {
    const sending: Sending = { input };
    this.#sending.set(id, sending);
    try {
      const saved = await api.media.update({ id, version, ...input, name: input.name.trim() });
      return { saved, rest: sending.rest };
    } finally {
      this.#sending.delete(id);
    }
  }

  /** What was typed while it was being saved is saved next. */
  #settle(saved: Media, sent: MediaInput): void {
    const isBehind = this.input !== undefined && !isSameInput(this.input, sent);
    const { input } = this;
    this.#adopt(saved);
    if (isBehind && input) this.change(input);
  }

  #refused(error: unknown, base: Media): void {
    const now = standing(error, Media);
    this.failed = error;
    this.status = "failed";
    if (!now) return;
    this.#version = now.version;
    if (isSameInput(now, base)) void this.#again();
    else this.standing = inputOf(now);
  }

  async #again(): Promise<void> {
    this.status = "dirty";
    await this.flush();
  }

  #adopt(media: Media): void {
    this.#base = media;
    this.#version = media.version;
    this.input = inputOf(media);
    this.status = "saved";
    this.failed = undefined;
    this.standing = undefined;
  }
}

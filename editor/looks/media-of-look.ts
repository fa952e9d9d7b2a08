import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { AnnouncementContent } from "../../domain/model/announcement.ts";
import type { MediaId } from "../../domain/model/id.ts";
import type { Look } from "../../domain/model/look.ts";
import type { MediaFiles } from "../../domain/model/media.ts";
import { mediaOf } from "../../domain/programme/content.ts";
import { readMedia } from "../media-cache.ts";

/** The files of a logo and of what is shown with it, as far as they have arrived and are ready. */
export class MediaOfLook implements ReactiveController {
  files: ReadonlyMap<MediaId, MediaFiles> = new Map();
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  need({ logo }: Look, content: AnnouncementContent): void {
    const wanted = [...(logo === null ? [] : [logo]), ...mediaOf(content)];
    for (const id of wanted) if (!this.files.has(id)) void this.#load(id);
  }

  /** What cannot be had is left out, as on a screen. */
  async #load(id: MediaId): Promise<void> {
    const media = await readMedia(id).catch(() => undefined);
    if (media?.state !== "ready") return;
    this.files = new Map([...this.files, [id, media]]);
    this.#host.requestUpdate();
  }
}

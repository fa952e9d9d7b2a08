import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { GroupId, MediaId } from "../../domain/model/id.ts";
import type { Look } from "../../domain/model/look.ts";
import type { MediaFiles } from "../../domain/model/media.ts";
import type { Looks } from "../../domain/programme/city.ts";
import { lookFor } from "../../domain/programme/looks.ts";
import { GroupList } from "../group-list.ts";
import { readMedia } from "../media-cache.ts";
import { isSameLook } from "./look-input.ts";
import { LooksData } from "./looks-data.ts";

/** A look for a preview that is on no real screen: as everybody's, with its logo's files once they have arrived. */
export interface PreviewLook {
  readonly looks: Looks;
  readonly logo: ReadonlyMap<MediaId, MediaFiles>;
}

const NO_FILES: PreviewLook["logo"] = new Map();

/** How the screens of an announcement's first target look; asked for again when looks or groups change. The organisation's without a target. */
export class TargetLook implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #data: LooksData;
  readonly #groups: GroupList;
  #known: { readonly look: Look; readonly preview: PreviewLook } | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
    this.#data = new LooksData(host);
    this.#groups = new GroupList(host);
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  /** The same object as long as nothing has changed. */
  of(targets: readonly GroupId[]): PreviewLook {
    const look = lookFor(this.#data.looks, this.#groups.groups, targets.slice(0, 1));
    if (!this.#known || !isSameLook(this.#known.look, look)) {
      this.#known = { look, preview: { looks: { organisation: look, groups: new Map() }, logo: NO_FILES } };
      if (look.logo !== null) void this.#addLogo(look, look.logo);
    }
    return this.#known.preview;
  }

  /** A logo that cannot be had is left out, as on a screen. */
  async #addLogo(look: Look, id: MediaId): Promise<void> {
    const media = await readMedia(id).catch(() => undefined);
    if (media?.state !== "ready" || this.#known?.look !== look) return;
    this.#known = { look, preview: { ...this.#known.preview, logo: new Map([[id, media]]) } };
    this.#host.requestUpdate();
  }
}

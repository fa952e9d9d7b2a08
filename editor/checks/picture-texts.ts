import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { ContentHash, MediaId } from "../../domain/model/id.ts";
import type { Media } from "../../domain/model/media.ts";
import { seemsToHoldText } from "../../domain/reading/text-in-picture.ts";

const WIDTH = 480;
/** What was found, by the hash of the file that was looked at: it never changes. */
const found = new Map<ContentHash, Promise<boolean>>();

/** Looks once at each picture whether there seems to be text in it. */
export class PictureTexts implements ReactiveController {
  readonly suspected = new Set<MediaId>();
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  /** Pictures that cannot be had are not suspected. */
  look(media: Iterable<Media>): void {
    for (const { id, kind, renditions } of media) {
      const file = renditions.find(({ type, width }) => type !== "image/avif" && width >= WIDTH) ?? renditions.at(-1);
      if (kind !== "image" || !file) continue;
      const looking = found.get(file.hash) ?? lookAt(file.hash);
      found.set(file.hash, looking);
      void looking.then((holdsText) => {
        if (!holdsText || this.suspected.has(id)) return;
        this.suspected.add(id);
        this.#host.requestUpdate();
      });
    }
  }
}

async function lookAt(hash: ContentHash): Promise<boolean> {
  try {
    const picture = await createImageBitmap(await (await fetch(`/media/${hash}`)).blob());
    const height = Math.max(1, Math.round((WIDTH * picture.height) / picture.width));
    const context = new OffscreenCanvas(WIDTH, height).getContext("2d", { willReadFrequently: true });
    context?.drawImage(picture, 0, 0, WIDTH, height);
    const rgba = context?.getImageData(0, 0, WIDTH, height).data ?? new Uint8ClampedArray();
    return seemsToHoldText({ width: WIDTH, height, pixels: greyOf(rgba) });
  } catch {
    return false;
  }
}

function greyOf(rgba: Uint8ClampedArray): Uint8ClampedArray {
  const grey = new Uint8ClampedArray(rgba.length / 4);
  for (let at = 0; at < grey.length; at++) {
    grey[at] = 0.2126 * (rgba[at * 4] ?? 0) + 0.7152 * (rgba[at * 4 + 1] ?? 0) + 0.0722 * (rgba[at * 4 + 2] ?? 0);
  }
  return grey;
}

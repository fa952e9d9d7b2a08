import type { MediaId } from "../domain/model/id.ts";
import type { Media } from "../domain/model/media.ts";
import { api } from "./api-client.ts";

const known = new Map<MediaId, Promise<Media>>();

/** Something of the library by its id. Each is asked for once; a failed question is asked again the next time, and one that was forgotten. */
export function readMedia(id: MediaId): Promise<Media> {
  let media = known.get(id);
  if (!media) {
    media = api.media.read({ id });
    known.set(id, media);
    media.catch(() => known.delete(id));
  }
  return media;
}

/** It has changed: ask again. */
export function forgetMedia(id: MediaId): void {
  known.delete(id);
}

/** Remembers what was just uploaded. */
export function rememberMedia(media: Media): void {
  known.set(media.id, Promise.resolve(media));
}

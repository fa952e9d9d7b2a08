import type { ContentHash, ScreenId } from "../../domain/model/id.ts";

/** Where the photo of a screen's spot is. The hash makes another address of another photo, so that no browser shows the one before. */
export function photoAddress(screenId: ScreenId, hash: ContentHash): string {
  return `/api/v1/screens/${screenId}/place/photo?of=${hash.slice(0, 12)}`;
}

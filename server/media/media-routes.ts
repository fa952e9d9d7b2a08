import { actorOf, api } from "../platform/http/api.ts";
import type { MediaService } from "./media-service.ts";

/** Lists and reads images. Uploading is served by `media-upload.ts`, the files by `media-serving.ts`. */
export function mediaRoutes(media: MediaService) {
  return {
    list: api.media.list.handler(({ input, context }) => media.list(actorOf(context), input)),
    read: api.media.read.handler(({ input, context }) => media.read(actorOf(context), input.id)),
  };
}

import { actorOf, api } from "../platform/http/api.ts";
import type { MediaService } from "./media-service.ts";

/** The library. Uploading is served by `media-upload.ts` and `resumable-upload.ts`, the files by `media-serving.ts`. */
export function mediaRoutes(media: MediaService) {
  return {
    list: api.media.list.handler(({ input, context }) => media.list(actorOf(context), input)),
    read: api.media.read.handler(({ input, context }) => media.read(actorOf(context), input.id)),
    update: api.media.update.handler(({ input: { id, version, ...facts }, context }) => media.update(actorOf(context), id, version, facts)),
    usage: api.media.usage.handler(({ input, context }) => media.usage(actorOf(context), input.id)),
    replace: api.media.replace.handler(({ input, context }) => media.replace(actorOf(context), input.id, input.by)),
    crop: api.media.crop.handler(({ input, context }) => media.crop(actorOf(context), input.id, input.crop)),
    captions: api.media.captions.handler(({ input, context }) => media.captions(actorOf(context), input.id, input.language, input.webvtt)),
    poster: api.media.poster.handler(({ input, context }) => media.poster(actorOf(context), input.id, input.image)),
    remove: api.media.remove.handler(({ input, context }) => media.remove(actorOf(context), input.id)),
    restore: api.media.restore.handler(({ input, context }) => media.restore(actorOf(context), input.id)),
  };
}

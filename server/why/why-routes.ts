import { actorOf, api } from "../platform/http/api.ts";
import type { WhyService } from "./why-service.ts";

/** The questions about a screen and those about an announcement, each to be joined to its resource. */
export function whyRoutes(why: WhyService) {
  const { screens, announcements } = api;
  return {
    screens: {
      resolution: screens.resolution.handler(({ input, context }) => why.resolution(actorOf(context), input)),
      moment: screens.moment.handler(({ input, context }) => why.moment(actorOf(context), input)),
      playlist: screens.playlist.handler(({ input, context }) => why.playlistAt(actorOf(context), input.id, input.at)),
      preview: screens.preview.handler(({ input, context }) => why.preview(actorOf(context), input)),
    },
    announcements: {
      placement: announcements.placement.handler(({ input, context }) => why.placement(actorOf(context), input.id, input.at)),
      warnings: announcements.warnings.handler(({ input, context }) => why.warnings(actorOf(context), input.id)),
    },
  };
}

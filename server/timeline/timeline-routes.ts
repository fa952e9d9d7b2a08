import { actorOf, api } from "../platform/http/api.ts";
import type { TimelineService } from "./timeline-service.ts";

export function timelineRoutes(timeline: TimelineService) {
  return {
    read: api.timeline.read.handler(({ input: { from, until, cell }, context }) =>
      timeline.read(actorOf(context), { fromMs: from, untilMs: until }, cell),
    ),
  };
}

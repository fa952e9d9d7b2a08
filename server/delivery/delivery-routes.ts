import { Instant } from "../../domain/model/time.ts";
import { actorOf, api } from "../platform/http/api.ts";
import type { DeliveryService } from "./delivery-service.ts";

export function deliveryRoutes(delivery: DeliveryService) {
  return {
    progress: api.announcements.delivery.handler(({ input, context }) => delivery.progress(actorOf(context), input.id)),
    playlist: api.screens.playlist.handler(({ input, context }) => delivery.playlistAt(actorOf(context), input.id, input.at)),
    resolution: api.screens.resolution.handler(async ({ input, context }) => {
      const { atMs, ...resolution } = await delivery.resolution(actorOf(context), input.id, input.at);
      return { atMs: Instant.parse(atMs), source: "compiled" as const, ...resolution };
    }),
  };
}

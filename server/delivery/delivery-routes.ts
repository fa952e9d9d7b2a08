import { actorOf, api } from "../platform/http/api.ts";
import type { DeliveryService } from "./delivery-service.ts";

export function deliveryRoutes(delivery: DeliveryService) {
  const { takeovers } = delivery;
  return {
    progress: api.announcements.delivery.handler(({ input, context }) => delivery.progress(actorOf(context), input.id)),
    deliveries: api.screens.deliveries.handler(async ({ input, context }) => ({
      items: [...(await delivery.deliveriesTo(actorOf(context), input.id))],
    })),
    reach: api.takeovers.reach.handler(({ input, context }) => takeovers.reach(actorOf(context), input.targets)),
    screens: api.takeovers.screens.handler(({ input: { id, ...page }, context }) => takeovers.screens(actorOf(context), id, page)),
  };
}

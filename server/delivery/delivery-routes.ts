import { actorOf, api } from "../platform/http/api.ts";
import type { DeliveryService } from "./delivery-service.ts";

export function deliveryRoutes(delivery: DeliveryService) {
  return {
    progress: api.announcements.delivery.handler(({ input, context }) => delivery.progress(actorOf(context), input.id)),
  };
}

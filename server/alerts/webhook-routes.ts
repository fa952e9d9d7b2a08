import { actorOf, api } from "../platform/http/api.ts";
import type { WebhookService } from "./webhook-service.ts";

export function webhookRoutes(webhooks: WebhookService) {
  return {
    list: api.webhooks.list.handler(({ input, context }) => webhooks.list(actorOf(context), input)),
    create: api.webhooks.create.handler(({ input, context }) => webhooks.create(actorOf(context), input)),
    update: api.webhooks.update.handler(({ input: { id, version, ...draft }, context }) =>
      webhooks.update(actorOf(context), id, version, draft),
    ),
    remove: api.webhooks.remove.handler(({ input, context }) => webhooks.remove(actorOf(context), input.id)),
    rotate: api.webhooks.rotate.handler(({ input, context }) => webhooks.rotate(actorOf(context), input.id)),
    deliveries: api.webhooks.deliveries.handler(({ input: { id, ...request }, context }) =>
      webhooks.deliveries(actorOf(context), id, request),
    ),
    replay: api.webhooks.replay.handler(({ input, context }) => webhooks.replay(actorOf(context), input.id, input.deliveryId)),
  };
}

import { actorOf, api } from "../platform/http/api.ts";
import type { SiteService } from "./site-service.ts";

export function siteRoutes(sites: SiteService) {
  return {
    list: api.sites.list.handler(({ input, context }) => sites.list(actorOf(context), input)),
    create: api.sites.create.handler(({ input, context }) => sites.create(actorOf(context), input, context.idempotencyKey)),
    update: api.sites.update.handler(({ input: { id, version, ...draft }, context }) => sites.update(actorOf(context), id, version, draft)),
    remove: api.sites.remove.handler(({ input, context }) => sites.remove(actorOf(context), input.id)),
  };
}

import { actorOf, api } from "../platform/http/api.ts";
import type { GroupService } from "./group-service.ts";

export function groupRoutes(groups: GroupService) {
  return {
    list: api.groups.list.handler(({ input, context }) => groups.list(actorOf(context), input)),
    create: api.groups.create.handler(({ input, context }) => groups.create(actorOf(context), input, context.idempotencyKey)),
    update: api.groups.update.handler(({ input: { id, version, position, ...draft }, context }) =>
      groups.update(actorOf(context), id, version, draft, position),
    ),
    remove: api.groups.remove.handler(({ input, context }) => groups.remove(actorOf(context), input.id)),
  };
}

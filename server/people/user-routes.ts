import { actorOf, api } from "../platform/http/api.ts";
import type { UserService } from "./user-service.ts";

export function userRoutes(users: UserService) {
  return {
    list: api.users.list.handler(({ input, context }) => users.list(actorOf(context), input)),
    create: api.users.create.handler(({ input, context }) => users.create(actorOf(context), input, context.idempotencyKey)),
    update: api.users.update.handler(({ input: { id, version, ...change }, context }) =>
      users.update(actorOf(context), id, version, change),
    ),
  };
}

import { actorOf, api } from "../platform/http/api.ts";
import type { LookService } from "./look-service.ts";

export function lookRoutes(looks: LookService) {
  return {
    list: api.looks.list.handler(async ({ context }) => ({ items: await looks.list(actorOf(context)), nextCursor: null })),
    save: api.looks.save.handler(({ input, context }) => looks.save(actorOf(context), input)),
    remove: api.looks.remove.handler(({ input: { groupId, version }, context }) => looks.remove(actorOf(context), groupId, version)),
  };
}

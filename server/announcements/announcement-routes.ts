import { actorOf, api } from "../platform/http/api.ts";
import type { AnnouncementService } from "./announcement-service.ts";

/** All of the resource but `delivery`, `placement` and `warnings`, which the features above answer. */
export function announcementRoutes(announcements: AnnouncementService) {
  const resource = api.announcements;
  return {
    list: resource.list.handler(({ input, context }) => announcements.list(actorOf(context), input)),
    read: resource.read.handler(({ input, context }) => announcements.read(actorOf(context), input.id)),
    create: resource.create.handler(({ input, context }) => announcements.create(actorOf(context), input, context.idempotencyKey)),
    save: resource.save.handler(({ input, context }) => announcements.save(actorOf(context), input.id, input.version, input.content)),
    publish: resource.publish.handler(({ input, context }) => announcements.publish(actorOf(context), input.id, input.version)),
    withdraw: resource.withdraw.handler(({ input, context }) => announcements.withdraw(actorOf(context), input.id, input.version)),
    versions: resource.versions.handler(({ input: { id, ...pageRequest }, context }) =>
      announcements.versions(actorOf(context), id, pageRequest),
    ),
    remove: resource.remove.handler(({ input, context }) => announcements.remove(actorOf(context), input.id)),
  };
}

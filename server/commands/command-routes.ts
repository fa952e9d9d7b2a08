import { actorOf, api } from "../platform/http/api.ts";
import type { CommandService } from "./command-service.ts";
import type { Screenshots } from "./screenshots.ts";

export function commandRoutes(commands: CommandService, screenshots: Screenshots) {
  return {
    tell: api.commands.tell.handler(({ input: { kind, screens, atOnce }, context }) =>
      commands.tell(actorOf(context), kind, screens, atOnce),
    ),
    list: api.commands.list.handler(({ input: { id, ...request }, context }) => commands.list(actorOf(context), id, request)),
    withdraw: api.commands.withdraw.handler(({ input, context }) => commands.withdraw(actorOf(context), input.id)),
    screenshot: api.commands.screenshot.handler(({ input, context }) => screenshots.read(actorOf(context), input.id)),
    rollouts: api.commands.rollouts.handler(({ input, context }) => commands.rollouts(actorOf(context), input)),
    rollout: api.commands.rollout.handler(({ input, context }) => commands.rollout(actorOf(context), input.id)),
    goOn: api.commands.goOn.handler(({ input, context }) => commands.goOn(actorOf(context), input.id)),
    stop: api.commands.stop.handler(({ input, context }) => commands.stop(actorOf(context), input.id)),
  };
}

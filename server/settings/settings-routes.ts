import { actorOf, api } from "../platform/http/api.ts";
import type { SettingsService } from "./settings-service.ts";

export function settingsRoutes(settings: SettingsService) {
  return {
    read: api.settings.read.handler(({ context }) => settings.read(actorOf(context))),
    update: api.settings.update.handler(({ input, context }) => settings.update(actorOf(context), input)),
  };
}

import { Instant, type Interval } from "../../domain/model/time.ts";
import { actorOf, api } from "../platform/http/api.ts";
import type { ScheduleService } from "./schedule-service.ts";

export function scheduleRoutes(schedules: ScheduleService) {
  return {
    occurrences: api.schedules.occurrences.handler(({ input: { from, until, ...query }, context }) => {
      const intervals = schedules.occurrences(actorOf(context), { ...query, frame: { fromMs: from, untilMs: until } });
      return { intervals: intervals.map(toStretch) };
    }),
    listTemplates: api.schedules.listTemplates.handler(({ input, context }) => schedules.listTemplates(actorOf(context), input)),
    createTemplate: api.schedules.createTemplate.handler(({ input, context }) =>
      schedules.createTemplate(actorOf(context), input, context.idempotencyKey),
    ),
    updateTemplate: api.schedules.updateTemplate.handler(({ input: { id, version, ...draft }, context }) =>
      schedules.updateTemplate(actorOf(context), id, version, draft),
    ),
    removeTemplate: api.schedules.removeTemplate.handler(({ input, context }) => schedules.removeTemplate(actorOf(context), input.id)),
    regions: api.schedules.regions.handler(({ context }) => ({ items: schedules.regions(actorOf(context), context.language) })),
    holidays: api.schedules.holidays.handler(({ input: { region, year }, context }) => ({
      items: schedules.holidays(actorOf(context), region, year),
    })),
  };
}

function toStretch({ fromMs, untilMs }: Interval): { fromMs: Instant; untilMs: Instant } {
  return { fromMs: Instant.parse(fromMs), untilMs: Instant.parse(untilMs) };
}

import { actorOf, api } from "../platform/http/api.ts";
import type { PlaysReportService } from "./plays-report-service.ts";

export function reportRoutes(reports: PlaysReportService) {
  return {
    plays: api.reports.plays.handler(({ input, context }) => reports.plays(actorOf(context), input)),
    playsTable: api.reports.playsTable.handler(({ input, context }) => reports.table(actorOf(context), input, context.language)),
  };
}

import { actorOf, api } from "../platform/http/api.ts";
import type { AlertService } from "./alert-service.ts";
import type { ChannelService } from "./channel-service.ts";
import type { IncidentService } from "./incident-service.ts";

export function alertRoutes(alerts: AlertService, channels: ChannelService, incidents: IncidentService) {
  return {
    rules: api.alerts.rules.handler(({ input, context }) => alerts.rules(actorOf(context), input)),
    createRule: api.alerts.createRule.handler(({ input, context }) => alerts.createRule(actorOf(context), input, context.idempotencyKey)),
    updateRule: api.alerts.updateRule.handler(({ input: { id, version, ...draft }, context }) =>
      alerts.updateRule(actorOf(context), id, version, draft),
    ),
    removeRule: api.alerts.removeRule.handler(({ input, context }) => alerts.removeRule(actorOf(context), input.id)),
    channels: api.alerts.channels.handler(({ input, context }) => channels.list(actorOf(context), input)),
    createMailChannel: api.alerts.createMailChannel.handler(({ input, context }) =>
      channels.createMail(actorOf(context), input, context.idempotencyKey),
    ),
    updateMailChannel: api.alerts.updateMailChannel.handler(({ input: { id, version, ...draft }, context }) =>
      channels.updateMail(actorOf(context), id, version, draft),
    ),
    removeMailChannel: api.alerts.removeMailChannel.handler(({ input, context }) => channels.removeMail(actorOf(context), input.id)),
    testChannel: api.alerts.testChannel.handler(({ input, context }) => channels.test(actorOf(context), input.id)),
    incidents: api.alerts.incidents.handler(({ input, context }) => incidents.list(actorOf(context), input)),
    readIncident: api.alerts.readIncident.handler(({ input, context }) => incidents.read(actorOf(context), input.id)),
    acknowledge: api.alerts.acknowledge.handler(({ input, context }) => incidents.acknowledge(actorOf(context), input.id)),
    maintenance: api.alerts.maintenance.handler(({ input: { current, ...request }, context }) =>
      alerts.maintenance(actorOf(context), request, current ?? false),
    ),
    createMaintenance: api.alerts.createMaintenance.handler(({ input, context }) =>
      alerts.createMaintenance(actorOf(context), input, context.idempotencyKey),
    ),
    updateMaintenance: api.alerts.updateMaintenance.handler(({ input: { id, version, window }, context }) =>
      alerts.updateMaintenance(actorOf(context), id, version, window),
    ),
    removeMaintenance: api.alerts.removeMaintenance.handler(({ input, context }) => alerts.removeMaintenance(actorOf(context), input.id)),
  };
}

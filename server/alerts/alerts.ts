import type { Organisation } from "../../domain/model/user.ts";
import type { Config } from "../platform/config.ts";
import type { Db } from "../platform/database/database.ts";
import type { Log } from "../platform/log.ts";
import { createMailSender } from "../platform/mail.ts";
import type { News } from "../platform/news.ts";
import type { PresenceService } from "../presence/presence-service.ts";
import { createAlertService } from "./alert-service.ts";
import { createChannelService } from "./channel-service.ts";
import { DeviceBook } from "./device-book.ts";
import { lookAtFleet } from "./fleet-looks.ts";
import { createIncidentKeeper } from "./incident-keeper.ts";
import { createIncidentService } from "./incident-service.ts";
import { createNotifier } from "./notifier.ts";
import { PlaceBook } from "./place-book.ts";
import { createSending } from "./sending.ts";
import { createWebhookService } from "./webhook-service.ts";

interface Parts {
  readonly db: Db;
  readonly now: () => number;
  readonly news: News;
  readonly log: Log;
  readonly readOrganisation: () => Promise<Organisation>;
  readonly presence: Pick<PresenceService, "all">;
  /** Which player this server serves, null if it has none. */
  readonly playerVersion: () => Promise<string | null>;
}

export type Alerts = ReturnType<typeof createAlerts>;

/** Everything about alerts. `keep` is one look at all screens, every five seconds; `send` begins to send what is due, every second; `settled` waits for that. */
export function createAlerts(config: Pick<Config, "mail" | "webhookNetworks" | "publicOrigin">, parts: Parts) {
  const { db, now, news } = parts;
  const { publicOrigin, webhookNetworks: networks } = config;
  const mail = config.mail === null ? null : createMailSender(config.mail);
  const sending = createSending({ ...parts, mail, networks });
  const fleet = { ...parts, places: new PlaceBook(db, now, news), devices: new DeviceBook(db, now) };
  const keeper = createIncidentKeeper({ ...parts, publicOrigin, look: (withDevices) => lookAtFleet(fleet, withDevices) });
  const notifier = createNotifier({ ...parts, sending });
  return {
    rules: createAlertService(parts),
    channels: createChannelService({ ...parts, sending, publicOrigin }),
    webhooks: createWebhookService({ ...parts, sending, networks }),
    incidents: createIncidentService(parts),
    keep: keeper.tick,
    send: notifier.tick,
    settled: notifier.settled,
    /** Waits for what is being sent, and lets another server go on. */
    async stop(): Promise<void> {
      await notifier.settled();
      await keeper.stop();
    },
  };
}

import { alerts } from "./alerts.ts";
import { announcements } from "./announcements.ts";
import { audit } from "./audit.ts";
import { commands } from "./commands.ts";
import { enrolments } from "./enrolments.ts";
import { groups } from "./groups.ts";
import { looks } from "./looks.ts";
import { media } from "./media.ts";
import { pairings } from "./pairings.ts";
import { reports } from "./reports.ts";
import { schedules } from "./schedules.ts";
import { screens } from "./screens.ts";
import { session } from "./session.ts";
import { settings } from "./settings.ts";
import { sites } from "./sites.ts";
import { takeovers } from "./takeovers.ts";
import { timeline } from "./timeline.ts";
import { users } from "./users.ts";
import { webhooks } from "./webhooks.ts";

/** Everything the HTTP API can do below `/api/v1`: implemented by the server, called by the editor, printed as OpenAPI. */
export const contract = {
  session,
  users,
  sites,
  groups,
  screens,
  commands,
  pairings,
  enrolments,
  announcements,
  media,
  looks,
  settings,
  schedules,
  timeline,
  takeovers,
  reports,
  alerts,
  webhooks,
  audit,
};
export type Contract = typeof contract;

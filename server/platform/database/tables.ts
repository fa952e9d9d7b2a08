import type { AlertTables } from "./alert-tables.ts";
import type { FleetTables } from "./fleet-tables.ts";
import type { JoiningTables } from "./joining-tables.ts";
import type { PlayTables } from "./play-tables.ts";

/** Rows as they are stored: text, numbers, 0/1 and JSON as text, the same in both dialects. Repositories turn them into domain objects. */
type Flag = 0 | 1;

export interface SettingRow {
  key: string;
  value: string;
}

export interface AccountRow {
  id: string;
  name: string;
  email: string;
  role: string;
  password_hash: string;
  disabled: Flag;
  version: number;
  created_at: number;
}

export interface SessionRow {
  token_hash: string;
  account_id: string;
  created_at: number;
  last_seen_at: number;
  expires_at: number;
}

export interface SetupLinkRow {
  token_hash: string;
  created_at: number;
}

export interface IdempotencyRow {
  account_id: string;
  key: string;
  operation: string;
  request_hash: string;
  response: string;
  created_at: number;
}

export interface SiteRow {
  id: string;
  name: string;
  zone: string;
  region: string | null;
  headcount: number;
  search: string;
  version: number;
  updated_at: number;
}

export interface GroupRow {
  id: string;
  parent_id: string | null;
  name: string;
  position: number;
  version: number;
  updated_at: number;
}

export interface ScreenPlaceRow {
  screen_id: string;
  note: string;
  people: number | null;
  /** The SHA-256 of a WebP among the library's files. */
  photo: string | null;
  photo_width: number | null;
  photo_height: number | null;
  version: number;
  updated_at: number;
}

export interface ScreenRow {
  id: string;
  name: string;
  site_id: string;
  theme: string;
  minimum_shown: number;
  quiet_hours: string;
  horizon_days: number;
  diagonal_inches: number | null;
  farthest_m: number | null;
  display: string;
  token_hash: string;
  audience_key: string;
  search: string;
  paired_at: number;
  version: number;
  updated_at: number;
}

export interface ScreenMembershipRow {
  screen_id: string;
  group_id: string;
}

export interface PairingRow {
  id: string;
  code: string;
  secret_hash: string;
  created_at: number;
  expires_at: number;
  screen_id: string | null;
}

export interface ScreenReportRow {
  screen_id: string;
  seen_at: number;
  report: string;
}

export interface DeviceReportRow {
  screen_id: string;
  report: string;
  since: number;
}

export interface ScreenStateChangeRow {
  id: string;
  screen_id: string;
  state: string;
  at: number;
}

export interface MediaRow {
  id: string;
  kind: string;
  hash: string;
  name: string;
  description: string;
  search: string;
  bytes: number;
  width: number;
  height: number;
  focus: string;
  renditions: string;
  /** JSON; `null` in it until there is one. */
  thumbnail: string;
  pages: string;
  film: string;
  group_id: string | null;
  state: string;
  progress: number;
  problem: string | null;
  /** The uploaded file while it is being worked on. */
  source: string | null;
  attempts: number;
  claimed_until: number | null;
  version: number;
  created_by: string;
  created_at: number;
  deleted_at: number | null;
}

export interface AnnouncementRow {
  id: string;
  version: number;
  published_version: number | null;
  published_at: number | null;
  withdrawn_at: number | null;
  starts_at: number | null;
  ends_at: number | null;
  search: string;
  created_at: number;
  updated_at: number;
}

export interface AnnouncementVersionRow {
  announcement_id: string;
  number: number;
  content: string;
  created_by: string;
  created_at: number;
  published_at: number | null;
}

export interface AnnouncementTargetRow {
  announcement_id: string;
  group_id: string;
}

/** What of the library an announcement holds on to. */
export interface AnnouncementMediaRow {
  announcement_id: string;
  media_id: string;
}

export interface PlaylistRow {
  hash: string;
  document: string;
  created_at: number;
}

export interface AudienceRow {
  key: string;
  playlist_hash: string;
  updated_at: number;
}

export interface DeliveryRow {
  screen_id: string;
  playlist_hash: string;
  pushed_at: number;
  applied_at: number | null;
  painted_at: number | null;
}

export interface AnnouncementPaintRow {
  announcement_id: string;
  version: number;
  screen_id: string;
  painted_at: number;
}

export interface ScheduleTemplateRow {
  id: string;
  name: string;
  search: string;
  windows: string;
  version: number;
  updated_at: number;
}

export interface TakeoverRow {
  id: string;
  version: number;
  version_since: number | null;
  message: string;
  lasts_ms: number;
  created_by: string;
  created_at: number;
  confirmed_by: string | null;
  started_at: number | null;
  ends_at: number | null;
  cleared_by: string | null;
  cleared_at: number | null;
}

export interface TakeoverTargetRow {
  takeover_id: string;
  group_id: string;
}

export interface TakeoverPaintRow {
  takeover_id: string;
  version: number;
  screen_id: string;
  painted_at: number;
  restored_at: number | null;
}

export interface LookRow {
  id: string;
  group_id: string | null;
  look: string;
  version: number;
  updated_by: string;
  updated_at: number;
}

export interface Tables extends PlayTables, FleetTables, AlertTables, JoiningTables {
  setting: SettingRow;
  account: AccountRow;
  session: SessionRow;
  setup_link: SetupLinkRow;
  idempotency: IdempotencyRow;
  site: SiteRow;
  screen_group: GroupRow;
  screen: ScreenRow;
  screen_place: ScreenPlaceRow;
  screen_membership: ScreenMembershipRow;
  pairing: PairingRow;
  screen_report: ScreenReportRow;
  device_report: DeviceReportRow;
  screen_state_change: ScreenStateChangeRow;
  media: MediaRow;
  announcement: AnnouncementRow;
  announcement_version: AnnouncementVersionRow;
  announcement_target: AnnouncementTargetRow;
  announcement_media: AnnouncementMediaRow;
  playlist: PlaylistRow;
  audience: AudienceRow;
  delivery: DeliveryRow;
  announcement_paint: AnnouncementPaintRow;
  takeover: TakeoverRow;
  takeover_target: TakeoverTargetRow;
  takeover_paint: TakeoverPaintRow;
  schedule_template: ScheduleTemplateRow;
  look: LookRow;
}

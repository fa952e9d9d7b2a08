/** Rows of alerts; see `migrations/2026-12-02-alerts.ts`. */
export interface AlertTables {
  alert_channel: AlertChannelRow;
  alert_rule: AlertRuleRow;
  alert_rule_channel: AlertRuleChannelRow;
  maintenance: MaintenanceRow;
  incident: IncidentRow;
  incident_screen: IncidentScreenRow;
  notice: NoticeRow;
  notice_attempt: NoticeAttemptRow;
  lease: LeaseRow;
}

export interface AlertChannelRow {
  id: string;
  kind: string;
  name: string;
  /** JSON: the addresses of a mail channel, or the one of a webhook. */
  target: string;
  quiet_hours: string;
  secret: string | null;
  previous_secret: string | null;
  previous_until: number | null;
  version: number;
  updated_at: number;
}

export interface AlertRuleRow {
  id: string;
  name: string;
  kind: string;
  group_id: string | null;
  site_id: string | null;
  threshold_minutes: number;
  repeat_hours: number | null;
  escalate_after_minutes: number | null;
  urgent: 0 | 1;
  enabled: 0 | 1;
  active_since: number;
  version: number;
  updated_at: number;
}

interface AlertRuleChannelRow {
  rule_id: string;
  channel_id: string;
  escalation: 0 | 1;
  place: number;
}

export interface MaintenanceRow {
  id: string;
  note: string;
  group_id: string | null;
  site_id: string | null;
  screens: string | null;
  from_at: number;
  until_at: number;
  version: number;
  updated_at: number;
}

export interface IncidentRow {
  id: string;
  kind: string;
  subject: string;
  open_key: string | null;
  site_id: string;
  site_name: string;
  since_at: number;
  opened_at: number;
  over_at: number | null;
  ending: string | null;
  rounds: number;
  acknowledged_by: string | null;
  acknowledged_at: number | null;
  told: string;
  version: number;
}

export interface IncidentScreenRow {
  incident_id: string;
  screen_id: string;
  name: string;
  since_at: number;
  well_since: number | null;
  gone: 0 | 1;
}

export interface NoticeRow {
  id: string;
  incident_id: string;
  step: string;
  key: string;
  channel_id: string;
  channel_kind: string;
  channel_name: string;
  event: string;
  state: string;
  /** Counts the notices of an incident: what comes first is sent first. */
  number: number;
  written_at: number;
  due_at: number;
  attempts: number;
  claimed_until: number | null;
  uncertain: 0 | 1;
  sent_at: number | null;
  note: string | null;
}

export interface NoticeAttemptRow {
  id: string;
  notice_id: string | null;
  channel_id: string;
  event_type: string;
  at: number;
  duration_ms: number;
  status: number | null;
  answer: string;
  problem: string | null;
  manual: 0 | 1;
}

interface LeaseRow {
  name: string;
  holder: string;
  until_at: number;
}

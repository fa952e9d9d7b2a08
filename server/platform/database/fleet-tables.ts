/** Rows of what is known of screens and their devices; see `migrations/2026-12-01-fleet.ts`. */
export interface FleetTables {
  screen_fault: ScreenFaultRow;
  watch: WatchRow;
  availability_day: AvailabilityDayRow;
  audit_entry: AuditEntryRow;
  rollout: RolloutRow;
  screen_command: ScreenCommandRow;
}

interface ScreenFaultRow {
  screen_id: string;
  key: string;
  kind: string;
  slide: string | null;
  message: string;
  first_at: number;
  last_at: number;
  count: number;
}

/** When a server listened. */
interface WatchRow {
  id: string;
  from_at: number;
  until_at: number;
}

interface AvailabilityDayRow {
  screen_id: string;
  day: string;
  heard_ms: number;
  stale_ms: number;
  known_ms: number;
}

interface AuditEntryRow {
  id: string;
  at: number;
  actor_id: string;
  action: string;
  subject_kind: string;
  subject_id: string | null;
  details: string;
}

interface RolloutRow {
  id: string;
  kind: string;
  state: string;
  /** Counted from 0: the one under way. */
  stage: number;
  stages: string;
  culprits: string;
  asked_by: string;
  asked_at: number;
}

interface ScreenCommandRow {
  id: string;
  screen_id: string;
  kind: string;
  rollout_id: string | null;
  stage: number;
  asked_by: string;
  asked_at: number;
  held: 0 | 1;
  expires_at: number;
  sent_at: number | null;
  answered_at: number | null;
  /** `CommandOutcome`, `expired` or `withdrawn`; null while it is open. */
  outcome: string | null;
  note: string | null;
}

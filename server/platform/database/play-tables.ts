/** Rows of proof of play; see `migrations/2026-11-28-plays.ts`. */
export interface PlayTables {
  play_instance: PlayInstanceRow;
  play_hour: PlayHourRow;
  play_day: PlayDayRow;
  play_reckoned: PlayReckonedRow;
}

interface PlayInstanceRow {
  screen_id: string;
  instance: string;
  sequence: number;
  missing: number;
  heard_at: number;
}

interface PlayHourRow {
  screen_id: string;
  hour: number;
  painted_count: number;
  painted_ms: number;
}

interface PlayDayRow {
  screen_id: string;
  day: string;
  subject: string;
  site_id: string;
  scheduled_count: number;
  scheduled_ms: number;
  painted_count: number;
  on_ms: number;
  off_ms: number;
  unknown_ms: number;
}

/** Up to which day (exclusive) it is stored what a screen should have painted. */
interface PlayReckonedRow {
  screen_id: string;
  until_day: string;
}

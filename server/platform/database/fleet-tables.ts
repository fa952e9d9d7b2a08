/** Rows of what is known of screens and their devices; see `migrations/2026-12-01-fleet.ts`. */
export interface FleetTables {
  screen_fault: ScreenFaultRow;
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

/** Rows of how screens join; see `migrations/2026-12-03-joining.ts`. */
export interface JoiningTables {
  expected_screen: ExpectedScreenRow;
  enrolment: EnrolmentRow;
  enrolment_use: EnrolmentUseRow;
}

/** A screen that is known and has no device yet. */
interface ExpectedScreenRow {
  screen_id: string;
  since: number;
}

export interface EnrolmentRow {
  id: string;
  token_hash: string;
  /** The screen it is for, or the site of the new ones. */
  screen_id: string | null;
  site_id: string | null;
  /** `EnrolmentFor` as JSON. */
  what: string;
  most_uses: number;
  uses: number;
  made_by: string;
  made_at: number;
  expires_at: number;
  withdrawn_at: number | null;
}

/** What a device became by an enrolment. */
interface EnrolmentUseRow {
  enrolment_id: string;
  device_hash: string;
  screen_id: string;
  used_at: number;
  /** So long the same device may ask again, should the answer have got lost. */
  repeatable_until: number;
}

import * as z from "zod/mini";
import { Screen } from "../../domain/model/screen.ts";
import type { ScreenRow } from "../platform/database/tables.ts";

export interface JoinedScreenRow extends Omit<ScreenRow, "token_hash"> {
  readonly site_name: string;
  /** Since when it is only expected. */
  readonly expected_since: number | null;
}

export function toScreen(row: JoinedScreenRow, groupIds: readonly string[]): Screen {
  return z.parse(Screen, {
    id: row.id,
    name: row.name,
    siteId: row.site_id,
    siteName: row.site_name,
    groupIds,
    theme: row.theme,
    programme: { minimumShown: row.minimum_shown, quietHours: JSON.parse(row.quiet_hours), horizonDays: row.horizon_days },
    viewing: viewingOf(row),
    display: JSON.parse(row.display),
    pairedAtMs: row.expected_since === null ? row.paired_at : null,
    version: row.version,
    updatedAtMs: row.updated_at,
  });
}

/** Somebody has measured both or neither. */
function viewingOf({ diagonal_inches: diagonalInches, farthest_m: farthestM }: JoinedScreenRow) {
  return diagonalInches === null || farthestM === null ? null : { diagonalInches, farthestM };
}

import * as z from "zod/mini";
import { Screen, type ScreenDraft } from "../../domain/model/screen.ts";
import type { ScreenRow } from "../platform/database/tables.ts";
import { toSearchText } from "../platform/search-text.ts";

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

/** What somebody has said of a screen, and what follows from where it stands. */
export interface PlacedDraft {
  readonly draft: ScreenDraft;
  readonly siteName: string;
  readonly audienceKey: string;
}

/** The columns that hold it. */
export function toColumns({ draft, siteName, audienceKey }: PlacedDraft) {
  const { minimumShown, quietHours, horizonDays } = draft.programme;
  return {
    name: draft.name,
    site_id: draft.siteId,
    theme: draft.theme,
    minimum_shown: minimumShown,
    quiet_hours: JSON.stringify(quietHours),
    horizon_days: horizonDays,
    diagonal_inches: draft.viewing?.diagonalInches ?? null,
    farthest_m: draft.viewing?.farthestM ?? null,
    display: JSON.stringify(draft.display),
    audience_key: audienceKey,
    search: searchTextOf(siteName, draft.name),
  };
}

/** By which a screen is found and sorted. */
export function searchTextOf(siteName: string, name: string): string {
  return toSearchText(`${siteName} ${name}`);
}

import type { ExpressionBuilder } from "kysely";
import type { GroupId, ScreenId, SiteId } from "../../domain/model/id.ts";
import type { Screen } from "../../domain/model/screen.ts";
import type { Db } from "../platform/database/database.ts";
import type { PageRequest } from "../platform/database/page.ts";
import type { Tables } from "../platform/database/tables.ts";
import { toSearchText } from "../platform/search-text.ts";
import { findGroupIds, screensInGroups } from "./membership-repository.ts";

export interface ScreenFilter extends PageRequest {
  readonly search?: string | undefined;
  readonly siteId?: SiteId | undefined;
  /** Screens in this group or below; the service resolves the branch. */
  readonly groupIds?: readonly GroupId[] | undefined;
  readonly ids?: readonly ScreenId[] | undefined;
}

/** What of a filter is no page. */
export type ScreenChoice = Omit<ScreenFilter, keyof PageRequest>;

/** The ids of all screens that pass. */
export async function findScreenIds(db: Db, choice: ScreenChoice): Promise<readonly ScreenId[]> {
  const rows = await db.selectFrom("screen").select("screen.id").where(isWanted(db, choice)).orderBy("screen.id").execute();
  return rows.map((row) => row.id as ScreenId);
}

/** All screens that pass, by site and name, in short. */
export async function indexScreens(db: Db, choice: ScreenChoice): Promise<readonly IndexedScreen[]> {
  const rows = await db
    .selectFrom("screen")
    .innerJoin("site", "site.id", "screen.site_id")
    .leftJoin("expected_screen", "expected_screen.screen_id", "screen.id")
    .select(["screen.id", "screen.name", "screen.site_id", "expected_screen.since as expected_since", "site.name as site_name"])
    .where(isWanted(db, choice))
    .orderBy("screen.search")
    .orderBy("screen.id")
    .execute();
  const members = await findGroupIds(
    db,
    rows.map((row) => row.id),
  );
  return rows.map((row) => ({
    id: row.id as ScreenId,
    isExpected: row.expected_since !== null,
    name: row.name,
    siteId: row.site_id as SiteId,
    siteName: row.site_name,
    groupIds: (members.get(row.id) ?? []) as GroupId[],
  }));
}

export type IndexedScreen = Pick<Screen, "id" | "name" | "siteId" | "siteName" | "groupIds"> & { readonly isExpected: boolean };

/** The condition by which screens pass. */
export function isWanted(db: Db, { search, siteId, groupIds, ids }: ScreenChoice) {
  return ({ eb, and }: ExpressionBuilder<Tables, "screen">) =>
    and([
      ...(search ? [eb("screen.search", "like", `%${toSearchText(search)}%`)] : []),
      ...(siteId ? [eb("screen.site_id", "=", siteId)] : []),
      ...(ids ? [eb("screen.id", "in", ids.length > 0 ? [...ids] : [""])] : []),
      ...(groupIds ? [eb("screen.id", "in", screensInGroups(db, groupIds))] : []),
    ]);
}

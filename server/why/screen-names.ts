import type { ScreenId } from "../../domain/model/id.ts";
import type { Db } from "../platform/database/database.ts";
import { inChunks } from "../platform/database/in-chunks.ts";

/** A screen by the name and place people know it by. */
export interface ScreenName {
  readonly id: ScreenId;
  readonly name: string;
  readonly siteName: string;
}

/** The first screens of these audiences, by site and name. */
export async function findScreenNames(db: Db, audienceKeys: readonly string[], limit: number): Promise<ScreenName[]> {
  const found: { readonly search: string; readonly screen: ScreenName }[] = [];
  await inChunks(audienceKeys, async (keys) => {
    const rows = await db
      .selectFrom("screen")
      .innerJoin("site", "site.id", "screen.site_id")
      .select(["screen.id", "screen.name", "screen.search", "site.name as site_name"])
      .where("screen.audience_key", "in", [...keys])
      .orderBy("screen.search")
      .orderBy("screen.id")
      .limit(limit)
      .execute();
    for (const row of rows) found.push({ search: row.search, screen: { id: row.id as ScreenId, name: row.name, siteName: row.site_name } });
  });
  return found
    .sort((a, b) => (a.search < b.search ? -1 : 1))
    .slice(0, limit)
    .map(({ screen }) => screen);
}

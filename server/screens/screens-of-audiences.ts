import type { ScreenId } from "../../domain/model/id.ts";
import type { Db } from "../platform/database/database.ts";
import { type Page, type PageRequest, readCursor, toPage } from "../platform/database/page.ts";
import { hasDevice } from "./expected-screens.ts";

interface NamedScreen {
  readonly screenId: ScreenId;
  readonly name: string;
  readonly siteName: string;
}

/** Lists the screens of these audiences by site and name, with nothing but their names. */
export async function listScreensOfAudiences(
  db: Db,
  audienceKeys: readonly string[],
  { cursor, limit }: PageRequest,
): Promise<Page<NamedScreen>> {
  const after = readCursor(cursor);
  let query = db
    .selectFrom("screen")
    .innerJoin("site", "site.id", "screen.site_id")
    .select(["screen.id", "screen.name", "screen.search", "site.name as site_name"])
    .where("screen.audience_key", "in", audienceKeys.length > 0 ? [...audienceKeys] : [""])
    .where(hasDevice);
  if (after) {
    query = query.where(({ eb, refTuple, tuple }) => eb(refTuple("screen.search", "screen.id"), ">", tuple(String(after[0]), after[1])));
  }
  const rows = await query
    .orderBy("screen.search")
    .orderBy("screen.id")
    .limit(limit + 1)
    .execute();
  return toPage(
    rows,
    limit,
    (row) => [row.search, row.id],
    (row) => ({ screenId: row.id as ScreenId, name: row.name, siteName: row.site_name }),
  );
}

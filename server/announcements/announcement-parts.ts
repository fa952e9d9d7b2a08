import type { Organisation } from "../../domain/model/user.ts";
import type { Db } from "../platform/database/database.ts";
import type { News } from "../platform/news.ts";

/** What announcements are made of. `readOrganisation` gives the zone in which their state is told. */
export interface AnnouncementParts {
  readonly db: Db;
  readonly now: () => number;
  readonly news: News;
  readonly readOrganisation: () => Promise<Organisation>;
}

import type { ScreenId, SiteId } from "../../domain/model/id.ts";
import { type ScreenDraft, USUAL_DISPLAY, USUAL_PROGRAMME } from "../../domain/model/screen.ts";
import { TimeZone } from "../../domain/model/time.ts";
import type { Db } from "../../server/platform/database/database.ts";
import { newId, sha256 } from "../../server/platform/secret.ts";
import { insertScreen } from "../../server/screens/screen-repository.ts";
import { insertSite } from "../../server/sites/site-repository.ts";

/** A site by itself in a database, without a server. */
export async function addSite(db: Db, name = "Wache"): Promise<SiteId> {
  const id = newId<SiteId>();
  await insertSite(db, id, { name, zone: TimeZone.parse("Europe/Berlin"), region: null, headcount: 12 }, 0);
  return id;
}

/** A screen by itself in a database; its token is its id. */
export async function addScreen(db: Db, siteId: SiteId, change: Partial<ScreenDraft> = {}, pairedAtMs = 0): Promise<ScreenId> {
  const id = newId<ScreenId>();
  const draft: ScreenDraft = {
    name: "Wachraum",
    siteId,
    groupIds: [],
    theme: "paper",
    programme: USUAL_PROGRAMME,
    viewing: null,
    display: USUAL_DISPLAY,
    ...change,
  };
  await insertScreen(db, { id, draft, siteName: "Wache", audienceKey: "any", tokenHash: sha256(id), nowMs: pairedAtMs });
  return id;
}

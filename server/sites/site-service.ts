import * as z from "zod/mini";
import type { SiteId } from "../../domain/model/id.ts";
import { Site, type SiteDraft } from "../../domain/model/place.ts";
import { Problem } from "../../domain/model/problem.ts";
import type { Actor } from "../../domain/model/user.ts";
import { requireRole } from "../platform/access.ts";
import type { Db } from "../platform/database/database.ts";
import type { Page } from "../platform/database/page.ts";
import { requireKnownRegion } from "../platform/holiday-regions.ts";
import type { News } from "../platform/news.ts";
import { createOnce } from "../platform/once.ts";
import { newId } from "../platform/secret.ts";
import { deleteSite, findSite, insertSite, listSites, type SiteFilter, updateSite } from "./site-repository.ts";

interface Parts {
  readonly db: Db;
  readonly now: () => number;
  readonly news: News;
}

export type SiteService = ReturnType<typeof createSiteService>;

/** Places: everyone signed in reads them, administrators change them. */
export function createSiteService({ db, now, news }: Parts) {
  async function existing(database: Db, id: SiteId): Promise<Site> {
    const site = await findSite(database, id);
    if (site === undefined) throw new Problem("not-found");
    return site;
  }

  return {
    async list(actor: Actor, filter: SiteFilter): Promise<Page<Site>> {
      requireRole(actor, "editor");
      return listSites(db, filter);
    },

    /** @throws {Problem} `invalid-input` with `unknown-region` */
    async create(actor: Actor, draft: SiteDraft, key: string | null): Promise<Site> {
      requireRole(actor, "admin");
      requireKnownRegion(draft.region);
      const request = {
        actor,
        key,
        operation: "sites.create",
        input: draft,
        nowMs: now(),
        parse: (value: unknown) => z.parse(Site, value),
      };
      const site = await createOnce(db, request, async (tx) => {
        const id = newId<SiteId>();
        await insertSite(tx, id, draft, now());
        return existing(tx, id);
      });
      news.tell("site-changed", { siteId: site.id });
      return site;
    },

    /** @throws {Problem} `conflict` with the site as it is now, if somebody else changed it; `invalid-input` with `unknown-region` */
    async update(actor: Actor, id: SiteId, version: number, draft: SiteDraft): Promise<Site> {
      requireRole(actor, "admin");
      requireKnownRegion(draft.region);
      const changed = await updateSite(db, id, version, draft, now());
      const site = await existing(db, id);
      if (!changed) throw new Problem("conflict", { current: site });
      news.tell("site-changed", { siteId: id });
      return site;
    },

    /** @throws {Problem} `in-use` while screens stand there */
    async remove(actor: Actor, id: SiteId): Promise<void> {
      requireRole(actor, "admin");
      await db.transaction().execute(async (tx) => {
        const site = await existing(tx, id);
        if (site.screenCount > 0) throw new Problem("in-use");
        await deleteSite(tx, id);
      });
      news.tell("site-changed", { siteId: id });
    },
  };
}

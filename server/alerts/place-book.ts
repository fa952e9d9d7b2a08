import type { GroupId, ScreenId, SiteId } from "../../domain/model/id.ts";
import { MINUTE_MS, type TimeZone } from "../../domain/model/time.ts";
import { coveredGroups } from "../../domain/programme/targeting.ts";
import { findGroups } from "../groups/group-repository.ts";
import type { Db } from "../platform/database/database.ts";
import { inTurns } from "../platform/in-turns.ts";
import type { News } from "../platform/news.ts";
import { indexScreens } from "../screens/screen-choice.ts";
import { findSiteZones } from "../sites/site-repository.ts";

/** Where a screen is: what rules and maintenance windows choose by, and what people are told. */
export interface Place {
  readonly name: string;
  readonly siteId: SiteId;
  readonly siteName: string;
  readonly zone: TimeZone;
  /** Its groups and everything above them. */
  readonly groups: ReadonlySet<GroupId>;
}

/** Another server may have changed something of which no news comes here. */
const LASTS_MS = MINUTE_MS;

/** Of a site that has just gone: its screens will have, too. */
const UTC = "UTC" as TimeZone;

/** Where all screens are. Read once, and again after something about it has changed. */
export class PlaceBook {
  readonly #db: Db;
  readonly #now: () => number;
  #known: { readonly places: ReadonlyMap<ScreenId, Place>; readonly readAtMs: number } | null = null;

  constructor(db: Db, now: () => number, news: Pick<News, "on">) {
    this.#db = db;
    this.#now = now;
    const topics = ["screen-paired", "screen-changed", "screen-removed", "groups-changed", "site-changed"] as const;
    for (const topic of topics) {
      news.on(topic, () => {
        this.#known = null;
      });
    }
  }

  async all(): Promise<ReadonlyMap<ScreenId, Place>> {
    const nowMs = this.#now();
    const known = this.#known;
    if (known !== null && Math.abs(nowMs - known.readAtMs) < LASTS_MS) return known.places;
    const fresh = { places: await this.#read(), readAtMs: nowMs };
    this.#known = fresh;
    return fresh.places;
  }

  async #read(): Promise<ReadonlyMap<ScreenId, Place>> {
    const groups = await findGroups(this.#db);
    const zones = await findSiteZones(this.#db);
    // Screens share their groups: the branches above are walked once for each set of them.
    const branches = new Map<string, ReadonlySet<GroupId>>();
    function branchOf(groupIds: readonly GroupId[]): ReadonlySet<GroupId> {
      const key = groupIds.join();
      const branch = branches.get(key) ?? coveredGroups(groups, groupIds);
      branches.set(key, branch);
      return branch;
    }
    const places = await inTurns(await indexScreens(this.#db, {}), ({ id, name, siteId, siteName, groupIds }): [ScreenId, Place] => [
      id,
      { name, siteId, siteName, zone: zones.get(siteId) ?? UTC, groups: branchOf(groupIds) },
    ]);
    return new Map(places);
  }
}

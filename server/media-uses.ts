import type { MediaUsage } from "../domain/api/media.ts";
import type { MediaId } from "../domain/model/id.ts";
import { findHolders } from "./announcements/held-media.ts";
import { findGroups } from "./groups/group-repository.ts";
import { findLooks } from "./looks/look-repository.ts";
import type { Db } from "./platform/database/database.ts";
import { readOrganisation } from "./settings/settings-service.ts";

/** Where things of the library stand: in announcements, and as logos. The library lies below both and is told here. */
export async function findMediaUses(db: Db, ids: readonly MediaId[], nowMs: number): Promise<ReadonlyMap<MediaId, MediaUsage>> {
  const holders = await findHolders(db, ids, nowMs);
  const logos = await findLogos(db);
  return new Map(ids.map((id) => [id, { announcements: holders.get(id) ?? [], looks: logos.get(id) ?? [] }]));
}

async function findLogos(db: Db): Promise<ReadonlyMap<MediaId, MediaUsage["looks"]>> {
  const logos = new Map<MediaId, MediaUsage["looks"]>();
  const looks = (await findLooks(db)).filter(({ look }) => look.logo !== null);
  if (looks.length === 0) return logos;
  const names = new Map((await findGroups(db)).map(({ id, name }) => [id, name]));
  const { name: organisation } = await readOrganisation(db);
  for (const { groupId, look } of looks) {
    if (look.logo === null) continue;
    const name = groupId === null ? organisation : (names.get(groupId) ?? "");
    logos.set(look.logo, [...(logos.get(look.logo) ?? []), { groupId, name }]);
  }
  return logos;
}

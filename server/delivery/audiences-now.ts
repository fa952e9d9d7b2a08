import type { GroupId } from "../../domain/model/id.ts";
import { findGroups } from "../groups/group-repository.ts";
import type { Db } from "../platform/database/database.ts";
import { reached } from "../playlists/playlist-service.ts";
import { countByAudience } from "../screens/screen-repository.ts";

/** One look at the audiences, for many questions. */
export interface AudiencesNow {
  /** The audiences that a target on any of the groups reaches. */
  readonly reachedBy: (targets: readonly GroupId[]) => readonly string[];
  /** How many screens are in these audiences. */
  readonly screensIn: (keys: readonly string[]) => number;
}

export async function lookAtAudiences(db: Db): Promise<AudiencesNow> {
  const [groups, sizes] = [await findGroups(db), await countByAudience(db)];
  const known = [...sizes.keys()];
  return {
    reachedBy: (targets) => reached(known, groups, targets),
    screensIn: (keys) => keys.reduce((sum, key) => sum + (sizes.get(key) ?? 0), 0),
  };
}

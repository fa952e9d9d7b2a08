import type { DeliveryProgress } from "../../domain/api/announcements.ts";
import type { AnnouncementId } from "../../domain/model/id.ts";
import { Problem } from "../../domain/model/problem.ts";
import type { Instant } from "../../domain/model/time.ts";
import { findPublished } from "../announcements/announcement-repository.ts";
import type { Db } from "../platform/database/database.ts";
import type { PlaylistService } from "../playlists/playlist-service.ts";
import { countByAudience } from "../screens/screen-repository.ts";
import { countApplied, findPaintTimes } from "./delivery-repository.ts";

interface Parts {
  readonly db: Db;
  readonly playlists: PlaylistService;
  readonly connectedIn: (audienceKeys: readonly string[]) => number;
}

/**
 * Counts how far the published version of an announcement has travelled, from what screens have reported and nothing else.
 * @throws {Problem} `not-found` if it was never published
 */
export async function measureProgress({ db, playlists, connectedIn }: Parts, id: AnnouncementId): Promise<DeliveryProgress> {
  const published = await findPublished(db, id);
  if (published === undefined) throw new Problem("not-found");
  const { version, publishedAtMs, content } = published;
  const keys = await playlists.reachedBy(content.targets);
  const sizes = await countByAudience(db);
  const paintTimes = await findPaintTimes(db, id, version, keys);
  const latencies = paintTimes.map((paintedAtMs) => Math.max(0, paintedAtMs - publishedAtMs));
  return {
    announcementId: id,
    version,
    publishedAtMs: publishedAtMs as Instant,
    targeted: keys.reduce((sum, key) => sum + (sizes.get(key) ?? 0), 0),
    connected: connectedIn(keys),
    applied: Math.max(await countApplied(db, keys, publishedAtMs), paintTimes.length),
    painted: paintTimes.length,
    medianMs: latencies[Math.floor((latencies.length - 1) / 2)] ?? null,
    slowestMs: latencies.at(-1) ?? null,
  };
}

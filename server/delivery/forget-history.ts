import { DAY_MS } from "../../domain/model/time.ts";
import type { Db } from "../platform/database/database.ts";
import { deleteOldPlaylists } from "../playlists/playlist-repository.ts";
import { deleteOldDeliveries, deleteOldPaints } from "./history-repository.ts";

/** What was forgotten, in rows. */
export interface Forgotten {
  readonly deliveries: number;
  readonly paints: number;
  readonly playlists: number;
}

/** Forgets what screens were given and painted longer than `keepDays` ago. What has a bearing on any moment since then stays. */
export async function forgetHistory(db: Db, nowMs: number, keepDays: number): Promise<Forgotten> {
  const beforeMs = nowMs - keepDays * DAY_MS;
  const deliveries = await deleteOldDeliveries(db, beforeMs);
  const paints = await deleteOldPaints(db, beforeMs);
  return { deliveries, paints, playlists: await deleteOldPlaylists(db, beforeMs) };
}

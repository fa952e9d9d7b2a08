import type { Interval } from "../../domain/model/time.ts";
import { clipped, merged } from "../../domain/programme/intervals.ts";
import type { Db } from "../platform/database/database.ts";
import { newId } from "../platform/secret.ts";

interface Parts {
  readonly db: Db;
  readonly now: () => number;
}

export type WatchBook = ReturnType<typeof createWatchBook>;

/**
 * When a server listened to the screens: what nobody listened to is no outage of theirs. `keep` notes that this server still does; call it every few
 * seconds and at the end. Several servers may keep it together.
 */
export function createWatchBook({ db, now }: Parts) {
  const id = newId<string>();

  return {
    async start(): Promise<void> {
      await db.insertInto("watch").values({ id, from_at: now(), until_at: now() }).execute();
    },

    async keep(): Promise<void> {
      await db.updateTable("watch").set({ until_at: now() }).where("id", "=", id).execute();
    },

    /** When at least one server listened within a frame, sorted, without overlaps. */
    async within(frame: Interval): Promise<readonly Interval[]> {
      const rows = await db
        .selectFrom("watch")
        .select(["id", "from_at", "until_at"])
        .where("until_at", ">", frame.fromMs)
        .where("from_at", "<", frame.untilMs)
        .execute();
      // It listens right now, whatever was written last.
      const listened = rows.map((row) => ({ fromMs: row.from_at, untilMs: row.id === id ? Math.max(row.until_at, now()) : row.until_at }));
      return clipped(merged(listened), frame);
    },

    async forget(beforeMs: number): Promise<number> {
      const result = await db.deleteFrom("watch").where("until_at", "<", beforeMs).executeTakeFirst();
      return Number(result.numDeletedRows);
    },
  };
}

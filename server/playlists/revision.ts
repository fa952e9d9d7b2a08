import type { Db } from "../platform/database/database.ts";

const KEY = "playlists.revision";

/**
 * Counts the changes of what screens are to show, in step with the clock and never back (UTC epoch ms). It travels with each playlist: a screen does not let an
 * older one replace a newer, whether it was overtaken on its way or comes out of a database that was put back from a copy. After that the
 * next change by anybody counts as newer again.
 */
export class Revision {
  readonly #db: Db;
  readonly #now: () => number;
  #value = 0;

  constructor(db: Db, now: () => number) {
    this.#db = db;
    this.#now = now;
  }

  get value(): number {
    return this.#value;
  }

  async load(): Promise<void> {
    const row = await this.#db.selectFrom("setting").select("value").where("key", "=", KEY).executeTakeFirst();
    this.#value = Math.max(this.#value, Number(row?.value ?? 0));
  }

  /** Written before anything is sent under it: after a crash no screen knows of a later one than the database does. */
  async advance(): Promise<void> {
    const value = Math.max(Math.floor(this.#now()), this.#value + 1);
    await this.#db
      .insertInto("setting")
      .values({ key: KEY, value: String(value) })
      .onConflict((conflict) => conflict.column("key").doUpdateSet({ value: String(value) }))
      .execute();
    this.#value = value;
  }
}

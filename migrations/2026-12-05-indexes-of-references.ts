import type { Kysely } from "kysely";

/** What refers to a row that may go. Without an index, each row that goes makes the database look through the whole table. */
const REFERENCES: readonly (readonly [table: string, column: string])[] = [
  ["announcement_paint", "screen_id"],
  ["pairing", "screen_id"],
  ["notice_attempt", "notice_id"],
  ["audience", "playlist_hash"],
  ["media", "group_id"],
  ["alert_rule", "site_id"],
  ["alert_rule", "group_id"],
  ["maintenance", "site_id"],
  ["maintenance", "group_id"],
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const [table, column] of REFERENCES) {
    await db.schema
      .createIndex(`${table}_${column.replace(/_(id|hash)$/, "")}`)
      .on(table)
      .column(column)
      .execute();
  }
}

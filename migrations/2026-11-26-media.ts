import type { Kysely } from "kysely";

interface OldMedia {
  media: { id: string; name: string; search: string; bytes: number; renditions: string };
}

/**
 * A library of images, films and documents: what is said about each, what it is made of, and how far its files are. `source` names the
 * uploaded file while it is being worked on; whoever works on it holds it until `claimed_until`. What was there becomes ready images; of
 * their uploaded files only the largest made of them is known.
 */
export async function up(db: Kysely<OldMedia>): Promise<void> {
  const { schema } = db;
  const texts = { kind: "image", description: "", search: "", focus: '{"x":0.5,"y":0.5}', pages: "[]", film: "null", state: "ready" };
  for (const [column, value] of Object.entries(texts)) {
    await schema
      .alterTable("media")
      .addColumn(column, "text", (c) => c.notNull().defaultTo(value))
      .execute();
  }
  await schema
    .alterTable("media")
    .addColumn("bytes", "bigint", (c) => c.notNull().defaultTo(1))
    .execute();
  await schema
    .alterTable("media")
    .addColumn("progress", "real", (c) => c.notNull().defaultTo(1))
    .execute();
  for (const [column, value] of Object.entries({ attempts: 0, version: 1 })) {
    await schema
      .alterTable("media")
      .addColumn(column, "integer", (c) => c.notNull().defaultTo(value))
      .execute();
  }
  await schema
    .alterTable("media")
    .addColumn("group_id", "text", (c) => c.references("screen_group.id").onDelete("set null"))
    .execute();
  for (const column of ["problem", "source"]) await schema.alterTable("media").addColumn(column, "text").execute();
  for (const column of ["claimed_until", "deleted_at"]) await schema.alterTable("media").addColumn(column, "bigint").execute();
  await schema.createIndex("media_created").on("media").columns(["created_at", "id"]).execute();
  await schema.createIndex("media_state").on("media").column("state").execute();
  await schema.createIndex("media_deleted").on("media").column("deleted_at").execute();

  for (const { id, name, renditions } of await db.selectFrom("media").select(["id", "name", "renditions"]).execute()) {
    const sizes = (JSON.parse(renditions) as { bytes: number }[]).map(({ bytes }) => bytes);
    await db
      .updateTable("media")
      .set({ search: folded(name), bytes: Math.max(1, ...sizes) })
      .where("id", "=", id)
      .execute();
  }
}

/** As names were folded for searching when this was written. */
function folded(text: string): string {
  return text
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .replace(/ß/g, "ss")
    .replace(/[%_\\\p{Cc}]/gu, " ")
    .trim();
}

import { type Kysely, sql } from "kysely";

interface Tables {
  readonly announcement_version: { readonly announcement_id: string; readonly number: number; content: string };
}

interface EarlierVariant {
  readonly language: string;
  readonly title: string;
  readonly body: string;
  readonly alt: string;
}

/** What an announcement was before: one slide, its words by variant. */
interface EarlierContent {
  readonly template: "text" | "text-image";
  readonly variants: readonly EarlierVariant[];
  readonly picture: { readonly mediaId: string; readonly decorative: boolean } | null;
  readonly fields: unknown;
  readonly dwellMs: number | null;
}

const AT_ONCE = 500;

/** Announcements of several slides: what was written so far becomes the first and only one. Playlists are compiled again at the start. */
export async function up(db: Kysely<Tables>): Promise<void> {
  let last = { announcement_id: "", number: 0 };
  for (;;) {
    const rows = await db
      .selectFrom("announcement_version")
      .select(["announcement_id", "number", "content"])
      .where(({ eb, or, and }) =>
        or([
          eb("announcement_id", ">", last.announcement_id),
          and([eb("announcement_id", "=", last.announcement_id), eb("number", ">", last.number)]),
        ]),
      )
      .orderBy("announcement_id")
      .orderBy("number")
      .limit(AT_ONCE)
      .execute();
    for (const { announcement_id, number, content } of rows) {
      await db
        .updateTable("announcement_version")
        .set({ content: JSON.stringify(withSlides(JSON.parse(content))) })
        .where("announcement_id", "=", announcement_id)
        .where("number", "=", number)
        .execute();
    }
    const end = rows.at(-1);
    if (end === undefined) break;
    last = end;
  }
  await createHeldMedia(db);
  await sql`delete from audience`.execute(db);
}

/** What of the library an announcement holds on to: before, at most the picture of its newest and of its published version. */
async function createHeldMedia(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable("announcement_media")
    .addColumn("announcement_id", "text", (c) => c.notNull().references("announcement.id").onDelete("cascade"))
    .addColumn("media_id", "text", (c) => c.notNull().references("media.id"))
    .addPrimaryKeyConstraint("announcement_media_key", ["announcement_id", "media_id"])
    .execute();
  await db.schema.createIndex("announcement_media_media").on("announcement_media").column("media_id").execute();
  await sql`
    insert into announcement_media (announcement_id, media_id)
    select distinct a.id, m.id from announcement a
    join announcement_version v on v.announcement_id = a.id and (v.number = a.version or v.number = a.published_version)
    join media m on v.content like '%' || m.id || '%'
  `.execute(db);
}

function withSlides({ template, variants, picture, fields: _, dwellMs, ...rest }: EarlierContent) {
  const words = (text: (variant: EarlierVariant) => string) =>
    Object.fromEntries(variants.map((variant) => [variant.language, text(variant)] as const).filter(([, value]) => value !== ""));
  const texts = { title: words(({ title }) => title), body: words(({ body }) => body) };
  const withPicture = {
    ...texts,
    picture: picture === null ? null : { mediaId: picture.mediaId, decorative: picture.decorative, alt: words(({ alt }) => alt) },
    crop: "upright",
  };
  const slide = { key: "slide1", template, dwellMs, fields: template === "text" ? texts : withPicture };
  return { ...rest, languages: variants.map(({ language }) => language), slides: [slide] };
}

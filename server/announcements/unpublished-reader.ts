import { AnnouncementContent } from "../../domain/model/announcement.ts";
import type { AnnouncementId } from "../../domain/model/id.ts";
import type { Db } from "../platform/database/database.ts";
import { inChunks } from "../platform/database/in-chunks.ts";
import { readJson } from "../platform/database/json-column.ts";

/** The newest version of an announcement that is a draft, or whose published version is an older one. Withdrawn ones are not among them. */
export interface UnpublishedVersion {
  readonly id: AnnouncementId;
  readonly version: number;
  readonly publishedVersion: number | null;
  readonly content: AnnouncementContent;
}

/** Reads what is written but not published. Versions never change, so only those not seen before are read and parsed. */
export class UnpublishedReader {
  readonly #db: Db;
  #kept: ReadonlyMap<AnnouncementId, UnpublishedVersion> = new Map();

  constructor(db: Db) {
    this.#db = db;
  }

  /** In the order of their ids. */
  async read(): Promise<readonly UnpublishedVersion[]> {
    const marks = await findMarks(this.#db);
    const kept = this.#kept;
    const isKept = (mark: Mark) => kept.get(mark.id)?.version === mark.version;
    const read = await findContents(
      this.#db,
      marks.filter((mark) => !isKept(mark)),
    );
    const versions = marks.flatMap((mark) => {
      const content = isKept(mark) ? kept.get(mark.id)?.content : read.get(mark.id);
      return content === undefined ? [] : [{ ...mark, content }];
    });
    this.#kept = new Map(versions.map((version) => [version.id, version]));
    return versions;
  }
}

type Mark = Omit<UnpublishedVersion, "content">;

async function findMarks(db: Db): Promise<Mark[]> {
  const rows = await db
    .selectFrom("announcement")
    .select(["id", "version", "published_version"])
    .where("withdrawn_at", "is", null)
    .where((eb) => eb.or([eb("published_version", "is", null), eb("version", ">", eb.ref("published_version"))]))
    .orderBy("id")
    .execute();
  return rows.map((row) => ({ id: row.id as AnnouncementId, version: row.version, publishedVersion: row.published_version }));
}

/** One that was saved again meanwhile is left out until the next reading. */
async function findContents(db: Db, marks: readonly Mark[]): Promise<ReadonlyMap<AnnouncementId, AnnouncementContent>> {
  const contents = new Map<AnnouncementId, AnnouncementContent>();
  await inChunks(marks, async (some) => {
    const wanted = new Map(some.map(({ id, version }) => [id, version]));
    const rows = await db
      .selectFrom("announcement_version as v")
      .innerJoin("announcement", (join) =>
        join.onRef("announcement.id", "=", "v.announcement_id").onRef("announcement.version", "=", "v.number"),
      )
      .select(["v.announcement_id", "v.number", "v.content"])
      .where("v.announcement_id", "in", [...wanted.keys()])
      .orderBy("v.announcement_id")
      .execute();
    for (const row of rows) {
      const id = row.announcement_id as AnnouncementId;
      if (wanted.get(id) === row.number) contents.set(id, readJson(AnnouncementContent, row.content));
    }
  });
  return contents;
}

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { MediaUsage } from "../../../domain/api/media.ts";
import { AnnouncementId, type GroupId, type MediaId } from "../../../domain/model/id.ts";
import { createMediaService, type MediaService } from "../../../server/media/media-service.ts";
import { createMediaStore, type MediaStore } from "../../../server/media/media-store.ts";
import { createLog } from "../../../server/platform/log.ts";
import { News } from "../../../server/platform/news.ts";
import type { TestDatabase } from "../databases.ts";
import { EDITOR } from "./media-server.ts";
import { pngOf, standInWorkshop } from "./stand-in-workshop.ts";

/** What stands in one announcement. */
export const USED: MediaUsage = {
  announcements: [{ id: AnnouncementId.parse("33333333-3333-4333-8333-333333333333"), title: "Kantine", state: "live" }],
  looks: [],
};

export type LibraryWorld = Awaited<ReturnType<typeof openLibraryWorld>>;

/** A library on a real database and folder. What is made of a file is quick, or fails with what `failing` gives. */
export async function openLibraryWorld(open: () => Promise<TestDatabase>) {
  const database = await open();
  const folder = await mkdtemp(join(tmpdir(), "aushang-service-"));
  const store = createMediaStore(folder);
  const uses = new Map<MediaId, MediaUsage>();
  const told: string[] = [];

  function serviceOn(on: MediaStore): MediaService {
    const news = new News((error) => {
      throw error;
    });
    for (const topic of ["media-added", "media-changed"] as const) news.on(topic, ({ mediaId }) => told.push(`${topic} ${mediaId}`));
    const workshop = standInWorkshop(async () => {
      if (world.failing !== null) throw world.failing();
    });
    return createMediaService({
      db: database.db,
      store: on,
      workshop,
      findFfmpeg: async () => null,
      usesOf: async (ids) => new Map([...uses].filter(([id]) => ids.includes(id))),
      now: () => world.nowMs,
      news,
      log: createLog("silent"),
    });
  }

  const world = {
    database,
    folder,
    store,
    uses,
    told,
    serviceOn,
    nowMs: 1_763_700_000_000,
    failing: null as (() => Error) | null,
    media: serviceOn(store),

    async add(letters: string, content = pngOf(letters), groupId: GroupId | null = null) {
      const path = store.newIncomingFile();
      await writeFile(path, content);
      const added = await world.media.add(EDITOR, { name: `${letters}.jpg`, path, groupId });
      await rm(path);
      return added;
    },

    /** What one test has told or set is nothing to the next. */
    forget() {
      told.length = 0;
      uses.clear();
      world.failing = null;
    },

    async close() {
      await world.media.close();
      await database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return world;
}

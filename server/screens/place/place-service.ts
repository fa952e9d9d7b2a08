import type { ScreenId } from "../../../domain/model/id.ts";
import { Problem } from "../../../domain/model/problem.ts";
import type { PlaceDraft, ScreenPlace } from "../../../domain/model/screen-place.ts";
import type { Actor } from "../../../domain/model/user.ts";
import { noteAudit } from "../../audit/audit-log.ts";
import type { MediaStore } from "../../media/media-store.ts";
import type { Workshop } from "../../media/workshop/workshop.ts";
import { requireRole } from "../../platform/access.ts";
import type { Db } from "../../platform/database/database.ts";
import { findScreen } from "../screen-repository.ts";
import { keepPhoto } from "./place-photo.ts";
import { findPlace, savePhoto, savePlace } from "./place-repository.ts";

interface Parts {
  readonly db: Db;
  readonly now: () => number;
  readonly store: MediaStore;
  readonly workshop: Pick<Workshop, "make">;
}

export type PlaceService = ReturnType<typeof createPlaceService>;

/** What colleagues know of the spots screens hang at: everybody may read it, administrators write it. */
export function createPlaceService({ db, now, store, workshop }: Parts) {
  async function read(tx: Db, id: ScreenId): Promise<ScreenPlace> {
    if ((await findScreen(tx, id)) === undefined) throw new Problem("not-found");
    return findPlace(tx, id);
  }

  /** Whoever changes the photo does so whatever the note is: nothing somebody typed is lost by it. */
  async function changePhoto(actor: Actor, id: ScreenId, photo: ScreenPlace["photo"]): Promise<ScreenPlace> {
    return db.transaction().execute(async (tx) => {
      const { version } = await read(tx, id);
      if (!(await savePhoto(tx, { screenId: id, version, nowMs: now() }, photo)))
        throw new Problem("conflict", { current: await read(tx, id) });
      await noteAudit(tx, actor, { action: "place-described", kind: "screen", id, details: { photo: photo !== null } }, now());
      return findPlace(tx, id);
    });
  }

  return {
    async read(actor: Actor, id: ScreenId): Promise<ScreenPlace> {
      requireRole(actor, "editor");
      return read(db, id);
    },

    /** @throws {Problem} `conflict` with the place as it is now, if somebody else changed it */
    async describe(actor: Actor, id: ScreenId, version: number, draft: PlaceDraft): Promise<ScreenPlace> {
      requireRole(actor, "admin");
      return db.transaction().execute(async (tx) => {
        const current = await read(tx, id);
        const isSaved = current.version === version && (await savePlace(tx, { screenId: id, version, nowMs: now(), ...draft }));
        if (!isSaved) throw new Problem("conflict", { current: await read(tx, id) });
        await noteAudit(tx, actor, { action: "place-described", kind: "screen", id }, now());
        return findPlace(tx, id);
      });
    },

    /** @throws {Problem} `not-found` if it has none */
    async photo(actor: Actor, id: ScreenId): Promise<File> {
      requireRole(actor, "editor");
      const { photo } = await read(db, id);
      const handle = photo && (await store.openForRead(photo.hash));
      if (!handle) throw new Problem("not-found");
      try {
        return new File([new Uint8Array(await handle.readFile())], "photo.webp", { type: "image/webp" });
      } finally {
        await handle.close();
      }
    },

    /** @throws {Problem} `too-large`, `unsupported-image`, `storage-full` */
    async putPhoto(actor: Actor, id: ScreenId, file: Blob): Promise<ScreenPlace> {
      requireRole(actor, "admin");
      await read(db, id);
      return changePhoto(actor, id, await keepPhoto({ store, workshop }, file));
    },

    async removePhoto(actor: Actor, id: ScreenId): Promise<ScreenPlace> {
      requireRole(actor, "admin");
      return changePhoto(actor, id, null);
    },
  };
}

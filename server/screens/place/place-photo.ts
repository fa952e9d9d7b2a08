import { rm, writeFile } from "node:fs/promises";
import { Problem } from "../../../domain/model/problem.ts";
import { MOST_PHOTO_BYTES, type ScreenPlace } from "../../../domain/model/screen-place.ts";
import type { MediaStore } from "../../media/media-store.ts";
import { Refused } from "../../media/workshop/order.ts";
import type { Workshop } from "../../media/workshop/workshop.ts";

/** Wide enough to recognise a corridor by. */
const WIDEST = 1280;

interface Parts {
  readonly store: MediaStore;
  readonly workshop: Pick<Workshop, "make">;
}

/**
 * Makes a picture without metadata of a photo somebody sent, in a process that no file can hold up, and keeps it among the library's files.
 * @throws {Problem} `too-large`, `unsupported-image`, `storage-full`
 */
export async function keepPhoto({ store, workshop }: Parts, file: Blob): Promise<NonNullable<ScreenPlace["photo"]>> {
  if (file.size > MOST_PHOTO_BYTES) throw new Problem("too-large");
  await store.requireRoom(file.size);
  const path = store.newIncomingFile();
  try {
    await writeFile(path, await file.bytes());
    const { renditions } = await workshop.make({ task: "image", path, folder: store.folder, crop: null }, () => undefined);
    const pictures = renditions.filter(({ type }) => type === "image/webp");
    const widest = pictures.findLast(({ width }) => width <= WIDEST) ?? pictures[0];
    if (widest === undefined) throw new Problem("unsupported-image");
    return { hash: widest.hash, width: widest.width, height: widest.height };
  } catch (error) {
    throw error instanceof Refused ? new Problem("unsupported-image") : error;
  } finally {
    await rm(path, { force: true });
  }
}

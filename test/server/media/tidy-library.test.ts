import { readdir, utimes } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sha256 } from "../../../server/platform/secret.ts";
import { DIALECTS } from "../databases.ts";
import { type LibraryWorld, openLibraryWorld, USED } from "./library-world.ts";
import { EDITOR } from "./media-server.ts";
import { mp4Of } from "./stand-in-workshop.ts";

const DAY_MS = 86_400_000;

describe.each(DIALECTS)("$dialect", ({ open }) => {
  let world: LibraryWorld;
  beforeAll(async () => {
    world = await openLibraryWorld(open);
  });
  beforeEach(() => world.forget());
  afterAll(() => world.close());

  it("keeps what was taken out as long as something still holds on to it, and forgets the rest", async () => {
    const [held, gone] = [(await world.add("held")).media, (await world.add("forget")).media];
    for (const { id } of [held, gone]) await world.media.remove(EDITOR, id);
    world.uses.set(held.id, USED);
    world.nowMs += 31 * DAY_MS;
    await world.media.tidyUp();
    expect((await world.media.restore(EDITOR, held.id)).id).toBe(held.id);
    await expect(world.media.restore(EDITOR, gone.id)).rejects.toMatchObject({ code: "not-found" });
  });

  it("forgets after 30 days what was taken out, but no file that something else is made of", async () => {
    const [gone, kept] = [(await world.add("gone")).media, (await world.add("kept")).media];
    const film = (await world.add("shares", mp4Of("shares"))).media;
    await world.media.poster(EDITOR, film.id, gone.id);
    await world.media.remove(EDITOR, gone.id);
    await world.media.remove(EDITOR, kept.id);
    await world.media.restore(EDITOR, kept.id);
    const own = sha256("tinyshares");
    world.nowMs += 29 * DAY_MS;
    await world.media.tidyUp();
    expect(await world.media.restore(EDITOR, gone.id)).toMatchObject({ id: gone.id });
    await world.media.remove(EDITOR, gone.id);
    world.nowMs += 31 * DAY_MS;
    for (const name of await readdir(world.folder)) {
      if (!/^[0-9a-f]{2}$/.test(name)) continue;
      for (const file of await readdir(join(world.folder, name))) await utimes(join(world.folder, name, file), 1000, 1000);
    }
    await world.media.tidyUp();
    await expect(world.media.restore(EDITOR, gone.id)).rejects.toMatchObject({ code: "not-found" });
    const isThere = async (hash: string) => {
      const file = await world.store.openForRead(hash as typeof gone.hash);
      await file?.close();
      return file !== null;
    };
    for (const { hash } of [...gone.renditions, ...kept.renditions]) expect(await isThere(hash)).toBe(true);
    expect(await isThere(own)).toBe(false);
  });
});

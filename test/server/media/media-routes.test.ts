import { call } from "@orpc/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mediaRoutes } from "../../../server/media/media-routes.ts";
import type { ApiContext } from "../../../server/platform/http/api.ts";
import { DIALECTS } from "../databases.ts";
import { type LibraryWorld, openLibraryWorld } from "./library-world.ts";
import { EDITOR } from "./media-server.ts";

describe.each(DIALECTS)("the library on $dialect", ({ open }) => {
  let world: LibraryWorld;
  beforeAll(async () => {
    world = await openLibraryWorld(open);
  });
  afterAll(() => world.close());

  it("is asked over the contract by who is signed in", async () => {
    for (const letters of ["one", "two"]) await world.add(letters);
    const { media: image } = await world.add("contract");
    const cookies = { session: null, setSession: () => undefined, clearSession: () => undefined };
    const client = { address: "127.0.0.1", origin: "http://127.0.0.1" };
    const context: ApiContext = { actor: EDITOR, language: "de", ...client, idempotencyKey: null, cookies };
    const routes = mediaRoutes(world.media);
    expect(await call(routes.read, { id: image.id }, { context })).toEqual(image);
    expect((await call(routes.list, { limit: 3 }, { context })).items).toHaveLength(3);
    expect(await call(routes.usage, { id: image.id }, { context })).toEqual({ announcements: [], looks: [] });
    await expect(call(routes.read, { id: image.id }, { context: { ...context, actor: null } })).rejects.toMatchObject({
      code: "not-signed-in",
    });
  });
});

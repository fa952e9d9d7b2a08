import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { Media } from "../../../domain/model/media.ts";
import { openSqliteForTest, type TestDatabase } from "../databases.ts";
import { type MediaServer, send, startMediaServer } from "./media-server.ts";
import { noise } from "./pictures.ts";

let database: TestDatabase;
let server: MediaServer;
beforeAll(async () => {
  database = await openSqliteForTest();
  server = await startMediaServer(database.db);
});
afterAll(async () => {
  await server.close();
  await database.close();
});

describe("an upload", () => {
  it("answers 201 with every file of the image, and 200 with the same image when it comes again", async () => {
    const picture = await noise(1200, 800).jpeg().toBuffer();
    const first = await send(server.origin, picture, "Wache 3.jpg");
    expect(first.status).toBe(201);
    const media = z.parse(Media, await first.json());
    expect(media.name).toBe("Wache 3.jpg");
    expect([media.width, media.height]).toEqual([1200, 800]);
    expect(media.renditions.map(({ type, width, height }) => [type, width, height])).toEqual([
      ["image/webp", 480, 320],
      ["image/jpeg", 480, 320],
      ["image/webp", 960, 640],
      ["image/jpeg", 960, 640],
      ["image/webp", 1200, 800],
      ["image/jpeg", 1200, 800],
    ]);
    expect([media.thumbnail.type, media.thumbnail.width, media.thumbnail.height]).toEqual(["image/webp", 320, 213]);
    const again = await send(server.origin, picture, "anders.jpg");
    expect(again.status).toBe(200);
    expect(await again.json()).toEqual(media);
    expect(await server.incoming()).toEqual([]);
  });
});

import { readdir } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ScreenId, SiteId } from "../../../domain/model/id.ts";
import { MOST_PHOTO_BYTES } from "../../../domain/model/screen-place.ts";
import { eachFileHash } from "../../../server/media/media-repository.ts";
import { createMediaStore } from "../../../server/media/media-store.ts";
import { tidyLibrary } from "../../../server/media/tidy-library.ts";
import { openDatabase } from "../../../server/platform/database/database.ts";
import { refusalOf } from "../refusal.ts";
import { addPlaces, type Client, pairScreen, type RunningServer } from "../running-server.ts";
import { SERVERS } from "../servers.ts";

const NOTHING = { note: "", people: null, photo: null, version: 0, updatedAtMs: null };

describe.each(SERVERS)("the spot of a screen on $database", ({ start }) => {
  let server: RunningServer;
  let client: Client;
  let siteId: SiteId;

  beforeAll(async () => {
    server = await start();
    client = server.client;
    ({ siteId } = await addPlaces(client, []));
  });
  afterAll(() => server.stop());

  const hung = async (name: string): Promise<ScreenId> => (await pairScreen(server, { name, siteId, groupIds: [] })).screenId;
  const jpeg = (bytes: Uint8Array) => new File([new Uint8Array(bytes)], "flur.jpg", { type: "image/jpeg" });
  const photographed = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: "#336699" } }).jpeg();
  const put = (id: ScreenId, bytes: Uint8Array) => client.screens.putPhoto({ params: { id }, body: jpeg(bytes) });

  it("is not known until somebody says something, and then it is what they said", async () => {
    const id = await hung("Wachraum");
    expect(await client.screens.place({ id })).toEqual({ screenId: id, ...NOTHING });
    const note = "Links neben der Tür.\nSchlüssel in der Zentrale.";
    const described = await client.screens.describePlace({ id, version: 0, note: ` ${note} `, people: 40 });
    expect(described).toMatchObject({ note, people: 40, photo: null, version: 1 });
    expect(await client.screens.place({ id })).toEqual(described);
    const { items } = await client.audit.list({ subjectId: id });
    expect(items.map(({ action }) => action)).toContain("place-described");
  });

  it("is never overwritten unseen: whoever comes second is shown what stands", async () => {
    const id = await hung("Halle");
    await client.screens.describePlace({ id, version: 0, note: "Zuerst", people: null });
    const refusal = await refusalOf(client.screens.describePlace({ id, version: 0, note: "Danach", people: null }));
    expect(refusal).toMatchObject({ code: "conflict", current: { note: "Zuerst", version: 1 } });
    const both = await Promise.allSettled(["a", "b"].map((note) => client.screens.describePlace({ id, version: 1, note, people: null })));
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("names the field that is wrong", async () => {
    const id = await hung("Küche");
    const refusal = await refusalOf(client.screens.describePlace({ id, version: 0, note: "x".repeat(2001), people: -1 }));
    expect(refusal.issues?.map(({ path }) => path.join("."))).toEqual(["note", "people"]);
  });

  it("has a photo of which only the picture is left, upright and no wider than 1280", async () => {
    const id = await hung("Treppenhaus");
    await client.screens.describePlace({ id, version: 0, note: "bleibt", people: 7 });
    const sideways = photographed(2000, 1000).withExif({ IFD0: { Artist: "Eva" }, IFD3: { GPSLatitude: "51/1 27/1 0/1" } });
    const place = await put(id, await sideways.withMetadata({ orientation: 6 }).toBuffer());
    expect(place).toMatchObject({ note: "bleibt", people: 7, version: 2 });
    const kept = await (await client.screens.photo({ id })).bytes();
    const { format, width = 0, height = 0, exif } = await sharp(kept).metadata();
    expect([format, exif]).toEqual(["webp", undefined]);
    expect([width, height]).toEqual([place.photo?.width, place.photo?.height]);
    expect(height).toBe(2 * width);
    expect(width).toBeLessThanOrEqual(1280);
    expect(await client.screens.removePhoto({ id })).toMatchObject({ note: "bleibt", photo: null, version: 3 });
    expect((await refusalOf(client.screens.photo({ id }))).code).toBe("not-found");
  });

  it("takes no file that is no picture, none that is too large, and none for a screen that is not there", async () => {
    const id = await hung("Werkstatt");
    expect((await refusalOf(put(id, Buffer.from("<svg onload=alert(1)>")))).code).toBe("unsupported-image");
    expect((await refusalOf(put(id, Buffer.alloc(MOST_PHOTO_BYTES + 1)))).code).toBe("too-large");
    const elsewhere = "11111111-1111-4111-8111-111111111111" as ScreenId;
    expect((await refusalOf(put(elsewhere, await photographed(10, 10).toBuffer()))).code).toBe("not-found");
    expect(await client.screens.place({ id })).toEqual({ screenId: id, ...NOTHING });
    expect(await readdir(join(server.config.mediaDir, "incoming"))).toEqual([]);
  });

  it("keeps its photo when the library is tidied, for backups too, and no longer than its screen", async () => {
    const id = await hung("Lager");
    const { photo } = await put(id, await photographed(900, 600).toBuffer());
    const db = openDatabase(server.config.database);
    const store = createMediaStore(server.config.mediaDir);
    const tidyTomorrow = () => tidyLibrary({ db, store, usedAmong: async () => new Set() }, Date.now() + 2 * 86_400_000);
    const wanted: string[] = [];
    await eachFileHash(db, (hash) => wanted.push(hash));
    expect(wanted).toContain(photo?.hash);
    await tidyTomorrow();
    expect((await client.screens.photo({ id })).size).toBeGreaterThan(0);
    await client.screens.remove({ id });
    await tidyTomorrow();
    expect(await store.openForRead(photo?.hash ?? ("" as never))).toBeNull();
    await db.destroy();
  });
});

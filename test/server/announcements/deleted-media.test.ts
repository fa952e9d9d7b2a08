import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { MEDIA_UPLOAD_PATH } from "../../../domain/api/media.ts";
import type { AnnouncementContent } from "../../../domain/model/announcement.ts";
import type { GroupId, MediaId } from "../../../domain/model/id.ts";
import { Media } from "../../../domain/model/media.ts";
import { noise } from "../media/pictures.ts";
import { refusalOf } from "../refusal.ts";
import { addPlaces, announcementFor, type Client, pictureSlide, type RunningServer, textSlide } from "../running-server.ts";
import { SERVERS } from "../servers.ts";

async function addImage({ origin, cookie }: RunningServer, seed: number): Promise<MediaId> {
  const form = new FormData();
  form.append("file", new Blob([new Uint8Array(await noise(64, 36, seed).png().toBuffer())]), `${String(seed)}.png`);
  const answer = await fetch(`${origin}${MEDIA_UPLOAD_PATH}`, { method: "POST", body: form, headers: { cookie, origin } });
  return Media.parse(await answer.json()).id;
}

describe.each(SERVERS)("what was deleted from the library, on $database", ({ start }) => {
  let server: RunningServer;
  let client: Client;
  let fire: GroupId;
  const showing = (mediaId: MediaId): AnnouncementContent => ({
    ...announcementFor([fire]),
    slides: [{ ...textSlide("Vorab"), key: "slide0" }, pictureSlide(mediaId)],
  });

  beforeAll(async () => {
    server = await start();
    client = server.client;
    [fire] = (await addPlaces(client, ["Feuerwehr"])).groupIds as [GroupId];
  });
  afterAll(() => server.stop());

  it("is not published from an old version that was restored, and is once it has been brought back", async () => {
    const picture = await addImage(server, 1);
    const { id } = await client.announcements.create(showing(picture));
    await client.announcements.save({ id, version: 1, content: announcementFor([fire]) });
    await client.media.remove({ id: picture });
    await client.announcements.save({ id, version: 2, content: showing(picture) });
    const problem = await refusalOf(client.announcements.publish({ id, version: 3 }));
    expect(problem).toMatchObject({ status: 422, code: "not-publishable" });
    expect(problem.issues).toEqual([
      {
        path: ["slides", 1, "fields", "picture"],
        rule: "picture-deleted",
        message: "Dieses Bild wurde aus der Mediathek gelöscht. Wählen Sie ein anderes oder holen Sie es zurück.",
      },
    ]);
    expect((await client.announcements.read({ id })).state).toBe("draft");
    await client.media.restore({ id: picture });
    expect((await client.announcements.publish({ id, version: 3 })).state).toBe("live");
  });

  it("never gets onto the screens, whoever deletes it in the moment of saving and publishing", async () => {
    const picture = await addImage(server, 3);
    for (let round = 0; round < 12; round++) {
      const { id } = await client.announcements.create(announcementFor([fire]));
      const writing = client.announcements
        .save({ id, version: 1, content: showing(picture) })
        .then(() => client.announcements.publish({ id, version: 2 }));
      const [published, removed] = await Promise.allSettled([writing, client.media.remove({ id: picture })]);
      const isThere = await client.media.read({ id: picture }).then(
        () => true,
        () => false,
      );
      if (published.status === "rejected") {
        // Whoever deleted it may have been refused as well: both saw the other.
        expect(await refusalOf(Promise.reject(published.reason))).toMatchObject({ issues: [{ rule: "picture-deleted" }] });
        await client.announcements.remove({ id });
        if (!isThere) await client.media.restore({ id: picture });
      } else {
        expect([isThere, removed.status]).toEqual([true, "rejected"]);
        await client.announcements.save({ id, version: 2, content: announcementFor([fire]) });
        await client.announcements.publish({ id, version: 3 });
      }
    }
  });
});

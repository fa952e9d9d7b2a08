import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { MEDIA_UPLOAD_PATH } from "../../../domain/api/media.ts";
import { titleIn } from "../../../domain/model/announcement.ts";
import { AnnouncementId, GroupId, MediaId } from "../../../domain/model/id.ts";
import { Media } from "../../../domain/model/media.ts";
import { TimeWindow } from "../../../domain/model/schedule.ts";
import { LocalDateTime } from "../../../domain/model/time.ts";
import { findHolders } from "../../../server/announcements/held-media.ts";
import { openDatabase } from "../../../server/platform/database/database.ts";
import type { SlideContent } from "../../../templates/registry.ts";
import { noise } from "../media/pictures.ts";
import { refusalOf } from "../refusal.ts";
import { addPlaces, announcementFor, type Client, pictureSlide, type RunningServer, textSlide } from "../running-server.ts";
import { SERVERS } from "../servers.ts";

const TOO_MANY_ADVICE = "Nehmen Sie Dokumente mit weniger Seiten oder weniger Sprachen, oder machen Sie mehrere Mitteilungen daraus.";
const NOBODY = "00000000-0000-4000-8000-000000000000";

async function addImage({ origin, cookie }: RunningServer, seed: number): Promise<MediaId> {
  const form = new FormData();
  form.append("file", new Blob([new Uint8Array(await noise(64, 36, seed).png().toBuffer())]), `${String(seed)}.png`);
  const answer = await fetch(`${origin}${MEDIA_UPLOAD_PATH}`, { method: "POST", body: form, headers: { cookie, origin } });
  return Media.parse(await answer.json()).id;
}

describe.each(SERVERS)("announcements on $database", ({ start }) => {
  let server: RunningServer;
  let client: Client;
  let fire: GroupId;

  beforeAll(async () => {
    server = await start();
    client = server.client;
    [fire] = (await addPlaces(client, ["Feuerwehr"])).groupIds as [GroupId];
  });
  afterAll(() => server.stop());

  it("keeps every save as a version of its own", async () => {
    const draft = await client.announcements.create(announcementFor([fire], "Erste Fassung"));
    const saved = await client.announcements.save({ id: draft.id, version: 1, content: announcementFor([fire], "Zweite Fassung") });
    expect(saved).toMatchObject({ version: 2, state: "draft", updatedByName: "Ada Admin" });
    const history = await client.announcements.versions({ id: draft.id });
    expect(history.items.map(({ number, content }) => [number, titleIn(content)])).toEqual([
      [2, "Zweite Fassung"],
      [1, "Erste Fassung"],
    ]);
  });

  it("makes no version of what is saved already", async () => {
    const content = announcementFor([fire], "Unverändert");
    const draft = await client.announcements.create(content);
    expect((await client.announcements.save({ id: draft.id, version: 1, content })).version).toBe(1);
  });

  it("refuses a stale edit with the version that stands, and overwrites nothing", async () => {
    const draft = await client.announcements.create(announcementFor([fire], "Ausgang"));
    await client.announcements.save({ id: draft.id, version: 1, content: announcementFor([fire], "Von Ada") });
    const problem = await refusalOf(client.announcements.save({ id: draft.id, version: 1, content: announcementFor([fire], "Von Bert") }));
    expect(problem).toMatchObject({ status: 409, code: "conflict", current: { version: 2 } });
    expect(titleIn((await client.announcements.read({ id: draft.id })).content)).toBe("Von Ada");
  });

  it("lets exactly one of two saves at once win", async () => {
    const draft = await client.announcements.create(announcementFor([fire], "Zwei zugleich"));
    const saves = ["A", "B", "C", "D"].map((title) =>
      client.announcements.save({ id: draft.id, version: 1, content: announcementFor([fire], title) }),
    );
    const results = await Promise.allSettled(saves);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await client.announcements.read({ id: draft.id })).version).toBe(2);
  });

  it("creates once for one key, however often it is asked", async () => {
    const again = server.clientWith({ cookie: server.cookie, "idempotency-key": "same-key-0001" });
    const content = announcementFor([fire], "Nur einmal");
    const [first, second] = [await again.announcements.create(content), await again.announcements.create(content)];
    expect(second.id).toBe(first.id);
    const problem = await refusalOf(again.announcements.create(announcementFor([fire], "Etwas anderes")));
    expect(problem.code).toBe("conflict");
  });

  it("publishes, withdraws and publishes again", async () => {
    const draft = await client.announcements.create(announcementFor([fire], "Hin und her"));
    const published = await client.announcements.publish({ id: draft.id, version: 1 });
    expect(published).toMatchObject({ state: "live", publishedVersion: 1, withdrawnAtMs: null });
    const twice = await client.announcements.publish({ id: draft.id, version: 1 });
    expect(twice.publishedAtMs).toBe(published.publishedAtMs);
    const withdrawn = await client.announcements.withdraw({ id: draft.id, version: 1 });
    expect(withdrawn.state).toBe("withdrawn");
    expect((await refusalOf(client.announcements.withdraw({ id: draft.id, version: 1 }))).code).toBe("already-done");
    expect((await client.announcements.publish({ id: draft.id, version: 1 })).state).toBe("live");
  });

  it("keeps showing the published version while a newer one is a draft", async () => {
    const draft = await client.announcements.create(announcementFor([fire], "Auf den Bildschirmen"));
    await client.announcements.publish({ id: draft.id, version: 1 });
    const edited = await client.announcements.save({ id: draft.id, version: 1, content: announcementFor([fire], "Noch in Arbeit") });
    expect(edited).toMatchObject({ version: 2, publishedVersion: 1, state: "live" });
  });

  it("names everything that is missing before it may be published", async () => {
    const draft = await client.announcements.create({
      ...announcementFor([], ""),
      slides: [textSlide(""), { ...pictureSlide(null), key: "slide2" }],
    });
    const problem = await refusalOf(client.announcements.publish({ id: draft.id, version: 1 }));
    expect(problem).toMatchObject({ status: 422, code: "not-publishable" });
    expect(problem.issues?.map(({ path, rule }) => [path.join("."), rule])).toEqual([
      ["slides.0.fields.title.de", "title-missing"],
      ["slides.1.fields.picture", "picture-missing"],
      ["targets", "target-missing"],
    ]);
    expect(problem.issues?.[0]?.message).toBe("Es fehlt eine Überschrift.");
  });

  it("publishes nothing that would become more than 300 slides, and says how many it would be", async () => {
    const picture = await addImage(server, 3);
    const photo = { picture: { mediaId: picture, decorative: true, alt: {} }, caption: {} };
    const story = (key: string): SlideContent => ({
      key,
      template: "photo-story",
      dwellMs: null,
      fields: { title: { de: "Fest", en: "Party" }, photos: Array.from({ length: 12 }, () => photo) },
    });
    const slides = Array.from({ length: 13 }, (_, index) => story(`part${String.fromCharCode(97 + index)}0`));
    const languages = ["de", "en"] as const;
    const draft = await client.announcements.create({ ...announcementFor([fire]), languages: [...languages], slides });
    const problem = await refusalOf(client.announcements.publish({ id: draft.id, version: 1 }));
    expect(problem).toMatchObject({ status: 422, code: "not-publishable" });
    expect(problem.issues).toEqual([
      {
        path: ["slides", 0, "fields", "photos"],
        rule: "too-many-slides",
        message: `Auf den Bildschirmen würden daraus 312 Folien, möglich sind 300. ${TOO_MANY_ADVICE}`,
        count: 312,
      },
    ]);
  });

  it("holds on to what its newest and its published version show of the library, and lets go of the rest", async () => {
    const [first, second] = [await addImage(server, 1), await addImage(server, 2)];
    const db = openDatabase(server.config.database);
    const held = async () =>
      [...(await findHolders(db, [first, second], Date.now())).keys()].map((id) => (id === first ? "first" : "second")).sort();
    const showing = (mediaId: MediaId) => ({ ...announcementFor([fire]), slides: [pictureSlide(mediaId)] });
    const draft = await client.announcements.create(showing(first));
    expect(await held()).toEqual(["first"]);
    await client.announcements.publish({ id: draft.id, version: 1 });
    await client.announcements.save({ id: draft.id, version: 1, content: showing(second) });
    expect(await held()).toEqual(["first", "second"]);
    expect((await findHolders(db, [first], Date.now())).get(first)).toEqual([{ id: draft.id, title: "Bild", state: "live" }]);
    await client.announcements.publish({ id: draft.id, version: 2 });
    expect(await held()).toEqual(["second"]);
    await db.destroy();
  });

  it("refuses unknown groups and pictures by name and keeps what was there", async () => {
    const content = { ...announcementFor([GroupId.parse(NOBODY)]), slides: [pictureSlide(MediaId.parse(NOBODY))] };
    const problem = await refusalOf(client.announcements.create(content));
    expect(problem.issues?.map(({ path, rule }) => [path.join("."), rule])).toEqual([
      ["targets.0", "unknown-group"],
      ["slides.0.fields", "unknown-media"],
    ]);
  });

  it("refuses an end before the start, in the reader's language", async () => {
    const content = {
      ...announcementFor([fire]),
      schedule: { from: LocalDateTime.parse("2026-11-25T11:00"), until: LocalDateTime.parse("2026-11-25T07:00"), windows: [] },
    };
    const german = await refusalOf(client.announcements.create(content));
    expect(german.issues).toEqual([{ path: ["schedule", "until"], rule: "ends-before-start", message: "Das Ende liegt vor dem Beginn." }]);
    const english = server.clientWith({ cookie: server.cookie, "accept-language": "en" });
    expect((await refusalOf(english.announcements.create(content))).issues?.[0]?.message).toBe("It ends before it starts.");
  });

  it("publishes no repetition that matches no day, but keeps it as a draft", async () => {
    const never = TimeWindow.parse({
      start: "05:30",
      end: "09:00",
      days: { kind: "rule", rule: "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", anchor: "2026-11-22" },
      except: [],
      skipHolidays: false,
    });
    const content = { ...announcementFor([fire], "Am 30. Februar"), schedule: { from: null, until: null, windows: [never] } };
    const draft = await client.announcements.create(content);
    const problem = await refusalOf(client.announcements.publish({ id: draft.id, version: 1 }));
    expect([problem.code, problem.issues]).toEqual([
      "not-publishable",
      [
        {
          path: ["schedule", "windows", 0, "days", "rule"],
          rule: "rule-never-fires",
          message: "Diese Wiederholung trifft auf keinen einzigen Tag zu.",
        },
      ],
    ]);
    expect((await client.announcements.read({ id: draft.id })).state).toBe("draft");
  });

  it("publishes windows that cannot open before the end", async () => {
    const christmas = TimeWindow.parse({
      start: "05:30",
      end: "09:00",
      days: { kind: "dates", dates: ["2198-12-24"] },
      except: [],
      skipHolidays: false,
    });
    const schedule = { from: null, until: LocalDateTime.parse("2198-12-01T00:00"), windows: [christmas] };
    const draft = await client.announcements.create({ ...announcementFor([fire], "Öffnet nie"), schedule });
    expect((await client.announcements.publish({ id: draft.id, version: 1 })).state).toBe("live");
  });

  it("lists by state, by search and page by page, without losing or repeating one", async () => {
    const titles = Array.from({ length: 7 }, (_, index) => `Blättern Ärger ${String(index)}`);
    for (const title of titles) await client.announcements.create(announcementFor([fire], title));
    const found: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await client.announcements.list({ search: "ARGER", state: "draft", limit: 3, ...(cursor ? { cursor } : {}) });
      found.push(...page.items.map((item) => titleIn(item.content)));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(found.toSorted()).toEqual(titles);
    expect((await client.announcements.list({ search: "ARGER", state: "live" })).items).toEqual([]);
    expect((await refusalOf(client.announcements.list({ cursor: "nonsense" }))).issues?.[0]?.path).toEqual(["cursor"]);
  });

  it("knows what is scheduled and what has ended", async () => {
    const later = {
      ...announcementFor([fire], "Später"),
      schedule: { from: LocalDateTime.parse("2199-01-01T00:00"), until: null, windows: [] },
    };
    const past = {
      ...announcementFor([fire], "Vorbei"),
      schedule: { from: null, until: LocalDateTime.parse("2020-01-01T00:00"), windows: [] },
    };
    for (const content of [later, past]) {
      const draft = await client.announcements.create(content);
      await client.announcements.publish({ id: draft.id, version: 1 });
    }
    const titles = async (state: "scheduled" | "ended") =>
      (await client.announcements.list({ state })).items.map((item) => titleIn(item.content));
    expect(await titles("scheduled")).toEqual(["Später"]);
    expect(await titles("ended")).toEqual(["Vorbei"]);
  });

  it("deletes a draft, but nothing that was on the screens", async () => {
    const draft = await client.announcements.create(announcementFor([fire], "Weg damit"));
    await client.announcements.remove({ id: draft.id });
    expect((await refusalOf(client.announcements.read({ id: draft.id }))).code).toBe("not-found");
    const kept = await client.announcements.create(announcementFor([fire], "Bleibt"));
    await client.announcements.publish({ id: kept.id, version: 1 });
    expect((await refusalOf(client.announcements.remove({ id: kept.id }))).code).toBe("already-done");
  });

  it("answers the same for what never was", async () => {
    expect((await refusalOf(client.announcements.read({ id: AnnouncementId.parse(NOBODY) }))).code).toBe("not-found");
  });
});

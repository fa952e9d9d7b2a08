import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { GroupId, MediaId, SiteId } from "../../../domain/model/id.ts";
import { type Look, USUAL_LOOK } from "../../../domain/model/look.ts";
import { USUAL_DISPLAY, USUAL_PROGRAMME } from "../../../domain/model/screen.ts";
import { TimeZone } from "../../../domain/model/time.ts";
import type { Actor } from "../../../domain/model/user.ts";
import { deleteGroup, insertGroup } from "../../../server/groups/group-repository.ts";
import { readLooks } from "../../../server/looks/look-repository.ts";
import { createLookService } from "../../../server/looks/look-service.ts";
import { News } from "../../../server/platform/news.ts";
import { newId, sha256 } from "../../../server/platform/secret.ts";
import { insertScreen } from "../../../server/screens/screen-repository.ts";
import { insertSite } from "../../../server/sites/site-repository.ts";
import { allReadable } from "../city-reader.ts";
import { DIALECTS, type TestDatabase } from "../databases.ts";

const ADMIN: Actor = { id: newId(), role: "admin" };
const EDITOR: Actor = { id: newId(), role: "editor" };
const look = (change: Partial<Look> = {}): Look => ({ ...USUAL_LOOK, ...change });
const BLUE = look({ accent: "#1f5f9e" });
const RED = look({ accent: "#b3201b" });

describe.each(DIALECTS)("looks on $dialect", ({ open }) => {
  let database: TestDatabase;
  let fire: GroupId;
  let heard: (GroupId | null)[];
  let looks: ReturnType<typeof createLookService>;

  beforeAll(async () => {
    database = await open();
    const account = { id: ADMIN.id, name: "Ada", email: "ada@stadt.example", role: "admin", password_hash: "", disabled: 0 as const };
    await database.db
      .insertInto("account")
      .values({ ...account, version: 1, created_at: 0 })
      .execute();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    await database.db.deleteFrom("look").execute();
    fire = newId<GroupId>();
    await insertGroup(database.db, fire, { name: "Feuerwehr", parentId: null }, 0, 0);
    heard = [];
    const news = new News((error) => {
      throw error;
    });
    news.on("looks-changed", ({ groupId }) => heard.push(groupId));
    looks = createLookService({ db: database.db, now: () => 5, news });
  });

  async function addMedia(change: { readonly kind?: string; readonly state?: string; readonly deleted_at?: number } = {}) {
    const id = newId<MediaId>();
    const facts = { kind: "image", hash: sha256(id), name: "logo.png", description: "", search: "", bytes: 1, width: 8, height: 8 };
    const files = { focus: '{"x":0.5,"y":0.5}', renditions: "[]", thumbnail: "null", pages: "[]", film: "null" };
    const work = { state: "ready", progress: 1, problem: null, source: null, attempts: 0, claimed_until: null, group_id: null };
    const row = { id, ...facts, ...files, ...work, version: 1, created_by: ADMIN.id, created_at: 0, deleted_at: null, ...change };
    await database.db.insertInto("media").values(row).execute();
    return id;
  }

  it("are the usual one before anybody has set any", async () => {
    expect(await looks.list(EDITOR)).toEqual([{ groupId: null, look: USUAL_LOOK, version: 0, screens: 0 }]);
    expect(await readLooks(database.db, allReadable)).toEqual({ organisation: USUAL_LOOK, groups: new Map() });
  });

  it("are those saved last, the organisation's first", async () => {
    expect(await looks.save(ADMIN, { groupId: fire, version: 0, look: RED })).toEqual({ groupId: fire, version: 1, look: RED });
    await looks.save(ADMIN, { groupId: null, version: 0, look: RED });
    await looks.save(ADMIN, { groupId: null, version: 1, look: BLUE });
    expect(await looks.list(EDITOR)).toEqual([
      { groupId: null, look: BLUE, version: 2, screens: 0 },
      { groupId: fire, look: RED, version: 1, screens: 0 },
    ]);
    expect(await readLooks(database.db, allReadable)).toEqual({ organisation: BLUE, groups: new Map([[fire, RED]]) });
    expect(heard).toEqual([fire, null, null]);
  });

  it("say how many screens have them", async () => {
    const { db } = database;
    const [watch, siteId] = [newId<GroupId>(), newId<SiteId>()];
    await insertGroup(db, watch, { name: "Wache", parentId: fire }, 0, 0);
    await insertSite(db, siteId, { name: "Wache", zone: TimeZone.parse("Europe/Berlin"), region: null, headcount: 1 }, 0);
    for (const groupIds of [[watch], [fire, watch], []]) {
      const draft = {
        name: "Tor",
        siteId,
        groupIds,
        theme: "paper" as const,
        programme: USUAL_PROGRAMME,
        viewing: null,
        display: USUAL_DISPLAY,
      };
      await insertScreen(db, { id: newId(), draft, siteName: "Wache", audienceKey: "", tokenHash: newId(), nowMs: 0 });
    }
    await looks.save(ADMIN, { groupId: fire, version: 0, look: RED });
    expect((await looks.list(EDITOR)).map(({ groupId, screens }) => [groupId, screens])).toEqual([
      [null, 1],
      [fire, 2],
    ]);
    await db.deleteFrom("screen").execute();
  });

  it("are changed by administrators alone", async () => {
    await expect(looks.save(EDITOR, { groupId: null, version: 0, look: BLUE })).rejects.toMatchObject({ code: "not-allowed" });
    await expect(looks.remove(EDITOR, fire, 1)).rejects.toMatchObject({ code: "not-allowed" });
    expect(heard).toEqual([]);
  });

  it("are never overwritten unseen: the slower one is told how it stands", async () => {
    await looks.save(ADMIN, { groupId: null, version: 0, look: BLUE });
    const current = { groupId: null, version: 1, look: BLUE };
    for (const version of [0, 2]) {
      await expect(looks.save(ADMIN, { groupId: null, version, look: RED })).rejects.toMatchObject({
        code: "conflict",
        extras: { current },
      });
    }
    expect(heard).toEqual([null]);
  });

  it("of two first ones at once only one is taken", async () => {
    const saves = await Promise.allSettled([RED, BLUE].map((one) => looks.save(ADMIN, { groupId: fire, version: 0, look: one })));
    expect(saves.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect((await looks.list(EDITOR)).length).toBe(2);
  });

  it("refuse an accent that cannot be read, by its tone", async () => {
    const save = (change: Partial<Look>) => looks.save(ADMIN, { groupId: null, version: 0, look: look(change) });
    const refusal = { code: "invalid-input", extras: { issues: [{ path: ["look", "accent"], rule: "contrast-too-low" }] } };
    await expect(save({ accent: "#f2b441" })).rejects.toMatchObject(refusal);
    await expect(save({ accent: "#1f5f9e", tone: { kind: "night" } })).rejects.toMatchObject(refusal);
    expect((await save({ accent: "#f2b441", tone: { kind: "night" } })).version).toBe(1);
  });

  it("refuse a logo that is not there, not an image, not ready or deleted", async () => {
    const save = (logo: MediaId) => looks.save(ADMIN, { groupId: null, version: 0, look: look({ logo }) });
    const ruleFor = (logo: MediaId) => save(logo).catch((error) => error.extras.issues[0]);
    expect(await ruleFor(newId())).toMatchObject({ path: ["look", "logo"], rule: "unknown-media" });
    expect(await ruleFor(await addMedia({ kind: "video" }))).toMatchObject({ rule: "not-an-image" });
    expect(await ruleFor(await addMedia({ state: "processing" }))).toMatchObject({ rule: "not-ready" });
    expect(await ruleFor(await addMedia({ deleted_at: 1 }))).toMatchObject({ rule: "unknown-media" });
  });

  it("of a group can be taken away, by whoever saw its newest", async () => {
    await looks.save(ADMIN, { groupId: fire, version: 0, look: RED });
    await looks.save(ADMIN, { groupId: fire, version: 1, look: BLUE });
    await expect(looks.remove(ADMIN, fire, 1)).rejects.toMatchObject({ code: "conflict" });
    await looks.remove(ADMIN, fire, 2);
    await expect(looks.remove(ADMIN, fire, 2)).rejects.toMatchObject({ code: "not-found" });
    await expect(looks.save(ADMIN, { groupId: fire, version: 2, look: RED })).rejects.toMatchObject({ code: "not-found" });
    expect((await looks.list(EDITOR)).length).toBe(1);
    expect(heard).toEqual([fire, fire, fire]);
  });

  it("need a group that is there, and go away with it", async () => {
    await looks.save(ADMIN, { groupId: fire, version: 0, look: RED });
    await deleteGroup(database.db, fire);
    expect((await readLooks(database.db, allReadable)).groups).toEqual(new Map());
    await expect(looks.save(ADMIN, { groupId: fire, version: 0, look: RED })).rejects.toMatchObject({
      extras: { issues: [{ path: ["groupId"], rule: "unknown-group" }] },
    });
  });
});

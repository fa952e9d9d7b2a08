import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ContentHash, GroupId, ScreenId, SiteId } from "../../../domain/model/id.ts";
import { USUAL_DISPLAY, USUAL_PROGRAMME } from "../../../domain/model/screen.ts";
import { Instant, TimeZone } from "../../../domain/model/time.ts";
import { Ledger } from "../../../server/delivery/ledger.ts";
import { TakeoverBook } from "../../../server/delivery/takeover-book.ts";
import { insertGroup } from "../../../server/groups/group-repository.ts";
import { newId, sha256 } from "../../../server/platform/secret.ts";
import { insertScreen } from "../../../server/screens/screen-repository.ts";
import { insertSite } from "../../../server/sites/site-repository.ts";
import { DIALECTS, type TestDatabase } from "../databases.ts";

const START_MS = 1_799_046_000_000;
const at = (ms: number) => Instant.parse(START_MS + ms);
const [plain, overlaid] = [sha256("plain") as ContentHash, sha256("overlaid") as ContentHash];

describe.each(DIALECTS)("the ledger on $dialect", ({ open }) => {
  let database: TestDatabase;
  let ledger: Ledger;
  let nowMs = START_MS;
  const screenId = newId<ScreenId>();

  beforeAll(async () => {
    database = await open();
    const { db } = database;
    const [siteId, groupId] = [newId<SiteId>(), newId<GroupId>()];
    await insertSite(db, siteId, { name: "Wache", zone: TimeZone.parse("Europe/Berlin"), region: null, headcount: 1 }, START_MS);
    await insertGroup(db, groupId, { name: "Alle", parentId: null }, 0, START_MS);
    const draft = {
      name: "S",
      siteId,
      groupIds: [groupId],
      theme: "paper" as const,
      programme: USUAL_PROGRAMME,
      viewing: null,
      display: USUAL_DISPLAY,
    };
    await insertScreen(db, { id: screenId, draft, siteName: "Wache", audienceKey: "any", tokenHash: sha256("token"), nowMs: START_MS });
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    await database.db.deleteFrom("delivery").execute();
    nowMs = START_MS + 10_000;
    ledger = new Ledger(database.db, () => nowMs, new TakeoverBook(() => undefined));
  });

  const lines = async () =>
    (await database.db.selectFrom("delivery").selectAll().orderBy("pushed_at").execute()).map((row) => [
      row.playlist_hash === plain ? "plain" : "overlaid",
      row.pushed_at - START_MS,
      row.applied_at === null ? null : row.applied_at - START_MS,
      row.painted_at === null ? null : row.painted_at - START_MS,
    ]);

  /** Two playlists within a moment: the screen has reported on both before it is noted who was sent the first. */
  function overlaidAndClearedAtOnce(): void {
    ledger.pushed(screenId, plain, at(0));
    ledger.announced(overlaid, at(1000));
    ledger.painted(screenId, { playlist: overlaid, slide: "x", atMs: at(1040) });
    ledger.announced(plain, at(1100));
    ledger.painted(screenId, { playlist: plain, slide: "x", atMs: at(1140) });
  }

  const EXPECTED = [
    ["plain", 0, null, null],
    ["overlaid", 1000, 1040, 1040],
    ["plain", 1100, 1140, 1140],
  ];

  it("has one line for each delivery when playlists follow each other faster than the book is kept", async () => {
    overlaidAndClearedAtOnce();
    ledger.pushed(screenId, overlaid, at(1000));
    ledger.pushed(screenId, plain, at(1100));
    await ledger.flush();
    expect(await lines()).toEqual(EXPECTED);
  });

  it("forgets no report when the push is noted after the report was written", async () => {
    overlaidAndClearedAtOnce();
    await ledger.flush();
    ledger.pushed(screenId, overlaid, at(1000));
    ledger.pushed(screenId, plain, at(1100));
    await ledger.flush();
    expect(await lines()).toEqual(EXPECTED);
  });

  it("has written what came in before the call when a flush is done, also if another was under way", async () => {
    overlaidAndClearedAtOnce();
    const first = ledger.flush();
    await ledger.flush();
    expect(await lines()).toEqual(EXPECTED);
    expect(await first).toBe(true);
  });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ContentHash, ScreenId, SiteId } from "../../../domain/model/id.ts";
import { USUAL_DISPLAY, USUAL_PROGRAMME } from "../../../domain/model/screen.ts";
import { TimeZone } from "../../../domain/model/time.ts";
import { saveDeliveries } from "../../../server/delivery/delivery-repository.ts";
import { forgetHistory } from "../../../server/delivery/forget-history.ts";
import type { Db } from "../../../server/platform/database/database.ts";
import { newId, sha256 } from "../../../server/platform/secret.ts";
import { savePlaylist } from "../../../server/playlists/playlist-repository.ts";
import { createPlaysService } from "../../../server/plays/plays-service.ts";
import { Reckoner } from "../../../server/reports/reckoner.ts";
import { insertScreen } from "../../../server/screens/screen-repository.ts";
import { insertSite } from "../../../server/sites/site-repository.ts";
import { playlist } from "../../player/playlist.ts";
import { DIALECTS, type TestDatabase } from "../databases.ts";

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** Midnight in Berlin at the beginning of Friday, 26 March 2027; summer time begins on Sunday. */
const FRIDAY_MS = Date.parse("2027-03-25T23:00:00Z");
const ANNOUNCEMENT = "11111111-1111-4111-8111-111111111111";

describe.each(DIALECTS)("what should have been painted on $dialect", ({ open }) => {
  let database: TestDatabase;
  let db: Db;
  let nowMs = FRIDAY_MS;
  const now = () => nowMs;
  const siteId = newId<SiteId>();
  const screenId = newId<ScreenId>();
  const readOrganisation = async () => ({ keepDays: 90 }) as never;

  beforeAll(async () => {
    database = await open();
    db = database.db;
    await insertSite(db, siteId, { name: "Wache", zone: TimeZone.parse("Europe/Berlin"), region: null, headcount: 9 }, 0);
    const draft = {
      name: "S",
      siteId,
      groupIds: [],
      theme: "paper" as const,
      programme: USUAL_PROGRAMME,
      viewing: null,
      display: USUAL_DISPLAY,
    };
    await insertScreen(db, { id: screenId, draft, siteName: "Wache", audienceKey: "a", tokenHash: sha256("a"), nowMs: FRIDAY_MS });
    // Ten seconds of every thirty, without end; and another such one in its place from Saturday noon on.
    for (const [name, fromMs] of [
      ["first", FRIDAY_MS],
      ["second", FRIDAY_MS + 1.5 * DAY_MS],
    ] as const) {
      const hash = sha256(name) as ContentHash;
      const turning = { ...playlist([{}, { dwellMs: 20_000 }]), fromMs, untilMs: fromMs + 60 * DAY_MS, segments: [{ fromMs, loop: 0 }] };
      const slides = turning.slides.map((slide, index) => (index === 0 ? slide : { ...slide, announcementId: newId() }));
      await savePlaylist(db, { hash, text: JSON.stringify({ ...turning, slides }) }, fromMs);
      await saveDeliveries(db, [{ screenId, hash, pushedAtMs: fromMs, appliedAtMs: fromMs, paintedAtMs: null }]);
    }
  });
  afterAll(() => database.close());

  const stored = async () => {
    const rows = await db.selectFrom("play_day").selectAll().where("subject", "=", ANNOUNCEMENT).orderBy("day").execute();
    return rows.map((row) => [row.day, row.scheduled_count, row.scheduled_ms]);
  };

  it("is stored for days that are over, each once, in days of the site: the one with 23 hours too", async () => {
    const reckoner = new Reckoner({ db, now, readOrganisation });
    nowMs = FRIDAY_MS + 5 * HOUR_MS;
    await reckoner.storeEnded();
    expect(await stored()).toEqual([]);
    nowMs = FRIDAY_MS + 3 * DAY_MS;
    await reckoner.storeEnded();
    await reckoner.storeEnded();
    const round = 120;
    expect(await stored()).toEqual([
      ["2027-03-26", 24 * round, 8 * HOUR_MS],
      ["2027-03-27", 24 * round, 8 * HOUR_MS],
      ["2027-03-28", 23 * round, (23 * HOUR_MS) / 3],
    ]);
  });

  it("is known for today up to now, and grows", async () => {
    const reckoner = new Reckoner({ db, now, readOrganisation });
    nowMs = FRIDAY_MS + 3 * DAY_MS;
    await reckoner.bringUpToDate(ANNOUNCEMENT as never);
    expect((await stored()).at(-1)).toEqual(["2027-03-29", 120, HOUR_MS / 3]);
    nowMs += 30_000;
    await reckoner.bringUpToDate(ANNOUNCEMENT as never);
    expect((await stored()).at(-1)).toEqual(["2027-03-29", 120, HOUR_MS / 3]);
    nowMs += HOUR_MS;
    await reckoner.bringUpToDate(ANNOUNCEMENT as never);
    expect((await stored()).at(-1)).toEqual(["2027-03-29", 241, HOUR_MS / 3 + HOUR_MS / 3 + 10_000]);
  });

  it("outlives the playlists, and is forgotten with the sums after thirteen months; hours after a week", async () => {
    const plays = createPlaysService({ db, now });
    const hour = nowMs - (nowMs % HOUR_MS);
    const painted = { subject: ANNOUNCEMENT, atMs: hour, hours: 1, panel: "unknown", count: 1, paintedMs: 5000 } as const;
    await plays.take(screenId, { instance: "a", sequence: 1 }, [painted]);
    nowMs = FRIDAY_MS + 8 * DAY_MS + 3 * HOUR_MS;
    expect(await plays.forget()).toEqual({ hours: 0, days: 0 });
    nowMs = FRIDAY_MS + 120 * DAY_MS;
    expect(await plays.forget()).toEqual({ hours: 1, days: 0 });
    await new Reckoner({ db, now, readOrganisation }).storeEnded();
    await forgetHistory(db, nowMs, 90);
    const before = await stored();
    await new Reckoner({ db, now, readOrganisation }).bringUpToDate(null);
    expect((await stored()).slice(0, 4)).toEqual(before.slice(0, 4));
    expect(before[2]).toEqual(["2027-03-28", 23 * 120, (23 * HOUR_MS) / 3]);
    nowMs = FRIDAY_MS + 2 * DAY_MS + 397 * DAY_MS;
    expect((await plays.forget()).days).toBeGreaterThan(0);
    expect((await stored())[0]?.[0]).toBe("2027-03-28");
  });
});

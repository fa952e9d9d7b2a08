import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ScreenId, SiteId } from "../../../domain/model/id.ts";
import type { Instant } from "../../../domain/model/time.ts";
import { createPresenceService, type PresenceService } from "../../../server/presence/presence-service.ts";
import { openSqliteForTest, type TestDatabase } from "../databases.ts";
import { soundHeartbeat } from "../device.ts";
import { addScreen, addSite } from "../places.ts";

/** Monday, 4 January 2027, 08:00 in Berlin. */
const START_MS = 1_799_046_000_000;

describe("a screen", () => {
  let database: TestDatabase;
  let siteId: SiteId;
  let nowMs: number;
  let presence: PresenceService;

  beforeAll(async () => {
    database = await openSqliteForTest();
    siteId = await addSite(database.db);
  });
  afterAll(() => database.close());
  beforeEach(() => {
    nowMs = START_MS;
    presence = createPresenceService({ db: database.db, now: () => nowMs });
  });

  async function pair(): Promise<ScreenId> {
    const id = await addScreen(database.db, siteId, {}, nowMs);
    presence.add(id, nowMs);
    return id;
  }

  function wait(seconds: number): void {
    nowMs += seconds * 1000;
    presence.tick();
  }

  it("is offline when its device was replaced, whatever that one knew of its programme, and sound again by the next one", async () => {
    const id = await pair();
    presence.heard(id, soundHeartbeat({ untilMs: (nowMs + 3600_000) as Instant }));
    presence.faulted(id, "storage");
    expect(presence.of(id)).toMatchObject({ state: "faulty", trouble: "storage" });
    presence.takeChanged();
    presence.replaced(id);
    expect([...presence.takeChanged()]).toEqual([id]);
    // Nothing that the one before said is taken for the next one's.
    expect(presence.of(id)).toMatchObject({ state: "live", trouble: null, player: null, playlist: null, slide: null, engine: null });
    wait(60);
    expect(presence.of(id).state).toBe("offline");
    presence.heard(id, soundHeartbeat());
    expect(presence.of(id)).toMatchObject({ state: "live", player: "live" });
  });

  it("is faulty while two devices say that they are it", async () => {
    const id = await pair();
    presence.heard(id, soundHeartbeat());
    presence.cloned(id);
    expect(presence.of(id)).toMatchObject({ state: "faulty", trouble: "cloned" });
    for (let beat = 0; beat < 59; beat++) {
      wait(15);
      presence.heard(id, soundHeartbeat());
    }
    expect(presence.of(id).state).toBe("faulty");
    wait(15);
    expect(presence.of(id)).toMatchObject({ state: "live", trouble: null });
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Revision } from "../../../server/playlists/revision.ts";
import { DIALECTS, type TestDatabase } from "../databases.ts";

describe.each(DIALECTS)("the revision of playlists on $dialect", ({ open }) => {
  let database: TestDatabase;
  let nowMs: number;
  const revision = () => new Revision(database.db, () => nowMs);

  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    nowMs = 1_800_000_000_000;
    await database.db.deleteFrom("setting").execute();
  });

  it("is nothing before the first change", async () => {
    const one = revision();
    await one.load();
    expect(one.value).toBe(0);
  });

  it("goes with the clock, and on by one where that stands still or goes back", async () => {
    const one = revision();
    await one.advance();
    expect(one.value).toBe(1_800_000_000_000);
    await one.advance();
    expect(one.value).toBe(1_800_000_000_001);
    nowMs -= 3_600_000;
    await one.advance();
    expect(one.value).toBe(1_800_000_000_002);
    nowMs += 7_200_000;
    await one.advance();
    expect(one.value).toBe(1_800_003_600_000);
  });

  it("is remembered over restarts, even by a server whose clock is behind", async () => {
    await revision().advance();
    nowMs = 0;
    const again = revision();
    await again.load();
    expect(again.value).toBe(1_800_000_000_000);
    await again.advance();
    expect(again.value).toBe(1_800_000_000_001);
  });
});

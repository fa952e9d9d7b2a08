import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Db } from "../../../server/platform/database/database.ts";
import { endLease, takeLease } from "../../../server/platform/lease.ts";
import { DIALECTS, type TestDatabase } from "../databases.ts";

describe.each(DIALECTS)("a lease on $dialect", ({ open }) => {
  let database: TestDatabase;
  let db: Db;
  beforeAll(async () => {
    database = await open();
    db = database.db;
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    await db.deleteFrom("lease").execute();
  });

  it("is one server's until it runs out, half-open, and may be kept", async () => {
    expect(await takeLease(db, "x", "one", 0, 100)).toBe(true);
    expect(await takeLease(db, "x", "two", 99, 199)).toBe(false);
    expect(await takeLease(db, "x", "one", 99, 200)).toBe(true);
    expect(await takeLease(db, "x", "two", 199, 299)).toBe(false);
    expect(await takeLease(db, "x", "two", 200, 300)).toBe(true);
    expect(await takeLease(db, "x", "one", 201, 301)).toBe(false);
  });

  it("is free at once if it is given up, by its holder only", async () => {
    await takeLease(db, "x", "one", 0, 100);
    await endLease(db, "x", "two");
    expect(await takeLease(db, "x", "two", 1, 101)).toBe(false);
    await endLease(db, "x", "one");
    expect(await takeLease(db, "x", "two", 2, 102)).toBe(true);
  });

  it("is one of many", async () => {
    expect(await takeLease(db, "x", "one", 0, 100)).toBe(true);
    expect(await takeLease(db, "y", "two", 0, 100)).toBe(true);
  });

  it("is got by one of ten who want it at the same moment", async () => {
    const got = await Promise.all(Array.from({ length: 10 }, (_, place) => takeLease(db, "x", String(place), 0, 100)));
    expect(got.filter(Boolean)).toHaveLength(1);
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createPasswords } from "../../../server/people/password.ts";
import { sha256 } from "../../../server/platform/secret.ts";
import { DIALECTS, type TestDatabase } from "../databases.ts";
import { createPeopleWorld, emptyTables, from, GOOD_PASSWORD, type PeopleWorld, SETUP, START_MS, setUpAdmin } from "./people-world.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const ADA = { email: SETUP.email, password: GOOD_PASSWORD };

describe.each(DIALECTS)("sessions on $dialect", ({ open }) => {
  let database: TestDatabase;
  let world: PeopleWorld;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    await emptyTables(database.db);
    world = createPeopleWorld(database.db);
  });

  async function signIn(token: string | null = null): Promise<string> {
    return (await world.sessions.signIn(ADA, from("10.0.0.1", token))).token;
  }

  it("stands for its user until twelve hours after signing in, however busy", async () => {
    const { actor } = await setUpAdmin(world);
    const token = await signIn();
    expect(await world.sessions.resolve(token)).toEqual({ actor, expiresAtMs: START_MS + 12 * HOUR_MS });
    for (let minutes = 50; minutes < 12 * 60; minutes += 50) {
      world.clock.nowMs = START_MS + minutes * MINUTE_MS;
      expect(await world.sessions.resolve(token)).not.toBeNull();
    }
    world.clock.nowMs = START_MS + 12 * HOUR_MS - 1;
    expect(await world.sessions.resolve(token)).not.toBeNull();
    world.clock.nowMs = START_MS + 12 * HOUR_MS;
    expect(await world.sessions.resolve(token)).toBeNull();
  });

  it("ends after sixty idle minutes, is announced then and stays ended", async () => {
    await setUpAdmin(world);
    const token = await signIn();
    world.clock.nowMs = START_MS + 60 * MINUTE_MS;
    expect(await world.sessions.resolve(token)).toBeNull();
    expect(world.endedTokens).toEqual([sha256(token)]);
    world.clock.nowMs = START_MS;
    expect(await world.sessions.resolve(token)).toBeNull();
  });

  it("is not kept alive by somebody who merely looks", async () => {
    await setUpAdmin(world);
    const token = await signIn();
    world.clock.nowMs = START_MS + 59 * MINUTE_MS;
    expect(await world.sessions.resolve(token, { keepAlive: false })).not.toBeNull();
    world.clock.nowMs = START_MS + 60 * MINUTE_MS;
    expect(await world.sessions.resolve(token)).toBeNull();
  });

  it("writes down the last request at most once a minute", async () => {
    await setUpAdmin(world);
    await database.db.deleteFrom("session").execute();
    const token = await signIn();
    const lastSeen = async () => (await database.db.selectFrom("session").select("last_seen_at").executeTakeFirstOrThrow()).last_seen_at;
    world.clock.nowMs = START_MS + MINUTE_MS - 1;
    await world.sessions.resolve(token);
    expect(await lastSeen()).toBe(START_MS);
    world.clock.nowMs = START_MS + MINUTE_MS;
    await world.sessions.resolve(token);
    expect(await lastSeen()).toBe(START_MS + MINUTE_MS);
  });

  it("gives a new token at sign-in and kills the one the browser brought", async () => {
    const { token: planted } = await setUpAdmin(world);
    const token = await signIn(planted);
    expect(token).not.toBe(planted);
    expect(await world.sessions.resolve(planted)).toBeNull();
    expect(await world.sessions.resolve(token)).not.toBeNull();
    expect(world.endedTokens).toEqual([sha256(planted)]);
  });

  it("leaves the sessions of the user's other browsers alone", async () => {
    const { token: elsewhere } = await setUpAdmin(world);
    const token = await signIn();
    await world.sessions.signOut(token);
    expect(await world.sessions.resolve(token)).toBeNull();
    expect(await world.sessions.resolve(elsewhere)).not.toBeNull();
  });

  it("keeps the token out of the database", async () => {
    await setUpAdmin(world);
    const token = await signIn();
    const rows = await database.db.selectFrom("session").selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(rows.map((row) => row.token_hash)).toContain(sha256(token));
  });

  it("stands for nobody once its user is disabled, even if it began in the same moment", async () => {
    await setUpAdmin(world);
    const token = await signIn();
    await database.db.updateTable("account").set({ disabled: 1 }).execute();
    expect(await world.sessions.resolve(token)).toBeNull();
    await database.db.updateTable("account").set({ disabled: 0 }).execute();
    expect(await world.sessions.resolve(token)).toBeNull();
  });

  it("knows no session for nonsense", async () => {
    expect(await world.sessions.read(null)).toBeNull();
    expect(await world.sessions.read("nonsense")).toBeNull();
    expect(await world.sessions.resolve("")).toBeNull();
  });

  it("signs in with the e-mail however it is typed", async () => {
    await setUpAdmin(world);
    const typed = { email: "  ADA@Lindenau.example ", password: GOOD_PASSWORD };
    expect((await world.sessions.signIn(typed, from("10.0.0.1"))).session).toMatchObject({
      user: { name: "Ada Adler", email: "ada@lindenau.example", role: "admin", disabled: false, version: 1 },
      organisation: { name: "Stadt Lindenau", zone: "Europe/Berlin", language: "de" },
      expiresAtMs: START_MS + 12 * HOUR_MS,
    });
  });

  it("refuses a sixth guess at one account from anywhere, and counts anew after a success", async () => {
    await setUpAdmin(world);
    const guess = (address: string) => world.sessions.signIn({ ...ADA, password: "falsch" }, from(address));
    for (let n = 0; n < 4; n++) await expect(guess(`10.0.1.${String(n)}`)).rejects.toMatchObject({ code: "wrong-credentials" });
    await signIn();
    for (let n = 0; n < 5; n++) await expect(guess(`10.0.1.${String(n)}`)).rejects.toMatchObject({ code: "wrong-credentials" });
    await expect(guess("10.0.1.9")).rejects.toMatchObject({ code: "too-many-requests", extras: { retryAfterSeconds: 60 } });
    await expect(signIn()).rejects.toMatchObject({ code: "too-many-requests" });
  });

  it("refuses a thirty-first guess from one address, whatever the accounts", async () => {
    const guess = (n: number) => world.sessions.signIn({ email: `nobody-${String(n)}@x.example`, password: "falsch" }, from("10.0.0.9"));
    for (let n = 0; n < 30; n++) await expect(guess(n)).rejects.toMatchObject({ code: "wrong-credentials" });
    await expect(guess(30)).rejects.toMatchObject({ code: "too-many-requests" });
  });

  it("does not count successes against an address, so that a whole office may sign in", async () => {
    await setUpAdmin(world);
    for (let n = 0; n < 40; n++) await signIn();
    expect((await database.db.selectFrom("session").selectAll().execute()).length).toBe(41);
  });

  it("counts guesses sent all at once", async () => {
    await setUpAdmin(world);
    const answers = await Promise.allSettled(
      Array.from({ length: 12 }, () => world.sessions.signIn({ ...ADA, password: "falsch" }, from("10.0.0.1"))),
    );
    const codes = answers.map((answer) => answer.status === "rejected" && answer.reason.code);
    expect(codes.filter((code) => code === "wrong-credentials").length).toBe(5);
    expect(codes.filter((code) => code === "too-many-requests").length).toBe(7);
  });

  it("hashes anew at sign-in when the cost has changed", async () => {
    await setUpAdmin(world);
    const costly = "$argon2id$v=19$m=128,t=1,p=1$";
    const passwordHash = await createPasswords({ memory: 128, passes: 1, parallelism: 1 }).hash(GOOD_PASSWORD);
    expect(passwordHash.startsWith(costly)).toBe(true);
    await database.db.updateTable("account").set({ password_hash: passwordHash }).execute();
    await signIn();
    const { password_hash } = await database.db.selectFrom("account").select("password_hash").executeTakeFirstOrThrow();
    expect(password_hash.startsWith("$argon2id$v=19$m=64,t=1,p=1$")).toBe(true);
    await signIn();
  });

  it("forgets sessions that are over", async () => {
    await setUpAdmin(world);
    await signIn();
    world.clock.nowMs = START_MS + 30 * MINUTE_MS;
    await signIn();
    world.clock.nowMs = START_MS + 60 * MINUTE_MS;
    expect(await world.sessions.forgetDead()).toBe(2);
    expect(world.endedTokens.length).toBe(2);
    expect((await database.db.selectFrom("session").selectAll().execute()).length).toBe(1);
  });
});

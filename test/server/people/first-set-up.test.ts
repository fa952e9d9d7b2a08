import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { makeFirstAdministrator } from "../../../server/people/first-set-up.ts";
import { createSetupLink } from "../../../server/people/setup-link.ts";
import { newSecret, sha256 } from "../../../server/platform/secret.ts";
import { DIALECTS, type TestDatabase } from "../databases.ts";
import { createPeopleWorld, emptyTables, from, type PeopleWorld, SETUP, START_MS } from "./people-world.ts";

describe.each(DIALECTS)("the first set-up on $dialect", ({ open }) => {
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

  async function link(): Promise<string> {
    const token = await createSetupLink(database.db, START_MS);
    if (token === null) throw new Error("There is a user already");
    return token;
  }

  function setUp(token: string, change: Partial<typeof SETUP> = {}) {
    return world.sessions.setUp({ ...SETUP, ...change, token }, from("10.0.0.1"));
  }

  async function count(table: "account" | "screen_group" | "setting" | "session" | "setup_link"): Promise<number> {
    return (await database.db.selectFrom(table).selectAll().execute()).length;
  }

  it("makes the administrator, the organisation, the group of everybody and a session", async () => {
    const { token, session } = await setUp(await link());
    expect(session).toMatchObject({
      user: { name: "Ada Adler", email: "ada@lindenau.example", role: "admin", disabled: false, version: 1, createdAtMs: START_MS },
      organisation: { name: "Stadt Lindenau", zone: "Europe/Berlin", language: "de" },
    });
    expect((await world.sessions.resolve(token))?.actor).toEqual({ id: session.user.id, role: "admin" });
    expect(await database.db.selectFrom("screen_group").select(["name", "parent_id"]).execute()).toEqual([
      { name: "Alle Beschäftigten", parent_id: null },
    ]);
  });

  it("kills its link", async () => {
    const token = await link();
    await setUp(token);
    await expect(setUp(token, { email: "eve@lindenau.example" })).rejects.toMatchObject({ code: "gone" });
    expect(await count("account")).toBe(1);
  });

  it("is over for good once there is a user: no start makes a link again", async () => {
    await setUp(await link());
    expect(await createSetupLink(database.db, START_MS)).toBeNull();
    expect(await count("setup_link")).toBe(0);
  });

  it("takes only the link of the last start", async () => {
    const earlier = await link();
    const latest = await link();
    await expect(setUp(earlier)).rejects.toMatchObject({ code: "gone" });
    await setUp(latest);
  });

  it("refuses a guessed link", async () => {
    await link();
    await expect(setUp("")).rejects.toMatchObject({ code: "gone" });
    await expect(setUp("A".repeat(43))).rejects.toMatchObject({ code: "gone" });
    expect(await count("account")).toBe(0);
  });

  it("lets exactly one win of several at once", async () => {
    const token = await link();
    const emails = ["a@x.example", "b@x.example", "c@x.example", "d@x.example"];
    const answers = await Promise.allSettled(emails.map((email) => setUp(token, { email })));
    expect(answers.filter((answer) => answer.status === "fulfilled").length).toBe(1);
    expect(answers.filter((answer) => answer.status === "rejected" && answer.reason.code === "gone").length).toBe(3);
    expect([await count("account"), await count("screen_group"), await count("session")]).toEqual([1, 1, 1]);
  });

  it("does not work by a link that was made while another server set up", async () => {
    await setUp(await link());
    const token = newSecret();
    await database.db
      .insertInto("setup_link")
      .values({ token_hash: sha256(token), created_at: START_MS })
      .execute();
    await expect(setUp(token, { email: "eve@lindenau.example" })).rejects.toMatchObject({ code: "gone" });
    expect(await count("account")).toBe(1);
  });

  it("does not work by a link that died while the password was hashed, and spares the living one", async () => {
    const living = await link();
    const dead = { ...SETUP, token: newSecret() };
    const attempt = database.db.transaction().execute((tx) => makeFirstAdministrator(tx, dead, "hash", START_MS));
    await expect(attempt).rejects.toMatchObject({ code: "gone" });
    expect(await count("account")).toBe(0);
    await setUp(living);
  });

  it("stores nothing at all if any part fails, and the link lives on", async () => {
    const token = await link();
    const failing = createPeopleWorld(database.db);
    await database.db.schema.alterTable("screen_group").renameTo("screen_group_away").execute();
    await expect(failing.sessions.setUp({ ...SETUP, token }, from("10.0.0.1"))).rejects.toThrow(/screen_group/);
    await database.db.schema.alterTable("screen_group_away").renameTo("screen_group").execute();
    expect([await count("account"), await count("setting"), await count("setup_link")]).toEqual([0, 0, 1]);
    await setUp(token);
  });

  it("refuses a password that everybody tries first, and the link lives on", async () => {
    const token = await link();
    await expect(setUp(token, { password: "Passwort2026!" })).rejects.toMatchObject({
      code: "invalid-input",
      extras: { issues: [{ path: ["password"], rule: "common-password" }] },
    });
    await setUp(token);
  });
});

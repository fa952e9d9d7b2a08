import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor, User } from "../../../domain/model/user.ts";
import { newId, sha256 } from "../../../server/platform/secret.ts";
import { DIALECTS, type TestDatabase } from "../databases.ts";
import { createPeopleWorld, emptyTables, from, type PeopleWorld, SETUP, setUpAdmin } from "./people-world.ts";

const BERT = { name: "Bert Bauer", email: "bert@lindenau.example", role: "editor", password: "vier Igel im Laub" } as const;

describe.each(DIALECTS)("users on $dialect", ({ open }) => {
  let database: TestDatabase;
  let world: PeopleWorld;
  let admin: Actor;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    await emptyTables(database.db);
    world = createPeopleWorld(database.db);
    admin = (await setUpAdmin(world)).actor;
  });

  const editor: Actor = { id: newId(), role: "editor" };

  function create(change: object = {}, key: string | null = null): Promise<User> {
    return world.users.create(admin, { ...BERT, ...change }, key);
  }

  async function signIn(email: string, password: string): Promise<string> {
    return (await world.sessions.signIn({ email, password }, from("10.0.0.2"))).token;
  }

  it("belong to administrators alone", async () => {
    await expect(world.users.list(editor, { limit: 50 })).rejects.toMatchObject({ code: "not-allowed" });
    await expect(world.users.create(editor, BERT, null)).rejects.toMatchObject({ code: "not-allowed" });
    await expect(world.users.update(editor, admin.id, 1, { name: "x", role: "admin", disabled: false })).rejects.toMatchObject({
      code: "not-allowed",
    });
    expect((await world.users.list(admin, { limit: 50 })).items.map((user) => user.name)).toEqual(["Ada Adler"]);
  });

  it("sign in with the password they were given, and never show it", async () => {
    const user = await create();
    expect(user).toEqual({
      id: user.id,
      name: "Bert Bauer",
      email: "bert@lindenau.example",
      role: "editor",
      disabled: false,
      version: 1,
      createdAtMs: user.createdAtMs,
    });
    expect((await world.sessions.resolve(await signIn(BERT.email, BERT.password)))?.actor).toEqual({ id: user.id, role: "editor" });
  });

  it("have an e-mail of their own, also when two are made at once", async () => {
    await expect(create({ email: SETUP.email })).rejects.toMatchObject({
      code: "invalid-input",
      extras: { issues: [{ path: ["email"], rule: "email-taken" }] },
    });
    const answers = await Promise.allSettled([create(), create(), create()]);
    expect(answers.filter((answer) => answer.status === "fulfilled").length).toBe(1);
  });

  it("are made once for one key, and another request with that key is refused", async () => {
    const first = await create({}, "key-1");
    expect(await create({}, "key-1")).toEqual(first);
    await expect(create({ name: "Berta Bauer" }, "key-1")).rejects.toMatchObject({ code: "conflict" });
    expect((await world.users.list(admin, { limit: 50 })).items.length).toBe(2);
  });

  it("leave no quick hash of their password behind", async () => {
    await create({}, "key-1");
    const { request_hash } = await database.db.selectFrom("idempotency").select("request_hash").executeTakeFirstOrThrow();
    const { password: _, ...input } = BERT;
    expect(request_hash).toBe(sha256(JSON.stringify(["users.create", input])));
  });

  it("cannot have a password that everybody tries first", async () => {
    await expect(create({ password: "Willkommen2026" })).rejects.toMatchObject({
      extras: { issues: [{ path: ["password"], rule: "common-password" }] },
    });
  });

  it("are listed by name, page by page, each once, also those of the same name", async () => {
    for (const n of [1, 2, 3, 4]) await create({ name: n < 3 ? "Zoe" : "Mia", email: `${String(n)}@x.example` });
    const names: string[] = [];
    const ids = new Set<string>();
    let cursor: string | undefined;
    do {
      const page = await world.users.list(admin, { limit: 2, cursor });
      names.push(...page.items.map((user) => user.name));
      for (const user of page.items) ids.add(user.id);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(names).toEqual(["Ada Adler", "Mia", "Mia", "Zoe", "Zoe"]);
    expect(ids.size).toBe(5);
    await expect(world.users.list(admin, { limit: 2, cursor: "made up" })).rejects.toMatchObject({ code: "invalid-input" });
  });

  it("keep what somebody else saved first", async () => {
    const { id } = await create();
    const saved = await world.users.update(admin, id, 1, { name: "Bert B.", role: "editor", disabled: false });
    expect(saved.version).toBe(2);
    await expect(world.users.update(admin, id, 1, { name: "B. Bauer", role: "editor", disabled: false })).rejects.toMatchObject({
      code: "conflict",
      extras: { current: saved },
    });
    await expect(world.users.update(admin, newId(), 1, { name: "x", role: "editor", disabled: false })).rejects.toMatchObject({
      code: "not-found",
    });
  });

  it("are signed out at once when disabled, and cannot sign in again", async () => {
    const { id } = await create();
    const token = await signIn(BERT.email, BERT.password);
    await world.users.update(admin, id, 1, { name: BERT.name, role: "editor", disabled: true });
    expect(world.endedTokens).toEqual([sha256(token)]);
    expect(await world.sessions.resolve(token)).toBeNull();
    await expect(signIn(BERT.email, BERT.password)).rejects.toMatchObject({ code: "wrong-credentials" });
    await world.users.update(admin, id, 2, { name: BERT.name, role: "editor", disabled: false });
    expect(await world.sessions.resolve(token)).toBeNull();
  });

  it("are signed out at once by a new role, but not by a new name", async () => {
    const { id } = await create();
    const token = await signIn(BERT.email, BERT.password);
    await world.users.update(admin, id, 1, { name: "Bert B.", role: "editor", disabled: false });
    expect(await world.sessions.resolve(token)).not.toBeNull();
    await world.users.update(admin, id, 2, { name: "Bert B.", role: "admin", disabled: false });
    expect(await world.sessions.resolve(token)).toBeNull();
    expect(world.endedTokens).toEqual([sha256(token)]);
  });

  it("always include one administrator who can sign in", async () => {
    const demoted = world.users.update(admin, admin.id, 1, { name: "Ada Adler", role: "editor", disabled: false });
    await expect(demoted).rejects.toMatchObject({ code: "invalid-input", extras: { issues: [{ path: ["role"], rule: "last-admin" }] } });
    const disabled = world.users.update(admin, admin.id, 1, { name: "Ada Adler", role: "admin", disabled: true });
    await expect(disabled).rejects.toMatchObject({
      code: "invalid-input",
      extras: { issues: [{ path: ["disabled"], rule: "last-admin" }] },
    });
    const idle = await create({ role: "admin" });
    await world.users.update(admin, idle.id, 1, { name: BERT.name, role: "admin", disabled: true });
    await expect(world.users.update(admin, admin.id, 1, { name: "Ada Adler", role: "editor", disabled: false })).rejects.toMatchObject({
      code: "invalid-input",
    });
    expect((await world.users.update(admin, admin.id, 1, { name: "Ada A.", role: "admin", disabled: false })).version).toBe(2);
  });

  it("include one administrator also when two demote each other at the same moment", async () => {
    for (let round = 0; round < 10; round++) {
      await emptyTables(database.db);
      const { actor: ada } = await setUpAdmin(world);
      const bert = await world.users.create(ada, { ...BERT, role: "admin" }, null);
      const answers = await Promise.allSettled([
        world.users.update(ada, bert.id, 1, { name: BERT.name, role: "editor", disabled: false }),
        world.users.update({ id: bert.id, role: "admin" }, ada.id, 1, { name: "Ada Adler", role: "editor", disabled: false }),
      ]);
      expect(answers.filter((answer) => answer.status === "fulfilled").length).toBe(1);
      const admins = await database.db.selectFrom("account").select("id").where("role", "=", "admin").execute();
      expect(admins.length).toBe(1);
    }
  });

  it("tell their changes as news", async () => {
    const heard: string[] = [];
    world.news.on("user-changed", ({ userId }) => heard.push(userId));
    const { id } = await create();
    await world.users.update(admin, id, 1, { name: "Bert B.", role: "editor", disabled: false });
    expect(heard).toEqual([id, id]);
  });
});

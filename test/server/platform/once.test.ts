import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod/mini";
import type { UserId } from "../../../domain/model/id.ts";
import type { Db } from "../../../server/platform/database/database.ts";
import { type CreatingRequest, createOnce, forgetOldKeys } from "../../../server/platform/once.ts";
import { newId } from "../../../server/platform/secret.ts";
import { DIALECTS, type TestDatabase } from "../databases.ts";

const Made = z.strictObject({ name: z.string() });
type Made = z.infer<typeof Made>;
const ADA = { id: newId<UserId>(), role: "admin" } as const;
const EVA = { id: newId<UserId>(), role: "editor" } as const;
const NOW_MS = 1_799_046_000_000;

const request = (more: Partial<CreatingRequest<Made>> = {}): CreatingRequest<Made> => ({
  actor: ADA,
  key: "key-00000001",
  operation: "things.create",
  input: { name: "Grill" },
  nowMs: NOW_MS,
  parse: (value) => z.parse(Made, value),
  ...more,
});

describe.each(DIALECTS)("creating on $dialect", ({ open }) => {
  let database: TestDatabase;
  let db: Db;
  beforeAll(async () => {
    database = await open();
    db = database.db;
  });
  afterAll(() => database.close());
  afterEach(async () => {
    await db.deleteFrom("idempotency").execute();
    await db.deleteFrom("setting").execute();
  });

  /** Stands for what a feature creates: a row in the same transaction. */
  let count = 0;
  const make = async (tx: Db): Promise<Made> => {
    count += 1;
    await tx
      .insertInto("setting")
      .values({ key: `thing-${String(count)}`, value: "x" })
      .execute();
    return { name: `made ${String(count)}` };
  };
  const countThings = async () => (await db.selectFrom("setting").select("key").execute()).length;

  it("happens each time without a key", async () => {
    await createOnce(db, request({ key: null }), make);
    await createOnce(db, request({ key: null }), make);
    expect(await countThings()).toBe(2);
  });

  it("happens once with a key, and the answer is the same", async () => {
    const first = await createOnce(db, request(), make);
    expect(await createOnce(db, request(), make)).toEqual(first);
    expect(await countThings()).toBe(1);
  });

  it("happens once when asked many times at once", async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => createOnce(db, request(), make)));
    expect(new Set(answers.map(({ name }) => name)).size).toBe(1);
    expect(await countThings()).toBe(1);
  });

  it("is refused when the key was used for something else", async () => {
    await createOnce(db, request(), make);
    for (const other of [request({ input: { name: "Zelt" } }), request({ operation: "others.create" })]) {
      await expect(createOnce(db, other, make)).rejects.toMatchObject({ code: "conflict" });
    }
    expect(await countThings()).toBe(1);
  });

  it("is another matter for another person with the same key", async () => {
    const mine = await createOnce(db, request(), make);
    expect(await createOnce(db, request({ actor: EVA }), make)).not.toEqual(mine);
    expect(await countThings()).toBe(2);
  });

  it("that fails leaves nothing, and the key is free for the next try", async () => {
    const fail = async (tx: Db): Promise<Made> => {
      await make(tx);
      throw new Error("power cut");
    };
    await expect(createOnce(db, request(), fail)).rejects.toThrow("power cut");
    expect(await countThings()).toBe(0);
    await createOnce(db, request(), make);
    expect(await countThings()).toBe(1);
  });

  it("goes to the one who waits when the one before fails", async () => {
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
    const { promise: mayFail, resolve: letFail } = Promise.withResolvers<void>();
    const failing = createOnce(db, request(), async (): Promise<Made> => {
      begin();
      await mayFail;
      throw new Error("broken");
    });
    await begun;
    const waiting = createOnce(db, request(), make);
    letFail();
    await expect(failing).rejects.toThrow("broken");
    await waiting;
    expect(await countThings()).toBe(1);
  });

  it("remembers a day, no longer", async () => {
    await createOnce(db, request(), make);
    expect(await forgetOldKeys(db, NOW_MS + 86_400_000)).toBe(0);
    expect(await forgetOldKeys(db, NOW_MS + 86_400_001)).toBe(1);
    await createOnce(db, request(), make);
    expect(await countThings()).toBe(2);
  });

  it("stores no input in readable form", async () => {
    await createOnce(db, request({ input: { name: "geheim" } }), make);
    const rows = await db.selectFrom("idempotency").selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain("geheim");
  });
});

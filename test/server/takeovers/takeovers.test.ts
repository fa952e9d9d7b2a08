import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { GroupId, TakeoverId } from "../../../domain/model/id.ts";
import { send } from "../attack/attacked-server.ts";
import { refusalOf } from "../refusal.ts";
import { pairScreen } from "../running-server.ts";
import { SERVERS } from "../servers.ts";
import { type TakeoverWorld, takeoverOn, takeoverWorld } from "./takeover-world.ts";

const NOBODY = "00000000-0000-4000-8000-000000000000";
const MINUTE_MS = 60_000;

describe.each(SERVERS)("a takeover on $database", ({ start }) => {
  let world: TakeoverWorld;
  beforeAll(async () => {
    world = await takeoverWorld(start);
  });
  afterAll(() => world.server.stop());
  afterEach(async () => {
    await demandSecondPerson(false);
    for (const { id } of await allOf("active")) await world.ada.takeovers.clear({ id });
    for (const { id } of await allOf("waiting")) await world.ada.takeovers.clear({ id });
  });

  async function demandSecondPerson(secondPerson: boolean): Promise<void> {
    await world.ada.settings.update({ ...(await world.ada.settings.read()), secondPerson });
  }

  async function allOf(state: "active" | "waiting") {
    return (await world.ada.takeovers.list({ state, limit: 100 })).items;
  }

  it("starts at once and says who started it and when it ends", async () => {
    const before = world.clock.now();
    const made = await world.eva.takeovers.create(takeoverOn([world.fire], { lastsMs: 5 * MINUTE_MS }));
    expect(made).toMatchObject({ version: 1, state: "active", targets: [world.fire], createdByName: "Eva Editor", confirmedByName: null });
    expect(made.startedAtMs).toBeGreaterThanOrEqual(before);
    expect((made.endsAtMs ?? 0) - (made.startedAtMs ?? 0)).toBe(5 * MINUTE_MS);
    expect(await world.ada.takeovers.read({ id: made.id })).toEqual(made);
  });

  it("starts once for one key, however often it is asked for", async () => {
    const keyed = world.server.clientWith({ cookie: world.evaCookie, "idempotency-key": randomUUID() });
    const draft = takeoverOn([world.fire]);
    const made = await Promise.all([keyed.takeovers.create(draft), keyed.takeovers.create(draft), keyed.takeovers.create(draft)]);
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    expect(await allOf("active")).toHaveLength(1);
    expect((await refusalOf(keyed.takeovers.create(takeoverOn([world.schools])))).code).toBe("conflict");
  });

  it("is refused without targets and with unknown ones, by the path of the field", async () => {
    const nobody = await refusalOf(world.eva.takeovers.create(takeoverOn([])));
    expect(nobody.issues).toEqual([{ path: ["targets"], rule: "target-missing", message: "Wählen Sie mindestens eine Gruppe." }]);
    const unknown = await refusalOf(world.eva.takeovers.create(takeoverOn([world.fire, GroupId.parse(NOBODY)])));
    expect(unknown.issues).toEqual([{ path: ["targets", 1], rule: "unknown-group", message: "Diese Gruppe gibt es nicht mehr." }]);
    expect(await allOf("active")).toEqual([]);
  });

  it.each([59_999, 24 * 3_600_000 + 1])("is refused if it should last %i ms", async (lastsMs) => {
    const problem = await refusalOf(world.eva.takeovers.create(takeoverOn([world.fire], { lastsMs })));
    expect(problem.issues?.map(({ path }) => path)).toEqual([["lastsMs"]]);
  });

  it("ends by itself, to the millisecond, and then can neither be changed nor cleared", async () => {
    const { id, version, endsAtMs, kind, severity, drill, variants } = await world.eva.takeovers.create(
      takeoverOn([world.fire], { lastsMs: MINUTE_MS }),
    );
    world.clock.moveOn((endsAtMs ?? 0) - world.clock.now() - 20_000);
    expect((await world.ada.takeovers.read({ id })).state).toBe("active");
    world.clock.moveOn(20_000);
    expect((await world.ada.takeovers.read({ id })).state).toBe("ended");
    const message = { kind, severity, drill, variants };
    const late = await refusalOf(world.eva.takeovers.update({ id, version, message, lastsMs: MINUTE_MS }));
    expect(late).toMatchObject({ status: 409, code: "already-done", current: { state: "ended" } });
    expect((await refusalOf(world.eva.takeovers.clear({ id }))).code).toBe("already-done");
    expect((await world.ada.takeovers.list({ state: "ended" })).items.map((item) => item.id)).toContain(id);
  });

  it("is changed and prolonged by whoever knows its version; others get the one that stands", async () => {
    const { id } = await world.eva.takeovers.create(takeoverOn([world.fire], { lastsMs: 10 * MINUTE_MS }));
    const { targets: _, lastsMs: __, ...message } = takeoverOn([], { title: "Feuer im Nordflügel" });
    const changed = await world.ada.takeovers.update({ id, version: 1, message, lastsMs: null });
    expect(changed).toMatchObject({ version: 2, state: "active", variants: [{ title: "Feuer im Nordflügel" }] });
    const stale = await refusalOf(world.eva.takeovers.update({ id, version: 1, message, lastsMs: 5 * MINUTE_MS }));
    expect(stale).toMatchObject({ status: 409, code: "conflict", current: { version: 2, endsAtMs: changed.endsAtMs } });
    const before = world.clock.now();
    const longer = await world.eva.takeovers.update({ id, version: 2, message, lastsMs: 120 * MINUTE_MS });
    expect(longer).toMatchObject({ version: 3, startedAtMs: changed.startedAtMs, lastsMs: 120 * MINUTE_MS });
    expect(longer.endsAtMs).toBeGreaterThanOrEqual(before + 120 * MINUTE_MS);
    const shorter = await world.eva.takeovers.update({ id, version: 3, message, lastsMs: MINUTE_MS });
    expect(shorter.endsAtMs).toBeLessThan(longer.endsAtMs ?? 0);
  });

  it("stays at its version when what is saved stands already", async () => {
    const { id } = await world.eva.takeovers.create(takeoverOn([world.fire]));
    const { targets: _, lastsMs: __, ...message } = takeoverOn([]);
    expect((await world.ada.takeovers.update({ id, version: 1, message, lastsMs: null })).version).toBe(1);
  });

  it("stays a drill or an alarm, whatever else is changed", async () => {
    const { id } = await world.eva.takeovers.create({ ...takeoverOn([world.fire]), drill: true });
    const { targets: _, lastsMs: __, ...message } = takeoverOn([]);
    const refusal = await refusalOf(world.eva.takeovers.update({ id, version: 1, message: { ...message, drill: false }, lastsMs: null }));
    expect(refusal.issues).toMatchObject([{ path: ["message", "drill"], rule: "drill-fixed" }]);
    expect((await world.ada.takeovers.read({ id })).drill).toBe(true);
  });

  it("lets exactly one of several changes at once win", async () => {
    const { id } = await world.eva.takeovers.create(takeoverOn([world.fire]));
    const changes = ["A", "B", "C", "D"].map((title) => {
      const { targets: _, lastsMs: __, ...message } = takeoverOn([], { title });
      return world.eva.takeovers.update({ id, version: 1, message, lastsMs: null });
    });
    const results = await Promise.allSettled(changes);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await world.eva.takeovers.read({ id })).version).toBe(2);
  });

  it("is cleared once, however often and by whomever", async () => {
    const { id } = await world.eva.takeovers.create(takeoverOn([world.fire]));
    const cleared = await world.ada.takeovers.clear({ id });
    expect(cleared).toMatchObject({ state: "cleared", clearedByName: "Ada Admin" });
    expect(await world.eva.takeovers.clear({ id })).toEqual(cleared);
  });

  it("waits for somebody else, who starts it, if the organisation wants a second person", async () => {
    await demandSecondPerson(true);
    const waiting = await world.eva.takeovers.create(takeoverOn([world.fire], { lastsMs: 20 * MINUTE_MS }));
    expect(waiting).toMatchObject({ state: "waiting", startedAtMs: null, endsAtMs: null, version: 1 });
    expect((await refusalOf(world.eva.takeovers.confirm({ id: waiting.id, version: 1 }))).code).toBe("not-allowed");
    expect((await refusalOf(world.ada.takeovers.confirm({ id: waiting.id, version: 2 }))).code).toBe("conflict");
    world.clock.moveOn(9 * MINUTE_MS);
    const before = world.clock.now();
    const started = await world.ada.takeovers.confirm({ id: waiting.id, version: 1 });
    expect(started).toMatchObject({ state: "active", createdByName: "Eva Editor", confirmedByName: "Ada Admin" });
    expect(started.startedAtMs).toBeGreaterThanOrEqual(before);
    expect((started.endsAtMs ?? 0) - (started.startedAtMs ?? 0)).toBe(20 * MINUTE_MS);
    expect((await refusalOf(world.ada.takeovers.confirm({ id: waiting.id, version: 1 }))).code).toBe("already-done");
  });

  it("lapses if nobody confirms it within ten minutes", async () => {
    await demandSecondPerson(true);
    const { id, version } = await world.eva.takeovers.create(takeoverOn([world.fire]));
    world.clock.moveOn(10 * MINUTE_MS);
    expect((await world.ada.takeovers.read({ id })).state).toBe("lapsed");
    expect(await refusalOf(world.ada.takeovers.confirm({ id, version }))).toMatchObject({ status: 410, code: "gone" });
    expect((await refusalOf(world.eva.takeovers.clear({ id }))).code).toBe("already-done");
    expect((await world.ada.takeovers.list({ state: "lapsed" })).items[0]?.id).toBe(id);
  });

  it("that waits can be taken back, and is then confirmed by nobody", async () => {
    await demandSecondPerson(true);
    const { id, version } = await world.eva.takeovers.create(takeoverOn([world.fire]));
    expect(await world.eva.takeovers.clear({ id })).toMatchObject({ state: "cleared", startedAtMs: null });
    expect((await refusalOf(world.ada.takeovers.confirm({ id, version }))).code).toBe("already-done");
  });

  it("that waits cannot be changed: who confirms it, confirms what was read", async () => {
    await demandSecondPerson(true);
    const { id, version } = await world.eva.takeovers.create(takeoverOn([world.fire]));
    const { targets: _, lastsMs: __, ...message } = takeoverOn([], { title: "Etwas anderes" });
    expect((await refusalOf(world.ada.takeovers.update({ id, version, message, lastsMs: null }))).code).toBe("already-done");
  });

  it("is the fiftieth at most that is active or waits", async () => {
    for (let count = 0; count < 50; count++) await world.eva.takeovers.create(takeoverOn([world.fire]));
    const problem = await refusalOf(world.eva.takeovers.create(takeoverOn([world.fire])));
    expect(problem.issues?.map(({ rule }) => rule)).toEqual(["too-many-takeovers"]);
    const [one] = await allOf("active");
    if (one) await world.ada.takeovers.clear({ id: one.id });
    expect((await world.eva.takeovers.create(takeoverOn([world.fire]))).state).toBe("active");
  });

  it("is listed newest first, page by page, none lost and none twice", async () => {
    const made: string[] = [];
    for (const title of ["Eins", "Zwei", "Drei", "Vier", "Fünf"]) {
      made.push((await world.eva.takeovers.create(takeoverOn([world.fire], { title }))).id);
      world.clock.moveOn(1);
    }
    const listed: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await world.eva.takeovers.list({ state: "active", limit: 2, ...(cursor === undefined ? {} : { cursor }) });
      listed.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(listed).toEqual(made.toReversed());
  });

  it("counts before it starts how many screens it would lie over", async () => {
    for (const groupIds of [[world.fire], [world.fire, world.schools], [world.schools]]) {
      await pairScreen(world.server, { name: "Flur", siteId: world.siteId, groupIds });
    }
    expect(await world.eva.takeovers.reach({ targets: [world.fire] })).toEqual({ screens: 2, connected: 0 });
    expect(await world.eva.takeovers.reach({ targets: [world.everybody] })).toEqual({ screens: 3, connected: 0 });
    expect(await world.eva.takeovers.reach({ targets: [GroupId.parse(NOBODY)] })).toEqual({ screens: 0, connected: 0 });
  });

  it("is started by nobody from outside: not by strangers, not by a screen, not from a foreign page", async () => {
    const { token } = await pairScreen(world.server, { name: "Neugierig", siteId: world.siteId, groupIds: [world.fire] });
    const draft = takeoverOn([world.fire]);
    const asked = async (headers: Readonly<Record<string, string>>) =>
      (await send(world.server.origin, "POST", "/api/v1/takeovers", headers, draft)).problem.code;
    expect(await asked({})).toBe("not-signed-in");
    expect(await asked({ authorization: `Bearer ${token}` })).toBe("not-signed-in");
    expect(await asked({ cookie: `aushang=${token}` })).toBe("not-signed-in");
    expect(await asked({ cookie: world.evaCookie, origin: "https://evil.example" })).toBe("foreign-origin");
    expect(await allOf("active")).toEqual([]);
  });

  it("answers the same for what never was", async () => {
    const id = TakeoverId.parse(NOBODY);
    const { read, clear, screens } = world.eva.takeovers;
    for (const ask of [read, clear, screens]) expect((await refusalOf(ask({ id }))).code).toBe("not-found");
  });
});

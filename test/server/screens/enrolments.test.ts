import { once } from "node:events";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { EnrolmentDraft } from "../../../domain/model/enrolment.ts";
import type { EnrolmentId, GroupId, ScreenId, SiteId } from "../../../domain/model/id.ts";
import { type ScreenDraft, USUAL_DISPLAY, USUAL_PROGRAMME } from "../../../domain/model/screen.ts";
import { DAY_MS, MINUTE_MS } from "../../../domain/model/time.ts";
import { refusalOf } from "../refusal.ts";
import { addPlaces, type Client, pairScreen, playerSocket, type RunningServer } from "../running-server.ts";
import { SERVERS } from "../servers.ts";

/** A device that was given a secret: what it calls itself, and what it has become. */
interface Device {
  readonly instance: string;
  readonly token: string | null;
}

describe.each(SERVERS)("enrolments on $database", ({ start }) => {
  let server: RunningServer;
  let client: Client;
  let siteId: SiteId;
  let fire: GroupId;
  let laterMs = 0;
  let devices = 0;

  beforeAll(async () => {
    server = await start(() => Date.now() + laterMs);
    client = server.client;
    const places = await addPlaces(client, ["Feuerwehr"]);
    ({ siteId } = places);
    [fire] = places.groupIds as [GroupId];
  });
  afterAll(() => server.stop());
  // Wrong secrets count as asking for a code, of which there are so many in ten minutes.
  beforeEach(async () => {
    await server.restart();
    client = server.client;
  });

  const draft = (name: string): ScreenDraft => ({
    name,
    siteId,
    groupIds: [fire],
    theme: "paper",
    programme: USUAL_PROGRAMME,
    viewing: null,
    display: USUAL_DISPLAY,
  });
  const make = (what: EnrolmentDraft["for"], lastsMs = DAY_MS) => client.enrolments.create({ for: what, lastsMs });
  const forNew = (names: string, uses: number): EnrolmentDraft["for"] => {
    const { name: _, ...screen } = draft("");
    return { kind: "new-screens", names, screen, uses };
  };
  const of = async (id: EnrolmentId) => (await client.enrolments.list({})).items.find((enrolment) => enrolment.id === id);
  const nameOf = async (id: ScreenId | undefined) => (id ? (await client.screens.read({ id })).name : null);

  /** Starts as a device with a secret does: it asks for a code, and its token waits already unless the secret lets nobody in. */
  async function begin(enrolment: string, instance = `device-${String(devices++)}`): Promise<Device> {
    const anyone = server.clientWith({});
    const pairing = await anyone.pairings.start({ enrolment, instance });
    const leaving = new AbortController();
    const given = anyone.pairings.collect({ id: pairing.id, secret: pairing.secret }, { signal: leaving.signal });
    // A code like any other can be claimed; one that waits for nobody cannot.
    const claimed = await client.pairings.claim({ code: pairing.code, screen: draft("Von Hand") }).catch(() => null);
    if (claimed) {
      leaving.abort();
      await given.catch(() => null);
      await client.screens.remove({ id: claimed.id });
      return { instance, token: null };
    }
    const result = await given;
    return { instance, token: result.state === "paired" ? result.token : null };
  }

  /** @returns the name in the card of whoever connects with the token, or why it is refused */
  async function nameBehind(token: string | null): Promise<string> {
    const socket = playerSocket(server.origin, token ?? "no-token-at-all-was-given");
    const named = once(socket as never, "screen").then(([card]) => (card as { name: string }).name);
    const refused = once(socket as never, "connect_error").then(([error]) => (error as Error).message);
    socket.connect();
    const said = await Promise.race([named, refused]);
    socket.disconnect();
    return said;
  }

  it("lets the one device in that has its secret, as the screen it was made for", async () => {
    const { id: screenId } = await client.screens.expect(draft("Vorbereitet"));
    const { enrolment, token, address } = await make({ kind: "screen", screenId, replace: false });
    expect(enrolment).toMatchObject({ state: "open", uses: 0, mostUses: 1, screenIds: [], madeByName: "Ada Admin" });
    expect(address).toBe(`${server.origin}/play#enrol=${token}`);
    const device = await begin(token);
    expect(await nameBehind(device.token)).toBe("Vorbereitet");
    expect(await of(enrolment.id)).toMatchObject({ state: "used", uses: 1, screenIds: [screenId] });
    expect((await client.screens.read({ id: screenId })).pairedAtMs).toEqual(expect.any(Number));
  });

  it("tells its secret once, keeps only its hash, and leaves who made it and who came by it in the log", async () => {
    const { id: screenId } = await client.screens.expect(draft("Im Protokoll"));
    const { enrolment, token } = await make({ kind: "screen", screenId, replace: false });
    await begin(token);
    const log = (await client.audit.list({})).items.slice(0, 2);
    expect(log.map(({ action, actorName, subject, details }) => [action, actorName, subject.id, details])).toEqual([
      ["screen-paired", "Ada Admin", screenId, { name: "Im Protokoll", site: "Feuerwache 1", enrolment: enrolment.id }],
      ["enrolment-made", "Ada Admin", enrolment.id, { kind: "screen", uses: 1, screen: screenId }],
    ]);
    expect(JSON.stringify([await client.enrolments.list({}), await client.audit.list({})])).not.toContain(token);
  });

  it("lets no second device in: that one shows a code like any other", async () => {
    const { id: screenId } = await client.screens.expect(draft("Nur einmal"));
    const { token } = await make({ kind: "screen", screenId, replace: false });
    const first = await begin(token);
    expect((await begin(token)).token).toBeNull();
    expect(await nameBehind(first.token)).toBe("Nur einmal");
  });

  it("lets in exactly one of many devices that come at once", async () => {
    const { id: screenId } = await client.screens.expect(draft("Alle auf einmal"));
    const { token, enrolment } = await make({ kind: "screen", screenId, replace: false });
    const all = await Promise.all(Array.from({ length: 6 }, () => begin(token)));
    const inside = all.filter((device) => device.token !== null);
    expect(inside).toHaveLength(1);
    expect(await nameBehind(inside[0]?.token ?? null)).toBe("Alle auf einmal");
    expect(await of(enrolment.id)).toMatchObject({ uses: 1 });
  });

  it("gives the same device its screen once more if the answer got lost, for as long as a code lasts", async () => {
    const { id: screenId } = await client.screens.expect(draft("Noch einmal bitte"));
    const { token, enrolment } = await make({ kind: "screen", screenId, replace: false });
    const first = await begin(token);
    const again = await begin(token, first.instance);
    expect(await nameBehind(again.token)).toBe("Noch einmal bitte");
    expect(await nameBehind(first.token)).toBe("unknown-token");
    expect(await of(enrolment.id)).toMatchObject({ uses: 1 });
    laterMs += 10 * MINUTE_MS;
    expect((await begin(token, first.instance)).token).toBeNull();
  });

  it("makes as many new screens as it says, each with a name and a number that is free", async () => {
    await client.screens.expect(draft("Kita 02"));
    const { token, enrolment } = await make(forNew("Kita {nn}", 4));
    const all = await Promise.all(Array.from({ length: 6 }, () => begin(token)));
    expect(all.filter((device) => device.token !== null)).toHaveLength(4);
    const made = await of(enrolment.id);
    expect(made).toMatchObject({ state: "used", uses: 4 });
    const names = await Promise.all((made?.screenIds ?? []).map(nameOf));
    expect(names.sort()).toEqual(["Kita 01", "Kita 03", "Kita 04", "Kita 05"]);
    const screen = await client.screens.read({ id: made?.screenIds[0] as ScreenId });
    expect(screen).toMatchObject({ groupIds: [fire], siteId, pairedAtMs: expect.any(Number) });
  });

  it("keeps nobody out because a group is gone since", async () => {
    const gone = (await client.groups.create({ name: "Gibt es bald nicht", parentId: fire })).id;
    const what = forNew("Ohne Gruppe {n}", 1);
    if (what.kind !== "new-screens") throw new Error("Not for new screens");
    const { token } = await make({ ...what, screen: { ...what.screen, groupIds: [fire, gone] } });
    await client.groups.remove({ id: gone });
    expect(await nameBehind((await begin(token)).token)).toBe("Ohne Gruppe 1");
  });

  it("lets nobody in from its end on", async () => {
    const { id: screenId } = await client.screens.expect(draft("Zu spät"));
    const { token, enrolment } = await make({ kind: "screen", screenId, replace: false }, 10 * MINUTE_MS);
    laterMs += 10 * MINUTE_MS;
    expect((await begin(token)).token).toBeNull();
    expect((await of(enrolment.id))?.state).toBe("expired");
    expect((await client.screens.read({ id: screenId })).pairedAtMs).toBeNull();
  });

  it("lets nobody in once it is withdrawn, not even the device that asks again; who is in stays", async () => {
    const { token, enrolment } = await make(forNew("Zurückgenommen {n}", 3));
    const first = await begin(token);
    await client.enrolments.withdraw({ id: enrolment.id });
    expect((await begin(token)).token).toBeNull();
    expect((await begin(token, first.instance)).token).toBeNull();
    expect(await nameBehind(first.token)).toBe("Zurückgenommen 1");
    expect((await of(enrolment.id))?.state).toBe("withdrawn");
    expect((await refusalOf(client.enrolments.withdraw({ id: enrolment.id }))).code).toBe("already-done");
    expect((await client.audit.list({ subjectId: enrolment.id })).items.map(({ action }) => action)).toEqual([
      "enrolment-withdrawn",
      "enrolment-made",
    ]);
  });

  it("does not bring back a device that was unpaired, though others may still come", async () => {
    const { token, enrolment } = await make(forNew("Entkoppelt {n}", 3));
    const lost = await begin(token);
    const [id] = (await of(enrolment.id))?.screenIds ?? [];
    await client.screens.remove({ id: id as ScreenId, reason: "lost" });
    expect((await begin(token, lost.instance)).token).toBeNull();
    expect(await nameBehind((await begin(token)).token)).toBe("Entkoppelt 1");
  });

  it("does not bring back a device that was replaced, not even at once", async () => {
    const { id: screenId } = await client.screens.expect(draft("Ersetzt"));
    const first = await make({ kind: "screen", screenId, replace: false });
    const old = await begin(first.token);
    const second = await make({ kind: "screen", screenId, replace: true });
    const next = await begin(second.token);
    expect((await begin(first.token, old.instance)).token).toBeNull();
    expect(await nameBehind(old.token)).toBe("unknown-token");
    expect(await nameBehind(next.token)).toBe("Ersetzt");
    expect((await client.audit.list({ subjectId: screenId })).items[0]?.action).toBe("screen-replaced");
  });

  it("is made for a screen that has a device only if that is said, and leaves the device alone until another one comes", async () => {
    const { screenId, token } = await pairScreen(server, draft("Hat schon eins"));
    expect((await refusalOf(make({ kind: "screen", screenId, replace: false }))).code).toBe("in-use");
    await make({ kind: "screen", screenId, replace: true });
    expect(await nameBehind(token)).toBe("Hat schon eins");
  });

  it("lets nobody in whose screen has got another device meanwhile", async () => {
    const { id: screenId } = await client.screens.expect(draft("Schon da"));
    const { token, enrolment } = await make({ kind: "screen", screenId, replace: false });
    const { code } = await server.clientWith({}).pairings.start();
    await client.pairings.assign({ id: screenId, code });
    expect((await begin(token)).token).toBeNull();
    // It was not used up by that.
    expect(await of(enrolment.id)).toMatchObject({ state: "open", uses: 0 });
  });

  it("goes with its screen, and with its site", async () => {
    const { id: screenId } = await client.screens.expect(draft("Geht"));
    const { token, enrolment } = await make({ kind: "screen", screenId, replace: false });
    await client.screens.remove({ id: screenId });
    expect(await of(enrolment.id)).toBeUndefined();
    expect((await begin(token)).token).toBeNull();
  });

  it("is refused for what is not there, without a place for the number, for no device and for ever", async () => {
    const nobody = "00000000-0000-4000-8000-000000000000";
    const rules = async (what: EnrolmentDraft["for"], lastsMs?: number) =>
      (await refusalOf(make(what, lastsMs))).issues?.map(({ path, rule }) => `${path.join(".")} ${rule}`);
    expect(await rules({ kind: "screen", screenId: nobody as ScreenId, replace: false })).toEqual(["for.screenId unknown-screen"]);
    expect(await rules(forNew("Kita", 2))).toEqual(["for.names number-missing"]);
    expect(await rules(forNew("{n} Kita {n}", 2))).toEqual(["for.names number-missing"]);
    expect(await rules(forNew("Kita {n}", 0))).toEqual(["for.uses too-small"]);
    expect(await rules(forNew("Kita {n}", 1001))).toEqual(["for.uses too-big"]);
    expect(await rules(forNew("Kita {n}", 1), 91 * DAY_MS)).toEqual(["lastsMs too-big"]);
    const what = forNew("Kita {n}", 1);
    if (what.kind !== "new-screens") throw new Error("Not for new screens");
    expect(await rules({ ...what, screen: { ...what.screen, siteId: nobody as SiteId } })).toEqual(["siteId unknown-site"]);
  });
});

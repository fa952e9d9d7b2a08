import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DeviceReport } from "../../../domain/model/device-report.ts";
import type { ScreenId, SiteId } from "../../../domain/model/id.ts";
import { USUAL_DISPLAY, USUAL_PROGRAMME } from "../../../domain/model/screen.ts";
import { TimeZone } from "../../../domain/model/time.ts";
import { newId, sha256 } from "../../../server/platform/secret.ts";
import { createDeviceService, type DeviceService } from "../../../server/presence/device-service.ts";
import { deleteScreen, insertScreen } from "../../../server/screens/screen-repository.ts";
import { insertSite } from "../../../server/sites/site-repository.ts";
import { DIALECTS, type TestDatabase } from "../databases.ts";
import { soundDevice } from "../device.ts";
import { refusalOf } from "../refusal.ts";
import { addPlaces, type Player, pairScreen, playerSocket, type RunningServer } from "../running-server.ts";
import { SERVERS } from "../servers.ts";

/** Monday, 4 January 2027, 08:00 in Berlin. */
const START_MS = 1_799_046_000_000;

describe.each(SERVERS)("device reports on $database", ({ start }) => {
  let server: RunningServer;
  let siteId: SiteId;
  let nowMs = START_MS;

  beforeAll(async () => {
    server = await start(() => nowMs);
    ({ siteId } = await addPlaces(server.client, []));
  });
  afterAll(() => server.stop());

  async function connected(name: string): Promise<{ readonly id: ScreenId; readonly player: Player }> {
    const { screenId, token } = await pairScreen(server, { name, siteId, groupIds: [] });
    const player = playerSocket(server.origin, token);
    player.connect();
    await once(player as never, "connect");
    return { id: screenId, player };
  }
  const read = (id: ScreenId) => server.client.screens.device({ id });

  it("are unknown until a screen has sent one", async () => {
    const { id, player } = await connected("Stumm");
    expect(await read(id)).toEqual({ report: null, sinceMs: null });
    player.disconnect();
  });

  it("are kept before they are acknowledged, with the time since when they are the same, and outlive the server", async () => {
    const { id, player } = await connected("Eingang");
    nowMs = START_MS + 1000;
    expect(await player.emitWithAck("device", soundDevice())).toMatchObject({ nowMs });
    expect(await read(id)).toEqual({ report: soundDevice(), sinceMs: nowMs });
    nowMs = START_MS + 2000;
    await player.emitWithAck("device", soundDevice());
    expect(await read(id)).toEqual({ report: soundDevice(), sinceMs: START_MS + 1000 });
    const updated = soundDevice({ engine: "Chromium 156.0.8078.79", usedBytes: 85_000_000 });
    await player.emitWithAck("device", updated);
    player.disconnect();
    await server.restart();
    expect(await read(id)).toEqual({ report: updated, sinceMs: START_MS + 2000 });
  });

  it.each([
    ["a word too much", { ...soundDevice(), owner: "Erika" }],
    ["an endless name", soundDevice({ userAgent: "x".repeat(201) })],
    ["a codec nobody knows", soundDevice({ codecs: ["h265" as never] })],
    ["less than no storage", soundDevice({ quotaBytes: -1 })],
  ])("are refused with %s", async (_, report) => {
    const { id, player } = await connected("Seltsam");
    player.emit("device", report as DeviceReport, () => expect.unreachable());
    await player.emitWithAck("clock", {});
    expect(await read(id)).toEqual({ report: null, sinceMs: null });
    player.disconnect();
  });

  it("go with the screen", async () => {
    const { id, player } = await connected("Geht");
    await player.emitWithAck("device", soundDevice());
    await server.client.screens.remove({ id });
    expect((await refusalOf(read(id))).code).toBe("not-found");
    player.disconnect();
  });
});

describe.each(DIALECTS)("what the log and the editors are told of devices, on $dialect", ({ open }) => {
  let database: TestDatabase;
  let devices: DeviceService;
  const told: object[] = [];
  const lines: (readonly [object, string | undefined])[] = [];
  const siteId = newId<SiteId>();

  beforeAll(async () => {
    database = await open();
    await insertSite(database.db, siteId, { name: "Wache", zone: TimeZone.parse("Europe/Berlin"), region: null, headcount: 1 }, START_MS);
    const news = { tell: (_: string, item: object) => void told.push(item) };
    const log = { info: (details: object, message?: string) => void lines.push([details, message]) };
    devices = createDeviceService({ db: database.db, now: () => START_MS, log, news, screens: { read: () => expect.unreachable() } });
  });
  afterAll(() => database.close());

  async function hang(): Promise<ScreenId> {
    const id = newId<ScreenId>();
    const draft = {
      name: "S",
      siteId,
      groupIds: [],
      theme: "paper" as const,
      programme: USUAL_PROGRAMME,
      viewing: null,
      display: USUAL_DISPLAY,
    };
    await insertScreen(database.db, { id, draft, siteName: "Wache", audienceKey: "", tokenHash: sha256(id), nowMs: START_MS });
    return id;
  }

  it("is all of a new one, and of a known one what is another, but not what is measured anew each time", async () => {
    const screenId = await hang();
    await devices.heard(screenId, soundDevice());
    expect(lines.splice(0)).toEqual([[{ screenId, ...soundDevice() }, "a screen's device"]]);
    expect(told.splice(0)).toEqual([{ screenId }]);
    await devices.heard(screenId, soundDevice({ usedBytes: 1, quotaBytes: 2, offsetMs: 3000 }));
    expect([lines, told]).toEqual([[], []]);
    await devices.heard(screenId, soundDevice({ persisted: false, offsetMs: 0 }));
    expect(lines.splice(0)).toEqual([
      [{ screenId, before: { persisted: true }, after: { persisted: false } }, "a screen's device changed"],
    ]);
  });

  it("passes over a screen that was unpaired meanwhile", async () => {
    const screenId = await hang();
    await deleteScreen(database.db, screenId);
    await devices.heard(screenId, soundDevice());
    expect(await database.db.selectFrom("device_report").selectAll().where("screen_id", "=", screenId).execute()).toEqual([]);
    lines.splice(0);
  });
});

import Sqlite from "better-sqlite3";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ScreenId } from "../../../domain/model/id.ts";
import { USUAL_LOOK } from "../../../domain/model/look.ts";
import { publish } from "../plays/plays-world.ts";
import { addPlaces, pairScreen, type RunningServer, startServer } from "../running-server.ts";
import { takeoverOn } from "../takeovers/takeover-world.ts";

/** What is read when a server starts and compiles, as text somebody may have damaged. Each belongs to a screen or group beside the sound ones. */
const TEXTS = [
  ["announcement_version", "content"],
  ["takeover", "message"],
  ["look", "look"],
  ["screen", "display"],
  ["screen", "audience_key"],
  ["screen", "quiet_hours"],
  ["screen_report", "report"],
] as const;

describe("a stored text that cannot be read", () => {
  let server: RunningServer;
  let file: InstanceType<typeof Sqlite>;
  let sound: readonly ScreenId[];
  /** The rows to be damaged, by table. */
  let odd: Readonly<Record<(typeof TEXTS)[number][0], { readonly key: string; readonly id: string }>>;

  beforeAll(async () => {
    server = await startServer();
    const { client } = server;
    const { siteId, rootId, groupIds } = await addPlaces(client, ["Feuerwehr", "Schulen"]);
    const [fire = rootId, schools = rootId] = groupIds;
    const inGroup = async (id: typeof fire) => (await pairScreen(server, { name: "Flur", siteId, groupIds: [id] })).screenId;
    sound = [await inGroup(fire), await inGroup(fire)];
    const oddScreen = await inGroup(schools);
    await publish(server, [rootId], "Bleibt");
    const announcement = await publish(server, [rootId], "Gestört");
    const takeover = await client.takeovers.create(takeoverOn([rootId]));
    await client.looks.save({ groupId: schools, version: 0, look: USUAL_LOOK });
    if (server.config.database.kind !== "sqlite") throw new Error("No file");
    file = new Sqlite(server.config.database.file);
    file.prepare("insert into screen_report (screen_id, seen_at, report) values (?, 1, '{}')").run(oddScreen);
    odd = {
      announcement_version: { key: "announcement_id", id: announcement.id },
      takeover: { key: "id", id: takeover.id },
      look: { key: "id", id: schools },
      screen: { key: "id", id: oddScreen },
      screen_report: { key: "screen_id", id: oddScreen },
    };
  });
  afterAll(async () => {
    file.close();
    await server.stop();
  });

  /** Puts another text in its place while the server is down. @returns the one that stood there */
  async function replace([table, column]: (typeof TEXTS)[number], change: (text: string) => string): Promise<string> {
    const { key, id } = odd[table];
    const before = String(file.prepare(`select ${column} from ${table} where ${key} = ?`).pluck().get(id));
    file.prepare(`update ${table} set ${column} = ? where ${key} = ?`).run(change(before), id);
    await server.restart();
    return before;
  }

  const titlesOn = async (id: ScreenId) => (await server.client.screens.playlist({ id })).slides.map(({ title }) => title);

  it("costs only what it belongs to: the server starts, and everything else is on the screens", async () => {
    const damage = fc.oneof(
      fc.string().map((text) => () => text),
      fc.json().map((text) => () => text),
      fc.nat(200).map((length) => (text: string) => text.slice(0, length)),
      fc.nat(400).map((at) => (text: string) => text.slice(0, at) + text.slice(at + 5)),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...TEXTS), damage, async (text, change) => {
        const before = await replace(text, change);
        for (const id of sound) expect(await titlesOn(id)).toContain("Bleibt");
        await replace(text, () => before);
        for (const id of sound) expect((await titlesOn(id)).sort()).toEqual(["Bleibt", "Gestört"]);
      }),
      { numRuns: 100, endOnFailure: true },
    );
  });

  it("is left out by itself: an announcement is not shown, the takeover and the other one are", async () => {
    const before = await replace(["announcement_version", "content"], () => "{");
    const [id] = sound;
    expect(await titlesOn(id as ScreenId)).toEqual(["Bleibt"]);
    expect((await server.client.screens.playlist({ id: id as ScreenId })).takeovers.length).toBe(1);
    await replace(["announcement_version", "content"], () => before);
  });
});

import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { io } from "socket.io-client";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PLAYER_PROTOCOL, type PlaylistMessage } from "../../../domain/api/player-events.ts";
import type { GroupId } from "../../../domain/model/id.ts";
import { type Aushang, startAushang } from "../../../server/aushang.ts";
import { readManifest } from "../../../server/backups/manifest.ts";
import { readConfig } from "../../../server/platform/config.ts";
import { type Db, openDatabase } from "../../../server/platform/database/database.ts";
import { signIn } from "../attack/attacked-server.ts";
import { startPostgres } from "../databases.ts";
import { HandClock, MORNING_MS, publish } from "../plays/plays-world.ts";
import { ADMIN, addPlaces, createClient, startServer } from "../running-server.ts";
import { type BackupWorld, openBackupWorld } from "./backup-world.ts";
import { type CityScreen, hangScreens, Publishing, Reporting, runAushang } from "./busy-city.ts";

const SCREENS = 100;
const GROUPS = ["Feuerwehr", "Kitas", "Schulen", "Bauhof", "Bäder"];

async function onSqlite() {
  return { env: {}, stop: async () => undefined };
}

async function onPostgres() {
  const { url, stop } = await startPostgres();
  return { env: { DATABASE_URL: url }, stop };
}

describe.each([
  { database: "SQLite", open: onSqlite },
  { database: "PostgreSQL", open: onPostgres },
])("a backup taken on $database while a hundred screens report and somebody publishes", ({ open }) => {
  const clock = new HandClock();
  const stops: (() => Promise<unknown>)[] = [];
  let world: BackupWorld;
  let screens: readonly CityScreen[];
  let publishing: Publishing;
  /** How many publishes and reports were acknowledged when the backup was begun, and when it was done. */
  let begun: { readonly published: number; readonly reported: number };
  let done: { readonly published: number; readonly sent: number };
  let restored: Aushang;
  let restoredEnv: Record<string, string>;
  let db: Db;
  let folder: string;

  beforeAll(async () => {
    const original = await open();
    stops.push(original.stop);
    world = await openBackupWorld((now) => startServer(original.env, now), clock.now);
    const { server } = world;
    const { groupIds } = await addPlaces(server.client, GROUPS);
    screens = await hangScreens(world, groupIds, SCREENS, MORNING_MS);
    await Promise.all(screens.map((screen) => screen.connect(server.origin)));
    publishing = new Publishing(server, screens, (await world.upload(7)).id);
    const reporting = new Reporting();
    publishing.start(groupIds);
    reporting.start(screens, MORNING_MS);

    const { published } = publishing;
    await publishing.until(4);
    begun = { published: published.length, reported: reporting.acknowledged };
    const { dataDir } = server.config;
    folder =
      (await runAushang(["backup", "--to", world.order.to], { LANG: "en", DATA_DIR: dataDir, ...original.env })).split("\n")[0] ?? "";
    folder = folder.replace("Backed up and verified: ", "");
    done = { published: published.length, sent: reporting.sent };
    // The city goes on.
    await publishing.until(done.published + 3);
    await Promise.all([publishing.stop(), reporting.stop()]);
    for (const screen of screens) screen.disconnect();

    const machine = await mkdtemp(join(tmpdir(), "aushang-machine-"));
    stops.push(() => rm(machine, { recursive: true, force: true }));
    const other = await open();
    stops.push(other.stop);
    restoredEnv = { DATA_DIR: join(machine, "data"), HOST: "127.0.0.1", PORT: "0", LOG_LEVEL: "silent", ...other.env };
    await runAushang(["restore", folder, "--into", join(machine, "data")], restoredEnv);
    const config = readConfig(restoredEnv);
    restored = await startAushang(config, undefined, clock.now);
    db = openDatabase(config.database);
  });
  afterAll(async () => {
    for (const screen of screens ?? []) screen.disconnect();
    await db?.destroy();
    await restored?.stop();
    await world?.close();
    for (const stop of stops.reverse()) await stop();
  });

  it("was taken in the middle of it", () => {
    expect(begun.reported).toBeGreaterThanOrEqual(SCREENS);
    expect(done.published - begun.published).toBeGreaterThanOrEqual(3);
    expect(done.sent - begun.reported).toBeGreaterThanOrEqual(10);
    console.info(`meanwhile ${String(done.published - begun.published)} publishes and ${String(done.sent - begun.reported)} reports`);
  });

  it("is of one moment: what was published first is there, and nothing that came later", async () => {
    const rows = await db.selectFrom("announcement").select("id").where("published_version", "is not", null).orderBy("id").execute();
    const ids = new Set<string>(rows.map(({ id }) => id));
    const inOrder = publishing.published.filter((id) => ids.has(id));
    expect(inOrder).toEqual(publishing.published.slice(0, inOrder.length));
    expect(inOrder.length).toBeGreaterThanOrEqual(begun.published);
    expect(inOrder.length).toBeLessThanOrEqual(done.published + 1);
    // And the one of before.
    expect(ids.size).toBe(inOrder.length + 1);
  });

  it("has every report that was acknowledged before, and none twice", async () => {
    const { total } = await db
      .selectFrom("play_day")
      .select(({ fn }) => fn.sum<number>("painted_count").as("total"))
      .executeTakeFirstOrThrow();
    expect(Number(total)).toBeGreaterThanOrEqual(begun.reported);
    expect(Number(total)).toBeLessThanOrEqual(done.sent);
  });

  it("gives all screens on an empty machine exactly the playlists of that moment, by their old tokens", async () => {
    const hashes = new Map<GroupId, Set<string>>();
    for (const screen of screens) {
      const known = hashes.get(screen.groupId) ?? new Set();
      hashes.set(screen.groupId, known.add(await screen.connect(restored.origin)));
    }
    const rows = await db.selectFrom("announcement").select("id").where("published_version", "is not", null).execute();
    const then = publishing.history[rows.length - 1];
    expect([...hashes].map(([groupId, known]) => [groupId, [...known]])).toEqual(
      [...(then ?? [])].map(([groupId, hash]) => [groupId, [hash]]),
    );
    expect(screens.filter(({ playlist }) => playlist !== null).length).toBe(SCREENS);
  });

  it("has every file the playlists show", async () => {
    const media = (await readManifest(folder)).files.filter(({ path }) => path.startsWith("media/"));
    expect(media.length).toBeGreaterThan(2);
    for (const { sha256, bytes } of media) {
      const answer = await fetch(`${restored.origin}/media/${sha256}`);
      expect([answer.status, (await answer.arrayBuffer()).byteLength]).toEqual([200, bytes]);
    }
  });

  it("lets screens keep what is newer until somebody changes something", async () => {
    const [screen] = screens;
    const newer = { token: screen?.token, protocol: PLAYER_PROTOCOL, playlist: "a".repeat(64), revision: MORNING_MS + 1_000_000 };
    const socket = io(`${restored.origin}/player`, { transports: ["websocket"], auth: newer, forceNew: true, reconnection: false });
    const sent: PlaylistMessage[] = [];
    socket.on("playlist", (message: PlaylistMessage) => sent.push(message));
    await once(socket as never, "screen");
    await socket.emitWithAck("clock", {});
    expect(sent).toEqual([]);

    clock.nowMs += 2_000_000;
    const cookie = await signIn(restored.origin, ADMIN);
    const client = createClient(restored.origin, { cookie });
    await publish({ ...world.server, origin: restored.origin, cookie, client }, [screen?.groupId as GroupId], "Nach dem Zurückspielen");
    await expect.poll(() => sent.length).toBe(1);
    expect(sent[0]?.revision).toBe(clock.nowMs);
    socket.disconnect();
  });
});

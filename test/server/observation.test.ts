import { once } from "node:events";
import type { Socket } from "socket.io-client";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { PlaylistMessage } from "../../domain/api/player-events.ts";
import type { ContentHash, GroupId } from "../../domain/model/id.ts";
import { Playlist } from "../../domain/model/playlist.ts";
import { Instant } from "../../domain/model/time.ts";
import { soundHeartbeat } from "./device.ts";
import { type Figures, figuresOf } from "./metrics-of.ts";
import { addPlaces, announcementFor, type Player, pairScreen, playerSocket, type RunningServer } from "./running-server.ts";
import { SERVERS } from "./servers.ts";

describe.each(SERVERS)("the figures of a server on $database", ({ database, start }) => {
  let server: RunningServer;
  let player: Player;
  let rootId: GroupId;
  let playlist: Playlist;
  let hash: ContentHash;

  beforeAll(async () => {
    server = await start();
    const places = await addPlaces(server.client, []);
    rootId = places.rootId;
    const { token } = await pairScreen(server, { name: "Wachraum", siteId: places.siteId, groupIds: [rootId] });
    player = playerSocket(server.origin, token);
    await given(() => void player.connect());
  });
  afterAll(async () => {
    player?.disconnect();
    await server?.stop();
  });

  /** Does what makes the server send a playlist, and takes it. */
  async function given(act: () => unknown): Promise<void> {
    const next = once(player as never, "playlist") as Promise<[PlaylistMessage]>;
    await act();
    const [message] = await next;
    hash = message.hash;
    playlist = Playlist.parse(JSON.parse("json" in message ? message.json : expect.fail("too long for this test")));
  }

  const figures = () => figuresOf(server.origin);
  /** Reports are written four times a second. */
  const until = (found: (figures: Figures) => void) => vi.waitFor(async () => found(await figures()), { timeout: 30_000 });
  const beat = () => player.emitWithAck("heartbeat", soundHeartbeat({ playlist: hash, slide: null }));
  /** The protocol asks for no answer to a paint, but whoever wants one is given it. */
  const paint = (slide: string) =>
    (player as unknown as Socket).emitWithAck("painted", { playlist: hash, slide, atMs: Instant.parse(Date.now()) });

  it("count heartbeats, sockets and screens", async () => {
    await beat();
    await beat();
    const now = await figures();
    expect(now.of("aushang_heartbeats_total")).toBe(2);
    expect(now.of("aushang_heartbeat_ack_seconds_count")).toBe(2);
    expect(now.of('aushang_sockets_connected{namespace="player"}')).toBe(1);
    expect(now.of('aushang_sockets_connected{namespace="editor"}')).toBe(0);
    expect(now.of('aushang_screens{state="live"}')).toBe(1);
  });

  it("measure a publish until the sockets are written, and until it is painted, once for each screen", async () => {
    const { id } = await server.client.announcements.create(announcementFor([rootId]));
    await given(() => server.client.announcements.publish({ id, version: 1 }));
    await until((now) => expect(now.of('aushang_fan_out_seconds_count{cause="publish"}')).toBe(1));
    expect((await figures()).of("aushang_publish_to_paint_seconds_count")).toBe(0);
    const [slide] = playlist.slides.filter((one) => one.id.startsWith(id));
    await paint(slide?.id ?? expect.fail());
    await until((now) => expect(now.of("aushang_publish_to_paint_seconds_count")).toBe(1));
    await paint(slide?.id ?? expect.fail());
    await until((now) => expect(now.of('aushang_queue_depth{queue="delivery reports"}')).toBe(0));
    await until((now) => expect(now.of('aushang_queue_depth{queue="presence reports"}')).toBe(0));
    const after = await figures();
    expect(after.of("aushang_publish_to_paint_seconds_count")).toBe(1);
    expect(after.of('aushang_fan_out_seconds_count{cause="takeover"}')).toBe(0);
    // It cannot have taken longer than this test.
    expect(after.of("aushang_publish_to_paint_seconds_sum")).toBeLessThan(180);
  });

  it("count what screens were refused for", async () => {
    const stranger = playerSocket(server.origin, "x".repeat(43));
    const refused = once(stranger as never, "connect_error");
    stranger.connect();
    await refused;
    const now = await figures();
    expect(now.of('aushang_player_refusals_total{reason="unknown-token"}')).toBe(1);
    expect(now.of('aushang_player_refusals_total{reason="busy"}')).toBe(0);
    expect(now.of("aushang_player_connections_total")).toBe(1);
  });

  it("tell how the database fares", async () => {
    const now = await figures();
    expect(now.of('aushang_database_query_seconds_count{kind="insert"}')).toBeGreaterThan(5);
    expect(now.of('aushang_database_query_seconds_sum{kind="select"}')).toBeGreaterThan(0);
    expect(now.of("aushang_database_query_failures_total")).toBe(0);
    const [bytes, busy] = [now.of('aushang_database_file_bytes{file="main"}'), now.of('aushang_database_pool_connections{state="busy"}')];
    expect([bytes !== undefined, busy !== undefined]).toEqual(database === "sqlite" ? [true, false] : [false, true]);
    if (database === "sqlite") expect(now.of('aushang_database_file_bytes{file="wal"}')).toBeGreaterThan(0);
    else expect(Number(busy) + Number(now.of('aushang_database_pool_connections{state="idle"}'))).toBeGreaterThan(0);
  });

  it("tell how each job fares, from its first turn on", async () => {
    await until((now) => expect(now.of('aushang_job_runs_total{task="presence"}')).toBeGreaterThan(0));
    const now = await figures();
    expect(now.of('aushang_job_failures_total{task="presence"}')).toBe(0);
    expect(now.of('aushang_job_runs_total{task="tidying up"}')).toBe(0);
    expect(now.of('aushang_job_last_run_timestamp_seconds{task="tidying up"}')).toBeUndefined();
    expect((now.of('aushang_job_last_run_timestamp_seconds{task="presence"}') ?? 0) * 1000).toBeGreaterThan(Date.now() - 60_000);
    expect(now.of('aushang_job_last_duration_seconds{task="presence"}')).toBeGreaterThan(0);
  });

  it("tell of the machine, the version, and that there has never been a backup", async () => {
    const now = await figures();
    expect(now.of("aushang_media_disk_free_bytes")).toBeGreaterThan(0);
    expect(now.of("aushang_media_disk_size_bytes")).toBeGreaterThan(now.of("aushang_media_disk_free_bytes") ?? expect.fail());
    expect(now.text).toContain(`,database="${database}"} 1`);
    expect(now.of("aushang_backup_last_success_timestamp_seconds")).toBe(0);
    expect(now.of('aushang_http_requests_total{status="2xx"}')).toBeGreaterThan(5);
  });

  it("follow Prometheus' customs: each is explained, in base units, and counts end in _total", async () => {
    const { described } = await figures();
    expect(described.filter(({ help }) => help.length < 10)).toEqual([]);
    expect(described.filter(({ name, type }) => type === "counter" && !name.endsWith("_total"))).toEqual([]);
    expect(described.filter(({ name, type }) => type === "histogram" && !name.endsWith("_seconds"))).toEqual([]);
    expect(described.filter(({ name }) => !/^aushang_[a-z0-9_]+$/.test(name) || /_(ms|millis|kb|mb)(_|$)/.test(name))).toEqual([]);
  });
});

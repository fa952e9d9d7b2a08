import { once } from "node:events";
import { createServer } from "node:http";
import { connect } from "node:net";
import { Server } from "socket.io";
import type { Socket } from "socket.io-client";
import { describe, expect, it } from "vitest";
import type { PlaylistMessage } from "../../domain/api/player-events.ts";
import { Instant } from "../../domain/model/time.ts";
import { stopInOrder } from "../../server/stopping.ts";
import { keepLog } from "./logged-lines.ts";
import { addPlaces, announcementFor, pairScreen, playerSocket, startServer } from "./running-server.ts";
import { SERVERS } from "./servers.ts";

describe.each(SERVERS)("a server on $database that stops", ({ start }) => {
  it("writes what a screen reported a moment before", async () => {
    const server = await start();
    const { siteId, rootId } = await addPlaces(server.client, []);
    const { token } = await pairScreen(server, { name: "Wachraum", siteId, groupIds: [rootId] });
    const { id } = await server.client.announcements.create(announcementFor([rootId]));
    await server.client.announcements.publish({ id, version: 1 });
    const player = playerSocket(server.origin, token);
    const given = once(player as never, "playlist") as Promise<[PlaylistMessage]>;
    player.connect();
    const [{ hash }] = await given;
    const painted = { playlist: hash, slide: `${id}.1.de`, atMs: Instant.parse(Date.now()) };
    await (player as unknown as Socket).emitWithAck("painted", painted);
    await server.restart();
    expect((await server.client.announcements.delivery({ id })).painted).toBe(1);
    player.disconnect();
    await server.stop();
  });
});

it("somebody who never ends his request does not keep a server from stopping", async () => {
  const { log, lines } = keepLog("info");
  const server = await startServer({ STOP_SECONDS: "10" }, undefined, { log });
  const line = connect(server.config.port, "127.0.0.1").setEncoding("latin1");
  line.write(
    "POST /api/v1/session HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 99\r\nExpect: 100-continue\r\n\r\n",
  );
  expect(await once(line, "data")).toEqual(["HTTP/1.1 100 Continue\r\n\r\n"]);
  const cut = once(line, "close");
  const startedMs = performance.now();
  await server.stop();
  await cut;
  expect(performance.now() - startedMs).toBeLessThan(10_000);
  // A machine with much else to do may have kept the event loop waiting.
  expect(lines.filter(({ level, msg }) => level > 30 && !msg.startsWith("the event loop"))).toEqual([]);
});

describe("the order in which it stops", () => {
  /** Real sockets and a real web server, with nobody on them. */
  async function running() {
    const server = createServer();
    const io = new Server(server);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { log, lines } = keepLog("info");
    const done: string[] = [];
    const note = (what: string) => async () => void done.push(what);
    return {
      parts: {
        ...{ log, io, web: { server, answerWith: () => undefined }, jobs: [note("jobs")] },
        ...{ writes: { reports: note("reports") }, closeMedia: note("media"), closeDatabase: note("database"), withinMs: 4000 },
      },
      done,
      lines,
    };
  }

  it("is work, then what is only in memory, then the database", async () => {
    const { parts, done, lines } = await running();
    expect(await stopInOrder(parts)).toBe(true);
    expect(done).toEqual(["jobs", "media", "reports", "database"]);
    expect(lines.filter(({ level }) => level > 30)).toEqual([]);
  });

  it("tries again to write what the database does not take", async () => {
    const { parts, done } = await running();
    let tries = 0;
    const reports = async () => {
      tries++;
      if (tries < 3) throw new Error("database is locked");
      done.push("reports");
    };
    expect(await stopInOrder({ ...parts, writes: { reports } })).toBe(true);
    expect(tries).toBe(3);
    expect(done).toEqual(["jobs", "media", "reports", "database"]);
  });

  it.each([
    ["never ends", () => new Promise<never>(() => undefined)],
    ["never succeeds", () => Promise.reject(new Error("database is locked"))],
  ])("leaves behind what %s, says so, and closes the database in time", async (_how, reports) => {
    const { parts, done, lines } = await running();
    const startedMs = performance.now();
    expect(await stopInOrder({ ...parts, writes: { reports } })).toBe(false);
    expect(performance.now() - startedMs).toBeLessThan(4000);
    expect(done.at(-1)).toBe("database");
    expect(lines.at(-1)).toMatchObject({ level: 50, hanging: ["reports"] });
  });
});

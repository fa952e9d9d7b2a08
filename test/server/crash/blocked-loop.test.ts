import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { get, type IncomingMessage } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { buildCity } from "../../bench/city.ts";
import { figuresOf } from "../metrics-of.ts";
import { ownPort } from "../own-port.ts";
import { type Player, playerSocket } from "../running-server.ts";
import { ServerProcess } from "../server-process.ts";

describe("a server whose event loop stands still for seven seconds", () => {
  let dataDir: string;
  let server: ServerProcess;
  let player: Player;
  let lost = 0;
  /** How a probe fared that gives up after three seconds, and one that does not. */
  let probed: string;
  let answered: string;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "aushang-blocked-"));
    const { tokens } = await buildCity(dataDir, { screens: 1, audiences: 1 });
    const imports = [fileURLToPath(new URL("./block-on-signal.ts", import.meta.url))];
    server = await ServerProcess.start({ dataDir, port: await ownPort(), imports });
    player = playerSocket(server.origin, tokens[0] ?? "");
    const given = once(player as never, "playlist");
    player.on("disconnect", () => void lost++);
    player.connect();
    await given;
    expect(await health()).toBe('200 {"status":"ok","checks":{"eventLoop":"ok"}}');
    server.signal("SIGUSR2");
    // Until the signal is taken there may be an answer.
    for (probed = ""; probed !== "no answer"; ) probed = await health(3000);
    answered = await health();
  });
  afterAll(async () => {
    player?.disconnect();
    await server?.kill();
    await rm(dataDir, { recursive: true, force: true });
  });

  /** Over a connection of its own, as probes ask. */
  async function health(timeout = 60_000): Promise<string> {
    const request = get(`${server.origin}/healthz`, { agent: false, timeout });
    request.once("timeout", () => request.destroy());
    try {
      const [answer] = (await once(request, "response")) as [IncomingMessage];
      return `${String(answer.statusCode)} ${await text(answer)}`;
    } catch {
      return "no answer";
    }
  }

  it("gives no sign of life while it does, and says why as soon as it can", () => {
    expect(probed).toBe("no answer");
    expect(answered).toMatch(/^503 \{"status":"failing","checks":\{"eventLoop":"the event loop stood still for [67]\.\d s just now"\}\}$/);
  });

  it("writes it into the log and counts it", async () => {
    const line = await vi.waitFor(() => server.lines.find((told) => Number(told["blockedMs"]) > 6000) ?? expect.fail(), {
      timeout: 30_000,
    });
    expect(line).toMatchObject({ level: 40, msg: expect.stringContaining("the event loop") });
    // A machine with much else to do may have kept it waiting besides.
    expect((await figuresOf(server.origin)).of("aushang_event_loop_blocks_total")).toBeGreaterThanOrEqual(1);
  });

  it("is well again by itself, and its screens have not even noticed", async () => {
    await vi.waitFor(async () => expect(await health()).toBe('200 {"status":"ok","checks":{"eventLoop":"ok"}}'), { timeout: 30_000 });
    expect(lost).toBe(0);
  });
});

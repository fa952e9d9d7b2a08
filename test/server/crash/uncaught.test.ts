import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { PlaylistMessage } from "../../../domain/api/player-events.ts";
import { buildCity } from "../../bench/city.ts";
import { ownPort } from "../own-port.ts";
import { playerSocket } from "../running-server.ts";
import { ServerProcess } from "../server-process.ts";

describe("a server in which something fails that nobody catches", () => {
  const imports = [fileURLToPath(new URL("./fail-on-signal.ts", import.meta.url))];
  let dataDir: string;
  let token: string;
  let port: number;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "aushang-uncaught-"));
    token = (await buildCity(dataDir, { screens: 1, audiences: 1 })).tokens[0] ?? "";
    port = await ownPort();
  });
  afterAll(() => rm(dataDir, { recursive: true, force: true }));

  /** What a screen that comes is given. */
  async function playlistAt({ origin }: ServerProcess): Promise<string> {
    const player = playerSocket(origin, token);
    const given = once(player as never, "playlist") as Promise<[PlaylistMessage]>;
    player.connect();
    const [{ hash }] = await given;
    player.disconnect();
    return hash;
  }

  it.each([
    { what: "a promise", signal: "SIGUSR1", message: "the promise was broken" },
    { what: "an exception", signal: "SIGUSR2", message: "the turn was thrown" },
  ] as const)(
    "ends because of $what with one line about it and without its values, and the next one gives screens what they had",
    async ({ signal, message }) => {
      const server = await ServerProcess.start({ dataDir, port, imports });
      const before = await playlistAt(server);
      server.signal(signal);
      expect(await server.ended).toBe(1);
      const last = await vi.waitFor(() => server.lines.find(({ level }) => level === 60) ?? expect.fail("no last words"), {
        timeout: 30_000,
      });
      expect(last).toMatchObject({ err: { message } });
      expect(last.text).not.toContain("a-value-that-was-to-be-stored");
      const next = await ServerProcess.start({ dataDir, port });
      expect(await playlistAt(next)).toBe(before);
      await next.kill();
    },
  );
});

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { Child } from "../../bench/child.ts";
import { buildCity } from "../../bench/city.ts";
import { figuresOf } from "../metrics-of.ts";
import { ownPort } from "../own-port.ts";
import { ServerProcess } from "../server-process.ts";

const SCREENS = 2000;
/** The container's own health check waits no longer. It is one that asks again: one slow answer is none, two in a row would be a server in trouble. */
const PROBE_WAITS_MS = 5000;

describe(`${String(SCREENS)} screens that all come at the same moment, to a server that has just started`, () => {
  let dataDir: string;
  let server: ServerProcess;
  let screens: Child;
  let tookMs: number;
  const probes: { readonly status: number; readonly ms: number }[] = [];

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "aushang-storm-"));
    const { tokens } = await buildCity(dataDir, { screens: SCREENS, audiences: 1 });
    const port = await ownPort();
    server = await ServerProcess.start({ dataDir, port });
    // In a process of their own: they must not keep the probes waiting.
    screens = new Child(new URL("../../bench/load/load-process.ts", import.meta.url));
    const storm = screens.ask(z.object({ ms: z.number() }), "connectScreens", { port, tokens, inFlight: SCREENS });
    await probeUntil(storm);
    tookMs = (await storm).ms;
    console.info(
      `${String(SCREENS)} screens were let in within ${tookMs.toFixed(0)} ms; the slowest of ${String(probes.length)} probes ` +
        `took ${Math.max(...probes.map(({ ms }) => ms)).toFixed(0)} ms`,
    );
  }, 180_000);
  afterAll(async () => {
    await Promise.all([server?.kill(), screens?.kill()]);
    await rm(dataDir, { recursive: true, force: true });
  });

  async function probeUntil(storm: Promise<unknown>): Promise<void> {
    let isOver = false;
    const over = storm.finally(() => {
      isOver = true;
    });
    while (!isOver) {
      for (const path of ["/healthz", "/readyz"]) {
        const startedMs = performance.now();
        const { status } = await fetch(`${server.origin}${path}`);
        probes.push({ status, ms: performance.now() - startedMs });
      }
    }
    await over;
  }

  it("it is alive and ready all the while", () => {
    expect(probes.length).toBeGreaterThan(2);
    expect(probes.filter(({ status }) => status !== 200)).toEqual([]);
    const isSlow = probes.map(({ ms }) => ms > PROBE_WAITS_MS);
    expect(isSlow.filter((slow, index) => slow && isSlow[index + 1])).toEqual([]);
  });

  it("it has all of them, each with its playlist", async () => {
    expect((await figuresOf(server.origin)).of('aushang_sockets_connected{namespace="player"}')).toBe(SCREENS);
    expect(tookMs).toBeLessThan(60_000);
  });
});

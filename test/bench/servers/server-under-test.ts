import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as z from "zod/mini";
import { Child } from "../child.ts";
import { monotonicMs, pause } from "../clock.ts";

const MAIN = new URL("../../../server/main.ts", import.meta.url);
const PROBE = new URL("./probe.ts", import.meta.url).href;
const READY_LIMIT_MS = 60_000;

/** The real server as a process of its own, with the probe beside it. */
export interface ServerUnderTest {
  readonly port: number;
  readonly origin: string;
  /** From the start of the process to the first 200 of `/readyz`. */
  readonly startMs: number;
  readonly cpuMs: () => Promise<number>;
  readonly memoryBytes: () => Promise<number>;
  readonly longestStallMs: () => Promise<number>;
  /** Resident memory as it is, without a collection before. */
  readonly residentBytes: () => Promise<number>;
  /** What 99 of 100 stalls of the event loop since the last call stay below. */
  readonly usualStallMs: () => Promise<number>;
  readonly kill: () => Promise<void>;
}

export async function startServer(dataDir: string, port: number): Promise<ServerUnderTest> {
  const startedMs = monotonicMs();
  const env = { PORT: String(port), HOST: "127.0.0.1", DATA_DIR: dataDir, LOG_LEVEL: "warn" };
  const child = new Child(MAIN, { env, imports: [PROBE] });
  const origin = `http://127.0.0.1:${String(port)}`;
  await untilReady(origin, child);
  const startMs = monotonicMs() - startedMs;
  return {
    port,
    origin,
    startMs,
    cpuMs: () => child.ask(z.number(), "cpu"),
    memoryBytes: () => child.ask(z.number(), "memory"),
    longestStallMs: () => child.ask(z.number(), "longestStall"),
    residentBytes: () => child.ask(z.number(), "resident"),
    usualStallMs: () => child.ask(z.number(), "usualStall"),
    kill: () => child.kill(),
  };
}

async function untilReady(origin: string, child: Child): Promise<void> {
  const limitMs = monotonicMs() + READY_LIMIT_MS;
  while (monotonicMs() < limitMs) {
    const status = await fetch(`${origin}/readyz`).then(
      (response) => response.status,
      () => 0, // not listening yet
    );
    if (status === 200) return;
    await pause(10);
  }
  throw new Error(`the server was not ready in time\n${child.output}`);
}

/** A port of loopback that nobody uses at the moment. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address !== "object" || address === null) throw new Error("no port");
  return address.port;
}

/** A new data folder that is gone when the bench ends. */
export function newDataDir(): string {
  const folder = mkdtempSync(join(tmpdir(), "aushang-bench-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

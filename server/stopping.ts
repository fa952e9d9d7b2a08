import { setTimeout as pause } from "node:timers/promises";
import type { Server } from "socket.io";
import type { Stop } from "./platform/every.ts";
import { closeInTime } from "./platform/http/listening.ts";
import type { WebServer } from "./platform/http/web-server.ts";
import type { Log } from "./platform/log.ts";
import { sayGoodbye } from "./platform/realtime/goodbye.ts";

interface Running {
  readonly log: Log;
  readonly io: Server;
  readonly web: WebServer;
  readonly jobs: readonly Stop[];
  /** What is only in memory, by the name it has in the log. */
  readonly writes: Readonly<Record<string, () => Promise<unknown>>>;
  /** What is ended when nothing more comes in. */
  readonly closeMedia: () => Promise<void>;
  readonly closeDatabase: () => Promise<void>;
  readonly withinMs: number;
}

const TRY_AGAIN_MS = 250;
/** So much of the time is left for what comes after a step that hangs. */
const SPARE_MS = 2000;

/**
 * Ends a server in the order in which nothing acknowledged is lost: first the screens are told, and what they report until then is taken; then
 * nobody else is answered; then what is still in memory is written, again and again if the database does not take it; and the database last.
 * Whatever hangs is left behind in time.
 * @returns whether everything was done
 */
export async function stopInOrder({ log, io, web, jobs, writes, closeMedia, closeDatabase, withinMs }: Running): Promise<boolean> {
  const untilMs = performance.now() + withinMs - SPARE_MS;
  const hanging: string[] = [];
  async function step(what: string, work: Promise<unknown>, spareMs = 0): Promise<void> {
    const limit = new AbortController();
    const late = pause(Math.max(0, untilMs + spareMs - performance.now()), "late", { signal: limit.signal }).catch(() => "done");
    const end = await Promise.race([work.then(() => "done"), late]).catch((error: unknown) => {
      log.error({ err: error, step: what }, "not ended as it should");
      return "late";
    });
    limit.abort();
    if (end === "late") hanging.push(what);
  }

  const told = await sayGoodbye(io, "/player");
  log.info({ screens: told }, "stopping: screens were told and come back by themselves");
  await step("requests", closeInTime(io, web));
  await Promise.all([step("jobs", Promise.all(jobs.map((stop) => stop()))), step("media", closeMedia())]);
  await Promise.all(Object.entries(writes).map(([what, write]) => step(what, untilWritten(write, untilMs))));
  await step("database", closeDatabase(), SPARE_MS / 2);
  if (hanging.length > 0) log.error({ hanging }, "stopped, but not everything could be ended in time");
  return hanging.length === 0;
}

/** @throws what the last try threw */
async function untilWritten(write: () => Promise<unknown>, untilMs: number): Promise<void> {
  for (;;) {
    try {
      await write();
      return;
    } catch (error) {
      if (performance.now() + TRY_AGAIN_MS >= untilMs) throw error;
    }
    await pause(TRY_AGAIN_MS);
  }
}

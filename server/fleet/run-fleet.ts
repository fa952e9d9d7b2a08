import { readFile, writeFile } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import type { FleetReport } from "./fleet-figures.ts";
import { type FleetOptions, targetOf, WrongOption } from "./fleet-options.ts";
import { closingLines, progressLine } from "./fleet-words.ts";
import { apiOf, joinByEnrolment } from "./join-by-enrolment.ts";
import { measurePublish, type Published } from "./measure-publishes.ts";
import { type OwnServer, startOwnServer } from "./own-server.ts";
import { askServer, type ServerView } from "./server-view.ts";
import { SimulatedFleet } from "./simulated-fleet.ts";

const IN_FLIGHT = 200;
const TELL_MS = 10_000;
/** So long after the last mishap every screen is back. */
const BACK_WITHIN_MS = 180_000;
const PUBLISH_PATIENCE_MS = 30_000;
const MINUTE_MS = 60_000;

export interface FleetResult {
  readonly report: FleetReport;
  readonly published: readonly Published[];
  readonly view: ServerView | null;
  /** What the server used of one core, null if it does not say. */
  readonly cores: number | null;
  /** What was not as it should be, a sentence each. */
  readonly faults: readonly string[];
}

/** One run from the first connection to the last figure. @param say hears every line. @param stopped ends it early, in order */
export async function runFleet(options: FleetOptions, say: (line: string) => void, stopped: AbortSignal): Promise<FleetResult> {
  const own = options.server === null ? await startOwnServer(options.screens) : null;
  const origin = own?.origin ?? (options.server as URL).origin;
  try {
    const tokens = own?.tokens ?? (await tokensFor(options, origin, say, stopped));
    const fleet = new SimulatedFleet({ target: targetOf(new URL(origin)), tokens, seed: options.seed, inFlight: IN_FLIGHT });
    try {
      return await measure(fleet, options, { origin, own }, say, stopped);
    } finally {
      fleet.stop();
    }
  } finally {
    await own?.stop();
  }
}

interface Served {
  readonly origin: string;
  readonly own: OwnServer | null;
}

async function measure(
  fleet: SimulatedFleet,
  options: FleetOptions,
  { origin, own }: Served,
  say: (line: string) => void,
  stopped: AbortSignal,
): Promise<FleetResult> {
  const beganMs = performance.now();
  const until = orStopped(stopped);
  await until(fleet.start());
  say(`${String(options.screens)} screens there after ${((performance.now() - beganMs) / 1000).toFixed(1)} s`);
  const { figures } = fleet;
  const published = own === null || stopped.aborted ? [] : [await measurePublish(own, figures, PUBLISH_PATIENCE_MS)];
  const before = await askServer(origin, options.metricsToken);
  const startMs = performance.now();
  figures.beginMeasuring();
  fleet.trouble(options.faults);
  if (options.storm > 0) fleet.storm(options.storm);
  const timer = setInterval(() => say(progressLine(figures.report(), options.screens, (performance.now() - startMs) / MINUTE_MS)), TELL_MS);
  await until(pause(options.minutes * MINUTE_MS));
  clearInterval(timer);
  fleet.calm();
  await until(Promise.race([fleet.allBack(), pause(BACK_WITHIN_MS)]));
  const view = await askServer(origin, options.metricsToken);
  const report = figures.report();
  const cores = coresUsed(before, view, performance.now() - startMs);
  for (const line of closingLines(report, published, view, cores)) say(line);
  return { report, published, view, cores, faults: stopped.aborted ? [] : faultsOf(report, published, options) };
}

/** Waits for something, but not if somebody wants an end. */
function orStopped(stopped: AbortSignal) {
  const end = new Promise<void>((resolve) => {
    if (stopped.aborted) resolve();
    else stopped.addEventListener("abort", () => resolve(), { once: true });
  });
  return (work: Promise<unknown>): Promise<unknown> => Promise.race([work, end]);
}

async function tokensFor(
  options: FleetOptions,
  origin: string,
  say: (line: string) => void,
  stopped: AbortSignal,
): Promise<readonly string[]> {
  const { screens, secrets, tokensFile } = options;
  const kept = tokensFile === null ? [] : await readTokens(tokensFile);
  if (kept.length >= screens) return kept.slice(0, screens);
  if (secrets.length === 0) throw new WrongOption(`${String(tokensFile)} has only ${String(kept.length)} tokens; --enrol brings more.`);
  const missing = screens - kept.length;
  let toldMs = performance.now();
  const joined = await joinByEnrolment({ api: apiOf(origin), secrets, count: missing, stopped }, (count) => {
    if (performance.now() - toldMs < TELL_MS) return;
    toldMs = performance.now();
    say(`${String(count)} of ${String(missing)} devices have joined`);
  });
  const tokens = [...kept, ...joined];
  if (tokensFile !== null) await writeFile(tokensFile, `${tokens.join("\n")}\n`, { mode: 0o600 });
  say(`${String(joined.length)} screens were added at ${origin}. They stay: remove them in the editor when you are done.`);
  return tokens;
}

async function readTokens(file: string): Promise<readonly string[]> {
  const text = await readFile(file, "utf8").catch(() => "");
  return text.split("\n").filter((line) => line !== "");
}

function coresUsed(before: ServerView | null, after: ServerView | null, spanMs: number): number | null {
  if (before?.cpuSeconds == null || after?.cpuSeconds == null) return null;
  return ((after.cpuSeconds - before.cpuSeconds) * 1000) / spanMs;
}

function faultsOf(report: FleetReport, published: readonly Published[], { screens, p99Ms }: FleetOptions): readonly string[] {
  return [
    ...(report.live < screens ? [`${String(screens - report.live)} screens did not come back`] : []),
    ...(report.heartbeats === 0 ? ["no heartbeat was answered: measure for longer"] : []),
    ...(report.p99Ms > p99Ms ? [`an acknowledgement took ${report.p99Ms.toFixed(1)} ms (p99), more than ${String(p99Ms)} ms`] : []),
    ...published
      .filter(({ screens: reached }) => reached < screens)
      .map(({ screens: reached }) => `a publish reached ${String(reached)} screens only`),
  ];
}

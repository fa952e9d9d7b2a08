import type { LoopWatch } from "../metrics/loop-watch.ts";

/** What is wrong, in plain words and without anything that only insiders may know; null if nothing is. */
export type Finding = string | null;

/** One thing that is looked at. It may throw, or take too long: then that is what is wrong. */
export interface Check {
  readonly name: string;
  /** Whether nothing can be served without it. Otherwise it is told, and the server goes on. */
  readonly isVital: boolean;
  readonly look: () => Promise<Finding> | Finding;
}

export interface Health {
  readonly status: "ok" | "degraded" | "failing";
  /** By name: `ok`, or what is wrong. */
  readonly checks: Readonly<Record<string, string>>;
}

/** Whoever asks cannot make the server look oftener than this: the addresses are open to everybody. */
const LOOK_EVERY_MS = 1000;
const LOOK_WITHIN_MS = 3000;
const TICK_MS = 100;
/** An event loop that stands still for so long serves nobody. A moment later it is still worth knowing for whoever asks every ten seconds. */
const BLOCKED_MS = 5000;
const REMEMBERED_MS = 10_000;

/** Whether the process lives: it answers, and its event loop turns. */
export function processHealth(loop: LoopWatch): Health {
  const blockedMs = loop.longestWithin(REMEMBERED_MS);
  const finding = blockedMs < BLOCKED_MS ? null : `the event loop stood still for ${(blockedMs / 1000).toFixed(1)} s just now`;
  return toHealth([{ name: "eventLoop", isVital: true, finding }]);
}

/** From the start of the process to its end. */
export type Phase = "starting" | "serving" | "stopping";

interface ReadinessNeeds {
  readonly phase: () => Phase;
  readonly checks: readonly Check[];
}

/** Looks at everything that is needed to serve. Many who ask at once share one look; that the server starts or stops is told at once. */
export function createReadiness({ phase, checks }: ReadinessNeeds): () => Promise<Health> {
  const monotonicMs = () => performance.now();
  let last: Promise<Health> | null = null;
  let lookedAtMs = 0;
  return async () => {
    if (phase() !== "serving") return { status: "failing", checks: { server: `is ${phase()}` } };
    if (last === null || monotonicMs() - lookedAtMs >= LOOK_EVERY_MS) {
      lookedAtMs = monotonicMs();
      last = Promise.all(checks.map(lookAt)).then(toHealth);
    }
    return last;
  };
}

interface Looked {
  readonly name: string;
  readonly isVital: boolean;
  readonly finding: Finding;
}

async function lookAt({ name, isVital, look }: Check): Promise<Looked> {
  const { promise: late, resolve } = Promise.withResolvers<Finding>();
  const stop = afterTurning(LOOK_WITHIN_MS, () => resolve(`no answer within ${String(LOOK_WITHIN_MS / 1000)} s`));
  const looking = (async () => look())().catch(() => "cannot be looked at");
  const finding = await Promise.race([looking, late]);
  stop();
  return { name, isVital, finding };
}

/**
 * Runs once the event loop has turned for so long. While it stands still, as in a storm of screens that all come back, no answer can be read: that
 * does not make what was asked late.
 * @returns forgets it
 */
function afterTurning(ms: number, run: () => void): () => void {
  let left = ms / TICK_MS;
  const timer = setInterval(() => {
    left--;
    if (left > 0) return;
    clearInterval(timer);
    run();
  }, TICK_MS);
  return () => clearInterval(timer);
}

function toHealth(looked: readonly Looked[]): Health {
  const wrong = looked.filter(({ finding }) => finding !== null);
  const status = wrong.length === 0 ? "ok" : wrong.some(({ isVital }) => isVital) ? "failing" : "degraded";
  return { status, checks: Object.fromEntries(looked.map(({ name, finding }) => [name, finding ?? "ok"])) };
}

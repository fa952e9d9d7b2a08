import type { TurnWatch } from "../every.ts";
import type { Metrics } from "./metrics.ts";

interface LastTurn {
  readonly endedAtMs: number;
  readonly ms: number;
}

/**
 * When each job ran last, how long it took, and how often it failed. The label is not called `job`: that is what Prometheus calls who it asks.
 * @param now the clock of the dates
 */
export function jobFigures(metrics: Metrics, now: () => number): TurnWatch {
  const last = new Map<string, LastTurn>();
  const figure = (toNumber: (turn: LastTurn) => number) => () =>
    Object.fromEntries([...last].map(([what, turn]) => [what, toNumber(turn)] as const));
  const runs = metrics.counters<string>("job_runs_total", "How often a job has run since the start", "task", []);
  const failures = metrics.counters<string>("job_failures_total", "How often a job has failed since the start", "task", []);
  metrics.gauge(
    "job_last_run_timestamp_seconds",
    "When a job has run last, failed or not",
    "task",
    figure(({ endedAtMs }) => endedAtMs / 1000),
  );
  metrics.gauge(
    "job_last_duration_seconds",
    "How long a job took the last time",
    "task",
    figure(({ ms }) => ms / 1000),
  );
  return {
    onBegun(what) {
      runs(what, 0);
      failures(what, 0);
    },
    onDone(what, ms, hasFailed) {
      last.set(what, { endedAtMs: now(), ms });
      runs(what);
      if (hasFailed) failures(what);
    },
  };
}

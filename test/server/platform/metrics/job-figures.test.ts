import { expect, it } from "vitest";
import { everyWatched } from "../../../../server/platform/every.ts";
import { createLog } from "../../../../server/platform/log.ts";
import { jobFigures } from "../../../../server/platform/metrics/job-figures.ts";
import { createMetrics } from "../../../../server/platform/metrics/metrics.ts";
import { Figures } from "../../metrics-of.ts";

const NOW_MS = 1_799_046_000_500;

it("a job's turns are counted, those that failed too, with when the last one ended and how long it took", async () => {
  const metrics = createMetrics({ warn: () => undefined });
  const every = everyWatched(jobFigures(metrics, () => NOW_MS));
  let turns = 0;
  const { promise, resolve } = Promise.withResolvers<void>();
  const work = async () => {
    turns++;
    if (turns === 2) throw new Error("broken");
    if (turns === 4) resolve();
  };
  const stop = every(1, "tidying up", work, createLog("silent"));
  const stopOther = every(3_600_000, "forgetting", () => undefined, createLog("silent"));
  await promise;
  await Promise.all([stop(), stopOther()]);
  const { text } = await metrics.read();
  const figures = new Figures(text);
  expect(figures.of('aushang_job_runs_total{task="tidying up"}')).toBe(4);
  expect(figures.of('aushang_job_failures_total{task="tidying up"}')).toBe(1);
  expect(figures.of('aushang_job_last_run_timestamp_seconds{task="tidying up"}')).toBe(1_799_046_000.5);
  expect(figures.of('aushang_job_last_duration_seconds{task="tidying up"}')).toBeGreaterThanOrEqual(0);
  expect(figures.of('aushang_job_runs_total{task="forgetting"}')).toBe(0);
  expect(figures.of('aushang_job_failures_total{task="forgetting"}')).toBe(0);
});

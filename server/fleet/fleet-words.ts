import type { FleetReport } from "./fleet-figures.ts";
import type { Published } from "./measure-publishes.ts";
import type { ServerView } from "./server-view.ts";

const ms = (value: number) => (Number.isNaN(value) ? "–" : `${value.toFixed(1)} ms`);

/** A line while it runs. */
export function progressLine({ live, heartbeats, p99Ms, lost }: FleetReport, screens: number, minutes: number): string {
  return `${minutes.toFixed(1)} min: ${String(live)} of ${String(screens)} there, ${String(heartbeats)} heartbeats, p99 ${ms(p99Ms)}, ${String(lost)} lines lost`;
}

/** What came of it, a line a fact. */
export function closingLines(
  report: FleetReport,
  published: readonly Published[],
  view: ServerView | null,
  cores: number | null,
): readonly string[] {
  const counts = (record: Readonly<Record<string, number>>) =>
    Object.entries(record)
      .filter(([, count]) => count > 0)
      .map(([name, count]) => `${String(count)} ${name}`)
      .join(", ") || "none";
  return [
    `screens there          ${String(report.live)} (${String(report.joins)} joins, ${String(report.lost)} lines lost)`,
    `acknowledgement        p50 ${ms(report.p50Ms)}, p95 ${ms(report.p95Ms)}, p99 ${ms(report.p99Ms)}, longest ${ms(report.longestMs)} of ${String(report.heartbeats)}`,
    `playlists taken over   ${String(report.playlists)}`,
    ...published.map(
      ({ halfMs, p99Ms: most, lastMs, screens }) =>
        `publish, all have it   half ${ms(halfMs)}, p99 ${ms(most)}, last ${ms(lastMs)} of ${String(screens)}`,
    ),
    `commands obeyed        ${String(report.commands)}`,
    `refusals               ${counts(report.refusals)}`,
    `suffered               ${counts(report.mishaps)}`,
    `the server counts      ${view === null ? "unknown: it does not let us read /metrics" : counts(view.states)}`,
    ...(view?.memoryBytes == null ? [] : [`its memory             ${(view.memoryBytes / 1e6).toFixed(0)} MB`]),
    ...(cores === null ? [] : [`its share of a core    ${(cores * 100).toFixed(0)} %`]),
  ];
}

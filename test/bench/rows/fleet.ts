import { readFleetOptions } from "../../../server/fleet/fleet-options.ts";
import { type FleetResult, runFleet } from "../../../server/fleet/run-fleet.ts";
import type { Bench, BenchOptions, Row } from "../row.ts";

const P99_LIMIT_MS = 50;
const MINUTE_S = 60;

/** A simulated fleet that keeps in touch while nothing goes wrong: how soon it is answered, and how soon a publish is with all. */
export const fleetBench: Bench = {
  name: "fleet",
  screens: 10_000,
  run: async ({ screens, seconds }: BenchOptions): Promise<readonly Row[]> => {
    const options = readFleetOptions(["--screens", String(screens), "--minutes", String(seconds / MINUTE_S)]);
    if (options === null) throw new Error("no options");
    const result = await runFleet(options, () => undefined, new AbortController().signal);
    if (result.report.live !== screens)
      throw new Error(`only ${String(result.report.live)} of ${String(screens)} screens stayed connected`);
    return rows(screens, seconds, result);
  },
};

function rows(screens: number, seconds: number, { report, published, view, cores }: FleetResult): readonly Row[] {
  const command = `npm run bench -- fleet --screens ${String(screens)} --seconds ${String(seconds)}`;
  const [publish] = published;
  return [
    {
      what: `${String(screens)} simulated screens on one server, acknowledgement of a heartbeat: 99th percentile`,
      floor: "",
      measured: `${report.p99Ms.toFixed(1)} ms (median ${report.p50Ms.toFixed(1)} ms, longest ${report.longestMs.toFixed(0)} ms of ${String(report.heartbeats)})`,
      target: `<= ${String(P99_LIMIT_MS)} ms`,
      isMet: report.p99Ms <= P99_LIMIT_MS,
      command,
    },
    {
      what: `${String(screens)} simulated screens on one server: from asking for a publish to the last screen that has it`,
      floor: "",
      measured: `${publish?.lastMs.toFixed(0) ?? "?"} ms (half of them ${publish?.halfMs.toFixed(0) ?? "?"} ms)`,
      target: "",
      isMet: null,
      command,
    },
    {
      what: `${String(screens)} simulated screens on one server: its memory, and its share of a core`,
      floor: "",
      measured: `${((view?.memoryBytes ?? 0) / 1e6).toFixed(0)} MB, ${((cores ?? 0) * 100).toFixed(0)} %`,
      target: "",
      isMet: null,
      command,
    },
  ];
}

import { parseArgs } from "node:util";
import type { Bench, Row } from "./row.ts";
import { adapterBench } from "./rows/adapter.ts";
import { bundleBench } from "./rows/bundles.ts";
import { fadesBench } from "./rows/fades.ts";
import { distinctBench, fanOutBench } from "./rows/fan-out.ts";
import { fleetBench } from "./rows/fleet.ts";
import { fleetPageBench } from "./rows/fleet-page.ts";
import { heartbeatBench } from "./rows/heartbeats.ts";
import { imagesBench } from "./rows/images.ts";
import { mediaLoopBench, uploadBench } from "./rows/media.ts";
import { paintBench } from "./rows/paint.ts";
import { playerStartBench } from "./rows/player-start.ts";
import { programmeBench } from "./rows/programme.ts";
import { reconnectBench } from "./rows/reconnect.ts";
import { resolutionBench } from "./rows/resolution.ts";
import { slide4kBench } from "./rows/slide-4k.ts";
import { soakBench } from "./rows/soak.ts";
import { startBench } from "./rows/start.ts";
import { syncBench } from "./rows/sync.ts";
import { takeoverBench } from "./rows/takeover.ts";
import { toTable, writeRows } from "./table.ts";

const PAGE = new URL("../../docs/performance.md", import.meta.url);
const BENCHES: readonly Bench[] = [
  adapterBench,
  fanOutBench,
  distinctBench,
  paintBench,
  slide4kBench,
  fadesBench,
  playerStartBench,
  soakBench,
  syncBench,
  takeoverBench,
  heartbeatBench,
  fleetBench,
  fleetPageBench,
  programmeBench,
  resolutionBench,
  bundleBench,
  startBench,
  reconnectBench,
  imagesBench,
  uploadBench,
  mediaLoopBench,
];
/** No bench may hang: the whole run ends after this, with its children. */
const LIMIT_MS = 60 * 60_000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    screens: { type: "string" },
    rounds: { type: "string", default: "15" },
    seconds: { type: "string", default: "60" },
    write: { type: "boolean", default: false },
  },
});

setTimeout(() => {
  process.stderr.write("The measurements took too long and were ended.\n");
  process.exit(1);
}, LIMIT_MS).unref();

const unknown = positionals.filter((name) => !BENCHES.some((bench) => bench.name === name));
if (unknown.length > 0) {
  process.stderr.write(`Unknown: ${unknown.join(", ")}. There are: ${BENCHES.map(({ name }) => name).join(", ")}\n`);
  process.exit(2);
}

const chosen = BENCHES.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
const rows: Row[] = [];
for (const bench of chosen) {
  process.stderr.write(`${bench.name} ...\n`);
  rows.push(
    ...(await bench.run({
      screens: Number(values.screens ?? bench.screens),
      rounds: Number(values.rounds),
      seconds: Number(values.seconds),
    })),
  );
}
process.stdout.write(`${toTable(rows)}\n`);
if (values.write) writeRows(PAGE, rows);
process.exit(rows.some(({ isMet }) => isMet === false) ? 1 : 0);

import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { chaos } from "./chaos.ts";

const DAY_MS = 86_400_000;
const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "30" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
    // A file for all that was seen, one line each, to look at what went wrong.
    trace: { type: "string" },
  },
});

process.stdout.write(`seed ${values.seed}, ${values.minutes} minutes\n`);
const startMs = performance.now();
const outcome = await chaos(Number(values.seed), Number(values.minutes) * 60_000);
const { wrong, unsettled, foreign, startsMs, passedMs, comparedMs, lateMs, trace, ...rest } = outcome;
if (values.trace !== undefined) writeFileSync(values.trace, `${trace.map((line) => JSON.stringify(line)).join("\n")}\n`);
const late = `${((100 * lateMs) / comparedMs).toFixed(2)} % of it late`;
process.stdout.write(
  `${((performance.now() - startMs) / 60_000).toFixed(1)} minutes were ${(passedMs / DAY_MS).toFixed(1)} days, of which ${(comparedMs / DAY_MS).toFixed(2)} were looked at, ${late}\n`,
);
process.stdout.write(`${String(startsMs.length)} starts, the longest ${Math.max(...startsMs).toFixed(0)} ms\n`);
process.stdout.write(`${JSON.stringify(rest, null, 2)}\n${JSON.stringify({ wrong, unsettled, foreign }, null, 2)}\n`);
process.exit(wrong.length + unsettled.length + foreign.length > 0 ? 1 : 0);

import { type Held, soak } from "../../browser/soak.ts";
import type { Bench, Row } from "../row.ts";
import { slope } from "../statistics.ts";

const SLIDES = 20_000;
const STEPS = 100;
/** What is laid out once, caches included, is there by then. */
const WARM_SHARE = 0.1;
/** A slide is usually on for ten seconds. */
const SLIDES_A_DAY = 8640;
const LIMIT_MB = 1;
const MB = 1_000_000;

/** What a player that shows slides of every template for days holds in memory, garbage aside. `--screens` says how many slides. */
export const soakBench: Bench = {
  name: "soak",
  screens: SLIDES,
  run: async ({ screens: slides }): Promise<readonly Row[]> => {
    const { held, faults } = await soak(slides, slides / STEPS, (now) => process.stderr.write(`${JSON.stringify(now)}\n`));
    const warm = held.slice(WARM_SHARE * STEPS);
    const perSlide = (of: (held: Held) => number) => slope(warm.map((one) => ({ x: one.slides, y: of(one) })));
    const heap = perSlide(({ heapBytes }) => heapBytes);
    const dayMb = (heap * SLIDES_A_DAY) / MB;
    const command = `npm run bench -- soak --screens ${String(slides)}`;
    const what = `${String(slides)} slides of every template`;
    const failed = faults.length === 0 ? "" : `; faults: ${faults.join(", ")}`;
    return [
      {
        what: `${what}: growth of the player's heap, at a usual 10 s a slide`,
        floor: "",
        measured: `${dayMb.toFixed(2)} MB a day (${heap.toFixed(0)} bytes a slide; ${range(warm, ({ heapBytes }) => heapBytes / MB, 1)} MB${failed})`,
        target: `<= ${String(LIMIT_MB)} MB a day`,
        isMet: dayMb <= LIMIT_MB,
        command,
      },
      {
        what: `${what}: growth of the player's DOM`,
        floor: "",
        measured: `${perSlide(({ nodes }) => 1000 * nodes).toFixed(1)} nodes and ${perSlide(({ listeners }) => 1000 * listeners).toFixed(1)} listeners in 1000 slides (${range(warm, ({ nodes }) => nodes, 0)} nodes, ${range(warm, ({ listeners }) => listeners, 0)} listeners)`,
        target: "none",
        isMet: null,
        command,
      },
    ];
  },
};

function range(held: readonly Held[], of: (held: Held) => number, digits: number): string {
  const values = held.map(of);
  return `${Math.min(...values).toFixed(digits)} to ${Math.max(...values).toFixed(digits)}`;
}

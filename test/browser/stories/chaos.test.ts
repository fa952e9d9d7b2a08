import { expect, it } from "vitest";
import { chaos } from "../../chaos/chaos.ts";

const SHORT_MS = 40_000;
/** How long a wall may be empty, whatever happens. */
const EMPTY_MS = 30_000;

it.each([{ seed: 20_261_122 }, { seed: Date.now() % 1_000_000 }])(
  "whatever happens to it, a screen shows what the resolver says of what it has: seed $seed",
  async ({ seed }) => {
    console.info(`the same again: npm run chaos -- --seed ${String(seed)} --minutes 1`);
    const { wrong, unsettled, foreign, startsMs, blankMs, stretches } = await chaos(seed, SHORT_MS);
    expect({ wrong, unsettled, foreign }).toEqual({ wrong: [], unsettled: [], foreign: [] });
    expect(stretches).toBeGreaterThan(20);
    expect(Math.max(blankMs, ...startsMs)).toBeLessThan(EMPTY_MS);
  },
  300_000,
);

import { expect, it } from "vitest";
import { slope } from "../bench/statistics.ts";
import { soak } from "./soak.ts";

/** What is promised is measured over 20,000 slides (`npm run bench -- soak`). In so few, caches that fill look like growth: only a real leak is more than this. */
const SLIDES = 600;
const STEP = 50;
const MOST_BYTES_A_SLIDE = 2000;
const MOST_NODES_A_SLIDE = 1;
const MOST_LISTENERS_A_SLIDE = 0.2;

it("slides of every template leave nothing behind", async () => {
  const { held, faults } = await soak(SLIDES, STEP);
  expect(faults).toEqual([]);
  const warm = held.slice(2);
  expect(slope(warm.map(({ slides, heapBytes }) => ({ x: slides, y: heapBytes })))).toBeLessThan(MOST_BYTES_A_SLIDE);
  expect(slope(warm.map(({ slides, nodes }) => ({ x: slides, y: nodes })))).toBeLessThan(MOST_NODES_A_SLIDE);
  expect(slope(warm.map(({ slides, listeners }) => ({ x: slides, y: listeners })))).toBeLessThan(MOST_LISTENERS_A_SLIDE);
}, 600_000);

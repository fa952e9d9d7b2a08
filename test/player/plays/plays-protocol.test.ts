import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Play, PlayBatch } from "../../../domain/model/play.ts";
import { BenchScreen } from "./bench-screen.ts";

/** Count and painted ms by slide. */
type Sums = ReadonlyMap<string, readonly [number, number]>;

/** The server as far as the protocol goes: a batch counts if its number is higher than the last one of its instance. */
class BenchServer {
  readonly last = new Map<string, number>();
  sums: Sums = new Map();

  take({ instance, sequence, plays }: PlayBatch): { readonly sequence: number } {
    const last = this.last.get(instance) ?? 0;
    if (sequence <= last) return { sequence: last };
    this.sums = plus(this.sums, sumsOf(plays));
    this.last.set(instance, sequence);
    return { sequence };
  }
}

type Step =
  | { readonly kind: "show"; readonly slide: string; readonly ms: number }
  | { readonly kind: "tick"; readonly line: "down" | "good" | "no answer" }
  | { readonly kind: "repeat"; readonly which: number }
  | { readonly kind: "crash"; readonly cut: boolean }
  | { readonly kind: "disk"; readonly is: "good" | "full" | "off" };

const steps = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        kind: fc.constant("show" as const),
        slide: fc.constantFrom("a", "b", "c"),
        ms: fc.integer({ min: 1, max: 60_000 }),
      }),
    },
    {
      weight: 5,
      arbitrary: fc.record({
        kind: fc.constant("tick" as const),
        line: fc.constantFrom("down" as const, "good" as const, "no answer" as const),
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("repeat" as const), which: fc.nat(20) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant("crash" as const), cut: fc.boolean() }) },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant("disk" as const), is: fc.constantFrom("good" as const, "full" as const, "off" as const) }),
    },
  ),
  { maxLength: 60 },
);

/** A screen, a server, and the truth about what was on the glass. */
class Run {
  readonly screen = new BenchScreen();
  readonly server = new BenchServer();
  truth: Sums = new Map();
  lost: Sums = new Map();
  #slide: string | null = null;
  #diskWasGood = true;
  #keptWhenWritten = new Map<string | null, Sums>([[null, new Map()]]);

  async do(step: Step): Promise<void> {
    switch (step.kind) {
      case "show":
        return this.#show(step.slide, step.ms);
      case "tick":
        return this.#tick(step.line);
      case "repeat": {
        const { sent } = this.screen;
        const batch = sent[step.which % Math.max(1, sent.length)];
        // Without a disk a late packet may bring what the screen has long forgotten: less is lost than reckoned here.
        if (batch && (this.#diskWasGood || batch.sequence <= (this.server.last.get(batch.instance) ?? 0))) this.server.take(batch);
        return;
      }
      case "crash":
        return this.#crash(step.cut);
      case "disk":
        this.screen.disk.isFull = step.is === "full";
        this.screen.disk.isOff = step.is === "off";
        if (step.is !== "good") this.#diskWasGood = false;
    }
  }

  #show(slide: string, ms: number): void {
    this.screen.show(slide, ms);
    this.truth = plus(this.truth, new Map([[slide, [slide === this.#slide ? 0 : 1, ms]]]));
    this.#slide = slide;
  }

  async #tick(line: "down" | "good" | "no answer"): Promise<void> {
    const { screen, server } = this;
    screen.answer = (batch) => (line === "down" ? null : line === "good" ? server.take(batch) : void server.take(batch));
    screen.disk.sync();
    await screen.plays.tick();
    this.#keptWhenWritten.set(screen.disk.newest, minus(this.truth, this.lost));
  }

  /** The program dies, and with `cut` takes along what was written since the last tick but one. Never is anything known again that was sent. */
  #crash(cut: boolean): void {
    const { screen, server } = this;
    if (cut) screen.disk.cutPower();
    const text = screen.disk.recall();
    const loss = minus(minus(minus(this.truth, this.lost), server.sums), unsentIn(text, server));
    for (const [count, ms] of loss.values()) expect(Math.min(count, ms)).toBeGreaterThanOrEqual(0);
    this.lost = plus(this.lost, loss);
    if (this.#diskWasGood) expect(meaning(minus(this.truth, this.lost))).toEqual(meaning(this.#keptWhenWritten.get(text) ?? new Map()));
    this.#slide = null;
    screen.restart();
  }
}

function unsentIn(text: string | null, server: BenchServer): Sums {
  if (text === null) return new Map();
  const { instance, sequence, sending, open } = JSON.parse(text) as PlayBatch & { readonly sending: Play[] | null; readonly open: Play[] };
  const isStored = sequence <= (server.last.get(instance) ?? 0);
  return sumsOf([...(isStored || sending === null ? [] : sending), ...open]);
}

function sumsOf(plays: readonly Play[]): Sums {
  return plays.reduce<Sums>((sums, { slide, count, paintedMs }) => plus(sums, new Map([[slide, [count, paintedMs]]])), new Map());
}

function plus(a: Sums, b: Sums, sign = 1): Sums {
  const sums = new Map(a);
  for (const [slide, [count, ms]] of b) {
    const [countBefore, msBefore] = sums.get(slide) ?? [0, 0];
    sums.set(slide, [countBefore + sign * count, msBefore + sign * ms]);
  }
  return sums;
}

const minus = (a: Sums, b: Sums) => plus(a, b, -1);
const meaning = (sums: Sums) => [...sums].filter(([, [count, ms]]) => count !== 0 || ms !== 0).sort(([a], [b]) => (a < b ? -1 : 1));

describe("plays on their way to the server", () => {
  it("count exactly once, whatever crashes, comes twice, late or not at all; what is lost is what was not written yet", async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const run = new Run();
        for (const step of all) await run.do(step);
        await run.do({ kind: "disk", is: "good" });
        for (let tick = 0; tick < 4; tick++) await run.do({ kind: "tick", line: "good" });
        expect(meaning(run.server.sums)).toEqual(meaning(minus(run.truth, run.lost)));
      }),
      { numRuns: 2000 },
    );
  });
});

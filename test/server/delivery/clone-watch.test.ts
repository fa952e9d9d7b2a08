import { setImmediate as nextTurn } from "node:timers/promises";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../../../domain/model/time.ts";
import { CloneWatch, type Line } from "../../../server/delivery/clone-watch.ts";
import { newId } from "../../../server/platform/secret.ts";
import { createDice, type Dice } from "../crash/dice.ts";

/** What a server waits for an answer, and after what silence it takes a line for dead by itself. */
const ANSWER_MS = 3000;
const SILENCE_MS = 25_000;
const RETRY_MS = 15_000;

/** Time that goes on from event to event, and lets everything settle in between. */
class Time {
  nowMs = 0;
  #order = 0;
  #events: { readonly atMs: number; readonly order: number; readonly happen: () => void }[] = [];

  after(ms: number, happen: () => void): void {
    this.#events.push({ atMs: this.nowMs + ms, order: this.#order++, happen });
    this.#events.sort((a, b) => b.atMs - a.atMs || b.order - a.order);
  }

  async runUntil(ms: number): Promise<void> {
    for (;;) {
      const next = this.#events.at(-1);
      if (next === undefined || next.atMs > ms) break;
      this.#events.pop();
      this.nowMs = next.atMs;
      next.happen();
      await nextTurn();
    }
    this.nowMs = ms;
  }
}

/** A line as the server sees it. At the other end there is somebody, or not any more, which the server does not know. */
class SimulatedLine implements Line {
  isOpen = true;
  private goneAtMs: number | null = null;
  private hasLastWord = false;
  readonly run: string;
  private readonly time: Time;
  private readonly dice: Dice;

  constructor(run: string, time: Time, dice: Dice) {
    this.run = run;
    this.time = time;
    this.dice = dice;
  }

  answers(): Promise<boolean> {
    return new Promise((resolve) => {
      const isLastWord = this.hasLastWord && this.time.nowMs - (this.goneAtMs ?? 0) < ANSWER_MS;
      this.hasLastWord = false;
      const roundTripMs = this.dice.between(5, 900);
      if (isLastWord || this.goneAtMs === null)
        this.time.after(roundTripMs, () => resolve(isLastWord || (this.isOpen && this.goneAtMs === null)));
      else this.time.after(ANSWER_MS, () => resolve(false));
    });
  }

  cut(): void {
    this.isOpen = false;
  }

  /** The page hangs up properly, or vanishes without a word; then its last one may still be under way. */
  end(properly: boolean): void {
    if (this.goneAtMs !== null) return;
    this.goneAtMs = this.time.nowMs;
    this.hasLastWord = this.dice.between(1, 3) === 1;
    if (properly) this.time.after(this.dice.between(1, 200), () => this.cut());
    else this.time.after(SILENCE_MS, () => this.cut());
  }
}

interface World {
  readonly time: Time;
  readonly dice: Dice;
  readonly watch: CloneWatch;
}

/** A device with all that happens to one: flaps, reloads, power cuts, sleep. */
class Device {
  alarms = 0;
  admitted = 0;
  longestOutMs = 0;
  private pages = 0;
  private run = "";
  private line: SimulatedLine | null = null;
  private attempt = 0;
  private outSinceMs: number | null = null;
  private readonly name: string;
  private readonly screenId: Parameters<CloneWatch["arrives"]>[0];
  private readonly world: World;

  constructor(name: string, screenId: Parameters<CloneWatch["arrives"]>[0], world: World) {
    this.name = name;
    this.screenId = screenId;
    this.world = world;
    this.load();
  }

  private load(): void {
    this.run = `${this.name}-${String(this.pages++)}`;
    this.connectIn(this.world.dice.between(50, 2000));
    this.world.time.after(this.world.dice.between(1000, 2 * MINUTE_MS), () => this.suffer());
  }

  /** What a page that is gone had asked for arrives only now. */
  private haunt(): void {
    const { watch, time, dice } = this.world;
    const line = new SimulatedLine(this.run, time, dice);
    line.end(dice.between(1, 2) === 1);
    const judge = async () => {
      if ((await watch.arrives(this.screenId, line)) === "cloned") this.alarms++;
    };
    time.after(dice.between(0, 6000), () => void judge());
  }

  private connectIn(ms: number): void {
    const attempt = ++this.attempt;
    this.outSinceMs ??= this.world.time.nowMs + ms;
    this.world.time.after(ms, () => {
      if (attempt === this.attempt) void this.connect(attempt);
    });
  }

  private async connect(attempt: number): Promise<void> {
    const { watch, time, dice } = this.world;
    const line = new SimulatedLine(this.run, time, dice);
    this.line = line;
    const verdict = await watch.arrives(this.screenId, line);
    if (verdict === "cloned") this.alarms++;
    if (verdict !== "welcome") {
      line.cut();
      if (attempt === this.attempt) this.connectIn(dice.between(0, RETRY_MS));
      return;
    }
    // Only a page that is still there gets to speak.
    if (attempt !== this.attempt) return;
    this.admitted++;
    this.longestOutMs = Math.max(this.longestOutMs, time.nowMs - (this.outSinceMs ?? time.nowMs));
    this.outSinceMs = null;
    time.after(dice.between(5, 900), () => {
      if (attempt === this.attempt && watch.heard(this.screenId, line)) this.alarms++;
    });
  }

  private leave(properly: boolean): void {
    this.attempt++;
    this.outSinceMs = null;
    const { line } = this;
    line?.end(properly);
    if (line && properly) this.world.time.after(200, () => this.world.watch.left(this.screenId, line));
    this.line = null;
  }

  private suffer(): void {
    const { dice, time } = this.world;
    const isProper = dice.between(1, 2) === 1;
    switch (dice.between(1, 200) === 200 ? 5 : dice.between(1, 4)) {
      case 1: // The network flaps: the same page, on another line, sooner or later.
      case 2:
        this.leave(isProper);
        this.connectIn(dice.between(0, MINUTE_MS));
        time.after(dice.between(1000, 2 * MINUTE_MS), () => this.suffer());
        break;
      case 3: // A reload, through a proxy that may keep the old line for a while.
        this.leave(dice.between(1, 10) > 2);
        if (dice.between(1, 3) === 1) this.haunt();
        this.load();
        break;
      case 4: // A power cut, or a browser that crashed.
        this.leave(false);
        time.after(dice.between(1500, MINUTE_MS), () => this.load());
        break;
      default: // A laptop is closed, and opened again.
        this.leave(false);
        this.connectIn(dice.between(MINUTE_MS, 3 * HOUR_MS));
        time.after(4 * HOUR_MS, () => this.suffer());
    }
  }
}

/** @returns the devices after so long, `each` of them with one token */
async function simulate(seed: number, screens: number, each: number, ms: number): Promise<readonly Device[]> {
  const world = { time: new Time(), dice: createDice(seed), watch: new CloneWatch() };
  const devices = Array.from({ length: screens }, (_, screen) => {
    const screenId = newId<Parameters<CloneWatch["arrives"]>[0]>();
    return Array.from({ length: each }, (__, copy) => new Device(`${String(screen)}.${String(copy)}`, screenId, world));
  }).flat();
  await world.time.runUntil(ms);
  return devices;
}

describe("24 hours of flapping networks, reloads, power cuts, half-open lines and laptops that sleep", () => {
  it("raise no alarm, and keep nobody out for longer than two attempts take", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), async (seed) => {
        const devices = await simulate(seed, 12, 1, DAY_MS);
        expect(devices.map(({ alarms }) => alarms)).toEqual(devices.map(() => 0));
        expect(devices.reduce((sum, { admitted }) => sum + admitted, 0)).toBeGreaterThan(2000);
        for (const { longestOutMs } of devices) expect(longestOutMs).toBeLessThan(2 * (RETRY_MS + 2 * ANSWER_MS));
      }),
      { numRuns: 8 },
    );
  });

  it("hide no second device", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), async (seed) => {
        const devices = await simulate(seed, 6, 2, DAY_MS);
        for (let screen = 0; screen < 6; screen++) {
          const [one, other] = devices.slice(2 * screen, 2 * screen + 2);
          expect((one?.alarms ?? 0) + (other?.alarms ?? 0)).toBeGreaterThan(0);
        }
      }),
      { numRuns: 4 },
    );
  });
});

describe("a page that comes", () => {
  const screenId = newId<Parameters<CloneWatch["arrives"]>[0]>();
  const lineOf = (run: string, answers = true): Line => ({
    run,
    isOpen: true,
    answers: () => Promise.resolve(answers),
    cut() {
      Object.assign(this, { isOpen: false });
    },
  });

  it("hangs up on the one before it that does not answer", async () => {
    const watch = new CloneWatch();
    const before = lineOf("a", false);
    await watch.arrives(screenId, before);
    expect(await watch.arrives(screenId, lineOf("b"))).toBe("welcome");
    expect(before.isOpen).toBe(false);
  });

  it("is told to come again while another one is being judged, or if it is gone itself", async () => {
    const watch = new CloneWatch();
    await watch.arrives(screenId, lineOf("a"));
    const [second, third] = await Promise.all([watch.arrives(screenId, lineOf("b")), watch.arrives(screenId, lineOf("c"))]);
    expect([second, third]).toEqual(["cloned", "busy"]);
    expect(await watch.arrives(screenId, lineOf("d", false))).toBe("busy");
  });

  /** Lets pages in one after the other, each when the one before is gone. @returns whether it was seen that there are two, for each that spoke */
  async function comings(watch: CloneWatch, runs: readonly string[], isSpeaking = true): Promise<readonly boolean[]> {
    const seen: boolean[] = [];
    for (const run of runs) {
      const line = lineOf(run);
      await watch.arrives(screenId, line);
      if (isSpeaking) seen.push(watch.heard(screenId, line) || watch.heard(screenId, line));
      watch.left(screenId, line);
    }
    return seen;
  }

  it("has come back if another one has spoken since", async () => {
    expect(await comings(new CloneWatch(), ["a", "b", "b", "a", "a"])).toEqual([false, false, false, true, false]);
  });

  it("has not come back if the other one never spoke: it may have been the last word of an earlier one", async () => {
    const watch = new CloneWatch();
    await comings(watch, ["a"]);
    await comings(watch, ["b"], false);
    expect(await comings(watch, ["a"])).toEqual([false]);
  });

  it("is told once to have come back, and only over its own line", async () => {
    const watch = new CloneWatch();
    await comings(watch, ["a", "b"]);
    const [back, stranger] = [lineOf("a"), lineOf("a")];
    await watch.arrives(screenId, back);
    expect([stranger, back, back].map((line) => watch.heard(screenId, line))).toEqual([false, true, false]);
  });

  it("is nothing new to whoever forgot the screen", async () => {
    const watch = new CloneWatch();
    await comings(watch, ["a", "b"]);
    watch.forget(screenId);
    expect(await comings(watch, ["a"])).toEqual([false]);
  });
});

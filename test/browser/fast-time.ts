import type { BrowserContext, Page } from "playwright-core";

interface Shift {
  /** By how much time has leapt ahead so far, as if the device had slept. */
  readonly leapMs: number;
  /** By how much the device's wall clock is wrong. */
  readonly wrongByMs: number;
  /** Of several the one with the highest number holds. */
  readonly turn: number;
}

interface Hastened extends Window {
  /** What is said before the page's own scripts run, or meanwhile. */
  fastTime?: Shift;
  /** Sees to it that timers whose time has come by a leap fire. */
  rearm?: () => void;
}

/**
 * Time that passes `factor` times as fast, in pages and for a test server alike. In a page it is its clocks and timers that do; frames are drawn,
 * and files are fetched, as fast as ever. A film runs faster as well, up to what a browser allows.
 */
export class FastTime {
  private readonly factor: number;
  private readonly realStartMs = Date.now();
  private readonly startMs: number;
  private shift: Shift = { leapMs: 0, wrongByMs: 0, turn: 0 };

  /** @param startMs what time it is to begin with */
  constructor(factor: number, startMs = Date.now()) {
    this.factor = factor;
    this.startMs = startMs;
  }

  /** What time it is. A property, as it is handed to a server. */
  readonly nowMs = (): number => this.startMs + (Date.now() - this.realStartMs) * this.factor + this.shift.leapMs;

  /** How long something takes that lasts `ms` of this time. */
  realMs(ms: number): number {
    return ms / this.factor;
  }

  /** Every page that is opened here from now on lives in this time. */
  async hasten(context: BrowserContext): Promise<void> {
    await context.addInitScript(runFast, { factor: this.factor, startMs: this.startMs, realStartMs: this.realStartMs });
    await context.addInitScript(takeShift, this.shift);
  }

  /** Cross-fades and the like keep up. To be said once for each page. */
  async hastenAnimations(page: Page): Promise<void> {
    const session = await page.context().newCDPSession(page);
    await session.send("Animation.enable");
    await session.send("Animation.setPlaybackRate", { playbackRate: this.factor });
  }

  /** So much time passes at once; timers that fell due meanwhile fire once. */
  async leap(page: Page, ms: number): Promise<void> {
    await this.change(page, { leapMs: this.shift.leapMs + ms });
  }

  /** The device's wall clock is wrong by so much from now on. */
  async setWrong(page: Page, wrongByMs: number): Promise<void> {
    await this.change(page, { wrongByMs });
  }

  private async change(page: Page, change: Partial<Shift>): Promise<void> {
    this.shift = { ...this.shift, ...change, turn: this.shift.turn + 1 };
    await page.context().addInitScript(takeShift, this.shift);
    await page.evaluate(takeShift, this.shift);
  }
}

function takeShift(shift: Shift): void {
  const page = window as unknown as Hastened;
  if (page.fastTime && page.fastTime.turn > shift.turn) return;
  page.fastTime = shift;
  page.rearm?.();
}

/** Runs in the page, before anything of its own. */
function runFast({ factor, startMs, realStartMs }: Readonly<Record<"factor" | "startMs" | "realStartMs", number>>): void {
  const RealDate = Date;
  const real = { now: performance.now.bind(performance), set: setTimeout.bind(window), clear: clearTimeout.bind(window) };
  const shift = () => (window as unknown as Hastened).fastTime ?? { leapMs: 0, wrongByMs: 0 };
  let leapAtStartMs: number | undefined;
  const monotonicMs = () => {
    const { leapMs } = shift();
    leapAtStartMs ??= leapMs;
    return real.now() * factor + leapMs - leapAtStartMs;
  };
  const wallMs = () => startMs + (RealDate.now() - realStartMs) * factor + shift().leapMs + shift().wrongByMs;
  performance.now = monotonicMs;
  globalThis.Date = class extends RealDate {
    constructor(...given: unknown[]) {
      super(...((given.length === 0 ? [wallMs()] : given) as [number]));
    }
    static override now() {
      return Math.floor(wallMs());
    }
  } as DateConstructor;

  interface Timer {
    readonly fire: () => void;
    readonly everyMs: number | null;
    dueMs: number;
    id: number;
  }
  const timers = new Map<number, Timer>();
  let lastId = 0;
  const arm = (name: number, timer: Timer) => {
    real.clear(timer.id);
    timer.id = real.set(() => ring(name, timer), Math.max(0, timer.dueMs - monotonicMs()) / factor) as unknown as number;
  };
  const ring = (name: number, timer: Timer) => {
    if (timer.everyMs === null) timers.delete(name);
    else {
      timer.dueMs = monotonicMs() + timer.everyMs;
      arm(name, timer);
    }
    timer.fire();
  };
  const start =
    (repeats: boolean) =>
    (fire: (...given: unknown[]) => void, ms?: number, ...given: unknown[]) => {
      const waitMs = Number(ms) || 0;
      const timer: Timer = { fire: () => fire(...given), everyMs: repeats ? waitMs : null, dueMs: monotonicMs() + waitMs, id: 0 };
      timers.set(++lastId, timer);
      arm(lastId, timer);
      return lastId;
    };
  const stop = (name?: number) => {
    real.clear(timers.get(name ?? 0)?.id);
    timers.delete(name ?? 0);
  };
  Object.assign(window, { setTimeout: start(false), setInterval: start(true), clearTimeout: stop, clearInterval: stop });
  Object.assign(window, { rearm: () => [...timers].map(([name, timer]) => arm(name, timer)) });

  const rate = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, "playbackRate");
  const most = Math.min(factor, 14);
  Object.defineProperty(HTMLMediaElement.prototype, "playbackRate", {
    get: () => 1,
    set(this: HTMLMediaElement, wanted: number) {
      rate?.set?.call(this, wanted * most);
    },
  });
}

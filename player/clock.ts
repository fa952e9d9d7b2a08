/** One question for the time and its answer. `sentMs` and `receivedMs` are monotonic. */
export interface ClockSample {
  readonly sentMs: number;
  readonly receivedMs: number;
  readonly serverMs: number;
}

/** The clocks of the device: `monotonicMs` never jumps, `wallMs` is what the device believes the time is. */
export interface DeviceClocks {
  readonly monotonicMs: () => number;
  readonly wallMs: () => number;
}

const KEPT_SAMPLES = 8;

/**
 * The server's time on a clock that never jumps. The fastest of the last round trips counts: its answer was the least delayed. Before the
 * first answer the device's own clock is corrected by what was learnt last time.
 */
export class ServerClock {
  private readonly device: DeviceClocks;
  private samples: readonly ClockSample[] = [];
  /** Server time = monotonic time + this. */
  private baseMs: number;
  private isMeasured = false;

  /** @param rememberedOffsetMs server time minus the device's wall time, as known from an earlier run; 0 if never measured */
  constructor(device: DeviceClocks, rememberedOffsetMs: number) {
    this.device = device;
    this.baseMs = device.wallMs() + rememberedOffsetMs - device.monotonicMs();
  }

  /** Epoch milliseconds. */
  nowMs(): number {
    return this.device.monotonicMs() + this.baseMs;
  }

  /** Server time minus the device's wall time; null until it was measured. */
  offsetMs(): number | null {
    return this.isMeasured ? Math.round(this.nowMs() - this.device.wallMs()) : null;
  }

  /** After a reconnect older samples say nothing: the device may have slept, and a sleeping monotonic clock stands still. */
  forgetSamples(): void {
    this.samples = [];
  }

  /** Takes a round trip into account. @returns by how many milliseconds the clock was moved */
  observe(sample: ClockSample): number {
    this.samples = [...this.samples, sample].slice(-KEPT_SAMPLES);
    const fastest = this.samples.reduce((best, other) => (roundTripMs(other) < roundTripMs(best) ? other : best));
    const baseMs = fastest.serverMs + roundTripMs(fastest) / 2 - fastest.receivedMs;
    const movedMs = baseMs - this.baseMs;
    this.baseMs = baseMs;
    this.isMeasured = true;
    return movedMs;
  }
}

function roundTripMs({ sentMs, receivedMs }: ClockSample): number {
  return receivedMs - sentMs;
}

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

/** What an earlier run learnt. */
export interface RememberedClock {
  /** Server time minus the device's wall time. */
  readonly offsetMs: number;
  /** A server time that is over for certain. */
  readonly seenMs: number;
}

const KEPT_SAMPLES = 8;
/** A server that was started anew may be wrong by hours for a moment: a leap like this has to stay the same for a while to be believed. */
const LEAP_MS = 120_000;
const BELIEVED_AFTER_MS = 60_000;
const SAME_MS = 5000;

/**
 * The server's time on a clock that never jumps. The fastest of the last round trips counts: its answer was the least delayed. Before the
 * first answer the device's own clock is corrected by what was learnt last time, and it is never earlier than it has been before: a device
 * without a battery wakes up in 1970.
 */
export class ServerClock {
  private readonly device: DeviceClocks;
  private samples: readonly ClockSample[] = [];
  /** Server time = monotonic time + this. */
  private baseMs: number;
  /** The device's wall time = monotonic time + this, when the server's was last measured; null until then. */
  private wallBaseMs: number | null = null;
  private leap: { readonly baseMs: number; readonly sinceMs: number } | null = null;

  constructor(device: DeviceClocks, { offsetMs, seenMs }: RememberedClock) {
    this.device = device;
    this.baseMs = Math.max(device.wallMs() + offsetMs, seenMs) - device.monotonicMs();
  }

  /** Epoch milliseconds. */
  nowMs(): number {
    return this.device.monotonicMs() + this.baseMs;
  }

  /** Server time minus the device's wall time; null until it was measured. */
  offsetMs(): number | null {
    return this.wallBaseMs === null ? null : Math.round(this.nowMs() - this.device.wallMs());
  }

  /** After a reconnect older samples say nothing: the device may have slept, and a sleeping monotonic clock stands still. */
  forgetSamples(): void {
    this.samples = [];
  }

  /** Takes a round trip into account. @returns by how many milliseconds the clock was moved */
  observe(sample: ClockSample): number {
    if (!this.isBelievable(sample)) return 0;
    this.samples = [...this.samples, sample].slice(-KEPT_SAMPLES);
    const fastest = this.samples.reduce((best, other) => (roundTripMs(other) < roundTripMs(best) ? other : best));
    const movedMs = baseOf(fastest) - this.baseMs;
    this.baseMs += movedMs;
    this.wallBaseMs = this.device.wallMs() - this.device.monotonicMs();
    return movedMs;
  }

  private isBelievable(sample: ClockSample): boolean {
    const baseMs = baseOf(sample);
    const leapMs = baseMs - this.baseMs;
    if (this.wallBaseMs === null || Math.abs(leapMs) < LEAP_MS) {
      this.leap = null;
      return true;
    }
    if (this.leap === null || Math.abs(this.leap.baseMs - baseMs) > SAME_MS) this.leap = { baseMs, sinceMs: sample.receivedMs };
    // Both its clocks and the server's say that the device has slept.
    const sleptMs = this.device.wallMs() - this.device.monotonicMs() - this.wallBaseMs;
    if (Math.abs(sleptMs - leapMs) > SAME_MS && sample.receivedMs - this.leap.sinceMs < BELIEVED_AFTER_MS) return false;
    this.leap = null;
    this.samples = [];
    return true;
  }
}

function roundTripMs({ sentMs, receivedMs }: ClockSample): number {
  return receivedMs - sentMs;
}

function baseOf(sample: ClockSample): number {
  return sample.serverMs + roundTripMs(sample) / 2 - sample.receivedMs;
}

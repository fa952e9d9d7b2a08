/** One timer, and whether it was kept: a page whose timers do not come is stuck. */
export class Waker {
  private readonly wake: () => void;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private dueMs = Number.POSITIVE_INFINITY;

  constructor(wake: () => void) {
    this.wake = wake;
  }

  /** In place of what was said before. */
  in(waitMs: number): void {
    clearTimeout(this.timer);
    this.dueMs = performance.now() + waitMs;
    this.timer = setTimeout(this.wake, waitMs);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.dueMs = Number.POSITIVE_INFINITY;
  }

  /** For how long it should have come and has not; negative while it is not due. */
  get overdueMs(): number {
    return performance.now() - this.dueMs;
  }
}

/** How often the glass is looked at. Twice nothing, and something is done: nobody sees an empty glass for half a minute. */
const LOOK_MS = 6000;

export interface WatchedGlass {
  /** What is wrong with what hangs there; null if it can be seen. */
  readonly complaint: () => string | null;
  /** It has been seen again and again that something is wrong: the first time, the second … in a row. */
  readonly onWrong: (message: string, times: number) => void;
  /** It is looked at now. */
  readonly onLook: () => void;
}

/**
 * Looks at the glass for ever: whether the browser still draws frames, and whether there is something to see in them. While nobody can see the
 * page, such as behind another window, it draws none, and that is right.
 */
export class GlassWatch {
  private readonly glass: WatchedGlass;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private verdict: string | null = null;
  private times = 0;

  constructor(glass: WatchedGlass) {
    this.glass = glass;
  }

  start(): void {
    this.stop();
    this.look();
  }

  stop(): void {
    clearTimeout(this.timer);
    this.times = 0;
  }

  private look(): void {
    this.verdict = document.hidden ? null : "the browser draws no frames";
    requestAnimationFrame(() => {
      this.verdict = this.complaint();
    });
    this.glass.onLook();
    this.timer = setTimeout(() => {
      this.judge();
      this.look();
    }, LOOK_MS);
  }

  private judge(): void {
    if (document.hidden || this.verdict === null) {
      this.times = 0;
      return;
    }
    this.times++;
    this.glass.onWrong(this.verdict, this.times);
  }

  /** Whatever fails while looking is wrong as well. */
  private complaint(): string | null {
    try {
      return this.glass.complaint();
    } catch (error) {
      return String(error);
    }
  }
}

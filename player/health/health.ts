import { adoptUpdate } from "../shell/service-worker.ts";
import { GlassWatch } from "./glass-watch.ts";
import { isTimeForFreshStart } from "./nightly.ts";
import { canComeBack, Reloads } from "./reloads.ts";
import { isSeen } from "./visible.ts";

/** A stage that is so late will not come by itself. */
const OVERDUE_MS = 10_000;

/** What is looked after: the stage, or the pairing page. */
export interface Watched {
  /** What is on the glass: during a fade two. */
  readonly onGlass: readonly Element[];
  readonly overdueMs: number;
  giveUp(message: string): void;
}

export interface HealthSource {
  readonly watched: () => Watched | null;
  /** What the clock on the wall reads, as `wallMs` says it. */
  readonly wallMs: () => number;
  /** Something is to be seen, as it should be. */
  readonly onSeen: () => void;
  /** Whether nothing may come between: a takeover hangs there. */
  readonly isUrgent: () => boolean;
  readonly onFault: (message: string) => void;
  /** Only what is certain is to be shown from now on, or everything again. */
  readonly onSafe: (isSafe: boolean) => void;
}

/** Sees to it that there is always something to see: a slide that cannot be seen is given up, a page that is stuck begins anew, and every night it does anyway. */
export class Health {
  private readonly source: HealthSource;
  private readonly reloads = new Reloads(Date.now, () => location.reload());
  private readonly watch: GlassWatch;
  private readonly share = Math.random();
  private seen = false;

  constructor(source: HealthSource) {
    this.source = source;
    this.watch = new GlassWatch({
      complaint: () => this.complaint(),
      onWrong: (message, times) => this.mend(message, times),
      onLook: () => this.look(),
    });
  }

  /** Whether what hangs there was seen when it was last looked at. */
  get isSeen(): boolean {
    return this.seen;
  }

  start(): void {
    this.watch.start();
  }

  stop(): void {
    this.watch.stop();
  }

  /** The picture changes just now: whatever has to begin anew may do so. */
  changed(): void {
    this.seen = true;
    if (this.source.isUrgent()) return;
    void adoptUpdate();
    this.beginAnewAtNight(true);
  }

  private look(): void {
    this.source.onSafe(Date.now() < this.reloads.safeUntilMs);
    if (!this.source.isUrgent()) this.beginAnewAtNight(false);
  }

  private complaint(): string | null {
    const watched = this.source.watched();
    if (!watched) return null;
    const isThere = watched.onGlass.some((layer) => layer.classList.contains("off") || isFading(layer) || isSeen(layer));
    const wrong = watched.overdueMs > OVERDUE_MS ? "the stage stands still" : isThere ? null : "nothing can be seen";
    this.seen = wrong === null;
    if (this.seen) this.source.onSeen();
    return wrong;
  }

  /** Once may be a bad moment. Then the slide goes, as most likely it is to blame; and then the page begins anew. */
  private mend(message: string, times: number): void {
    this.seen = false;
    if (times === 2) this.source.watched()?.giveUp(message);
    if (times < 3) return;
    this.source.onFault(message);
    void this.reloads.heal();
  }

  private beginAnewAtNight(isBetween: boolean): void {
    const night = { wallMs: this.source.wallMs(), runMs: performance.now(), isBetween };
    if (isTimeForFreshStart(night, this.share)) void this.beginAnew();
  }

  private async beginAnew(): Promise<void> {
    if (await canComeBack()) location.reload();
  }
}

/** Just coming or going: there is nothing to judge yet. Chromium below 84 does not say so. */
function isFading(layer: Element): boolean {
  return (layer.getAnimations?.() ?? []).some(({ playState }) => playState === "running");
}

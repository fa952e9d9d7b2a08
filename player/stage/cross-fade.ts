import { type Layer, shownIn, withNext, withoutGone, withReady, withTurn } from "./layers.ts";
import { nameOf, type Shown } from "./shown.ts";

const FADE_MS = 400;

/** From one picture on the glass to the next: what comes is prepared unseen, and comes when it is ready and its moment is there. */
export class CrossFade {
  private readonly onChange: () => void;
  private current: readonly Layer[] = [];
  private wanted: Shown = "house";
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** What leaves may go with the next look: not before, as just that may be what comes next. */
  private isFaded = false;

  constructor(onChange: () => void) {
    this.onChange = onChange;
  }

  get layers(): readonly Layer[] {
    return this.current;
  }

  /** What is on the glass; undefined before anything was. */
  get shown(): Shown | undefined {
    return shownIn(this.current)?.shown;
  }

  /** What should be there now, and what comes after it, if it is time to prepare that. */
  want(wanted: Shown, next: Shown): void {
    this.wanted = wanted;
    this.current = withNext(this.current, wanted, next, this.isFaded);
    if (this.isFaded) this.current = withoutGone(this.current);
    this.isFaded = false;
    this.turn();
  }

  /** It is drawn, and may be shown. */
  ready(shown: Shown): void {
    const before = this.current;
    this.current = withReady(before, shown);
    this.turn();
    if (this.current !== before) this.onChange();
  }

  /** It will not come. What is on the glass stays until the next one has come, even if it is a film that stands still. */
  drop(name: string): void {
    this.current = this.current.filter(({ shown, phase }) => phase === "shown" || phase === "leaving" || nameOf(shown) !== name);
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private turn(): void {
    const turned = withTurn(this.current, this.wanted);
    if (turned === this.current) return;
    this.current = turned;
    clearTimeout(this.timer);
    this.isFaded = false;
    this.timer = setTimeout(() => {
      this.isFaded = true;
      this.onChange();
    }, FADE_MS + 50);
  }
}

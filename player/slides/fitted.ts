import { LitElement, type PropertyValues } from "lit";

/** How a glass hangs: `narrow` is a strip, such as half of a panel. */
export type Format = "landscape" | "portrait" | "narrow";

/** How well a text fits: false if only below the legible floor; and the size of the smallest type on it, in units. */
export interface FitReport {
  readonly fits: boolean;
  readonly smallestU: number;
}

/**
 * Something drawn and then fitted into its box. Whatever goes wrong in it stays in it: it then says so and is never seen.
 * @fires slide-ready - drawn, fitted and decoded; it may be shown
 * @fires slide-failed - it cannot be shown; `detail` says why
 * @fires slide-fitted - after each fit; `detail: FitReport`
 */
export abstract class Fitted extends LitElement {
  /** A font or picture that has not come by then is a fault; the wall does not wait for it. */
  protected get prepareLimitMs(): number {
    return 3000;
  }
  private preparation = 0;
  /** Fitting lays out a dozen times, which old engines feel: only for a size that it is not fitted to yet. */
  private readonly resizes = new ResizeObserver(() => this.size === this.fittedSize || this.refit());
  private fittedSize = "";
  /** Before its parts are there it is not seen, and would have to be fitted once more. */
  private isPrepared = false;

  /** Whether there is something to draw, and whether after this change it is something else. */
  protected abstract news(changed: PropertyValues<this>): "nothing" | "same" | "new";

  /** Chooses sizes. */
  protected abstract fit(): FitReport;

  override connectedCallback(): void {
    super.connectedCallback();
    this.resizes.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.resizes.disconnect();
    this.preparation++;
  }

  /** The boundary: an error while drawing becomes an event. */
  protected override performUpdate(): void {
    try {
      super.performUpdate();
    } catch (error) {
      this.fail(error);
    }
  }

  protected override updated(changed: PropertyValues<this>): void {
    const news = this.news(changed);
    if (news === "new") void this.prepare();
    else if (news === "same") this.refit();
  }

  private async prepare(): Promise<void> {
    const preparation = ++this.preparation;
    try {
      const fonts = this.loadFonts();
      // A typeface that comes too late to be waited for changes every measure.
      const inTime = this.withinLimit(fonts).catch(() => void fonts.then(() => this.refit()));
      await Promise.all([this.withinLimit(this.loadParts()), inTime]);
      if (preparation !== this.preparation) return;
      this.isPrepared = true;
      this.refit();
      this.tell("slide-ready", null);
    } catch (error) {
      if (preparation === this.preparation) this.fail(error);
    }
  }

  /** Resolves when what is shown besides words can be drawn at once. */
  protected async loadParts(): Promise<void> {
    await Promise.all([...this.renderRoot.querySelectorAll("img")].map((img) => img.decode()));
  }

  /** Measuring with the wrong typeface would choose the wrong size. Without ours the words still matter more: go on. */
  private async loadFonts(): Promise<void> {
    const text = this.renderRoot.textContent ?? "";
    const { fontFamily } = getComputedStyle(this);
    await Promise.all(["400", "700"].map((weight) => document.fonts.load(`${weight} 16px ${fontFamily}`, text))).catch(() => undefined);
  }

  private get size(): string {
    return `${this.clientWidth} ${this.clientHeight}`;
  }

  private refit(): void {
    if (!this.isPrepared || !this.isConnected || this.clientWidth === 0) return;
    this.fittedSize = this.size;
    this.tell("slide-fitted", this.fit());
  }

  protected fail(error: unknown): void {
    this.preparation++;
    this.tell("slide-failed", error instanceof Error ? `${error.name}: ${error.message}` : String(error));
  }

  private tell(type: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  private async withinLimit<T>(work: Promise<T>): Promise<T> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const limit = new Promise<never>((_, refuse) => {
      timer = setTimeout(() => refuse(new Error("not ready in time")), this.prepareLimitMs);
    });
    try {
      return await Promise.race([work, limit]);
    } finally {
      clearTimeout(timer);
    }
  }
}

import { css, html, LitElement, type PropertyValues } from "lit";
import { customElement, property } from "lit/decorators.js";
import { agoShort, dateAndTime } from "../when.ts";

const shown = new Set<TimeAgo>();
let ticking: number | undefined;

function tick(): void {
  if (document.visibilityState === "visible") for (const element of shown) element.requestUpdate();
}

/** "vor 4 s", kept true by one clock for the whole page. A `limitMs` is an age that is known not to be passed. */
@customElement("time-ago")
export class TimeAgo extends LitElement {
  static override styles = css`
    :host {
      display: inline;
      font-variant-numeric: tabular-nums;
      white-space: nowrap;
    }
  `;

  /** The instant, in epoch ms. */
  @property({ attribute: false }) ms = 0;
  @property({ attribute: false }) limitMs = Number.POSITIVE_INFINITY;

  override connectedCallback(): void {
    super.connectedCallback();
    shown.add(this);
    ticking ??= window.setInterval(tick, 1000);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    shown.delete(this);
    if (shown.size > 0) return;
    clearInterval(ticking);
    ticking = undefined;
  }

  protected override render() {
    const now = Date.now();
    const atMs = now - this.ms > this.limitMs ? now : Math.min(this.ms, now);
    return html`<time datetime=${new Date(this.ms).toISOString()}>${agoShort(atMs, now)}</time>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has("ms")) this.title = dateAndTime(this.ms);
  }
}

import { css, html, LitElement } from "lit";
import type { ScreenCard } from "../../domain/api/player-events.ts";

/** Which screen this is, large enough for somebody who looks for it among many. */
export class AushangNameCard extends LitElement {
  static override properties = { card: { attribute: false } };
  static override styles = css`
    :host {
      position: fixed;
      inset: 0;
      top: 0;
      right: 0;
      bottom: 0;
      left: 0;
      z-index: 1;
      display: flex;
      flex-direction: column;
      justify-content: center;
      padding: 8vmin;
      background: #14213a;
      color: #fff;
      text-align: center;
      overflow-wrap: anywhere;
      hyphens: auto;
    }
    p,
    h1 {
      margin: 0;
      font-size: 12vmin;
      line-height: 1.15;
    }
    p {
      margin-bottom: 4vmin;
      color: #f5c45e;
      font-size: 7vmin;
    }
  `;
  card: ScreenCard | null = null;

  protected override render() {
    return html`<p>${this.card?.place}</p><h1>${this.card?.name}</h1>`;
  }
}

customElements.define("aushang-name-card", AushangNameCard);

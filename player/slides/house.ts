import { css, html, nothing, svg, type TemplateResult } from "lit";
import { clockText, dateText, type WallLanguage, type WallTime } from "../time/wall-time.ts";

/** What the house slide says: where we are and what time it is. */
export interface HouseFacts {
  readonly place: string;
  readonly organisation: string;
  readonly language: WallLanguage;
  readonly now: WallTime;
}

/** The slide that is always there: no announcement is on, or none can be shown. A calm clock, not an error. */
export function houseSlide({ place, organisation, language, now }: HouseFacts): TemplateResult {
  return html`<section class="house" lang=${language}>
    ${landscape}
    <div class="house-facts">
      ${place ? html`<p class="house-place">${place}${organisation ? html` <span>${organisation}</span>` : nothing}</p>` : nothing}
      <time class="house-clock">${clockText(now)}</time>
      <p class="house-date">${dateText(now, language)}</p>
    </div>
  </section>`;
}

/** Hills and a low sun in the tints of the paper. Stretched to any format; only its curves suffer, and nobody sees it. */
const landscape = html`<svg class="house-view" viewBox="0 0 1920 600" preserveAspectRatio="none" aria-hidden="true">${svg`
  <path class="far" d="M0 330C260 190 520 170 820 270S1420 380 1920 130V600H0Z"/>
  <path class="mid" d="M0 470C300 380 620 360 960 420S1560 470 1920 300V600H0Z"/>
  <path class="near" d="M0 560C420 470 860 500 1240 520S1700 520 1920 470V600H0Z"/>`}</svg>
  <div class="house-sun"></div>`;

export const houseStyles = css`
  .house {
    position: absolute;
    top: 0;
    right: 0;
    bottom: 0;
    left: 0;
    overflow: hidden;
    background: var(--paper);
    color: var(--ink);
  }
  .house-facts {
    position: absolute;
    top: calc(112 * var(--u));
    left: calc(var(--margin) * var(--u));
    right: calc(var(--margin) * var(--u));
  }
  .house p {
    margin: 0;
    line-height: 1.2;
  }
  .house-place {
    font-size: calc(56 * var(--u));
    font-weight: 700;
  }
  .house-place span {
    margin-left: 0.4em;
    color: var(--muted);
    font-weight: 400;
  }
  .house .house-clock {
    display: block;
    margin: calc(56 * var(--u)) 0 0 calc(-18 * var(--u));
    font-size: calc(380 * var(--u));
    line-height: 1;
    letter-spacing: -0.03em;
  }
  .house-date {
    padding-top: calc(20 * var(--u));
    color: var(--ink);
    font-size: calc(64 * var(--u));
  }
  .house-view {
    position: absolute;
    bottom: 0;
    left: 0;
    width: 100%;
    height: 38%;
  }
  .house-view .far {
    fill: var(--hill-far, #efe2cd);
  }
  .house-view .mid {
    fill: var(--hill-mid, #e8cfae);
  }
  .house-view .near {
    fill: var(--hill-near, #d9a97f);
  }
  .house-sun {
    position: absolute;
    right: calc(220 * var(--u));
    bottom: 24%;
    z-index: -1;
    width: calc(300 * var(--u));
    height: calc(300 * var(--u));
    border-radius: 50%;
    background: var(--sun, #f3d9a4);
  }
  .house {
    z-index: 0;
  }
  :host([data-theme="night"]) .house {
    --hill-far: #16233f;
    --hill-mid: #1b2b4c;
    --hill-near: #22355b;
    --sun: #f0e4bf;
  }
  :host([data-format="portrait"]) .house-clock {
    font-size: calc(330 * var(--u));
  }
  :host([data-format="portrait"]) .house-place span {
    display: block;
    margin-left: 0;
  }
  :host([data-format="portrait"]) .house-view {
    height: 34%;
  }
`;

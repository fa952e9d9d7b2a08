import { css } from "lit";

/** Colours come from `takeover-look.ts`, sizes from the fit; what is shared with slides stands in `slide-styles.ts`. */
export const takeoverStyles = css`
  .takeover {
    --accent: currentColor;
    display: flex;
    flex-direction: column;
    height: 100%;
    background: var(--ground);
    color: var(--ink);
  }
  p {
    margin: 0;
  }
  .sheet {
    display: flex;
    flex: 1 1 0;
    flex-direction: column;
    min-height: 0;
    line-height: 1.3;
    padding: calc(64 * var(--u)) calc(var(--margin) * var(--u)) calc(56 * var(--u));
  }
  .head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    font-size: calc(46 * var(--u));
    white-space: nowrap;
  }
  .badge {
    display: flex;
    align-items: center;
    margin-inline-start: calc(-32 * var(--u));
    padding: calc(8 * var(--u)) calc(36 * var(--u)) calc(8 * var(--u)) calc(28 * var(--u));
    border-radius: calc(24 * var(--u));
    background: var(--badge);
    color: var(--badgeInk);
    font-size: calc(64 * var(--u));
  }
  .box {
    flex: 1 1 0;
    min-height: 0;
    margin-top: calc(40 * var(--u));
  }
  .content {
    display: flex;
    flex-direction: column;
    justify-content: space-between;
    min-height: 100%;
  }
  .takeover h1 {
    padding-top: 0;
  }
  .takeover .body {
    padding-top: 0.5em;
    text-wrap: balance;
  }
  .languages {
    display: grid;
    grid-auto-columns: minmax(0, 1fr);
    gap: calc(32 * var(--u)) calc(72 * var(--u));
    margin-top: calc(40 * var(--u));
    padding-top: calc(32 * var(--u));
    border-top: calc(3 * var(--u)) solid;
    font-size: calc(var(--language) * var(--u));
  }
  .languages .body {
    padding-top: 0.1em;
    font-size: inherit;
  }
  .turned {
    visibility: hidden;
  }
  .own {
    font-size: calc(34 * var(--u));
  }
  h2 {
    margin: 0;
    font-size: 1.1em;
    line-height: 1.2;
    text-wrap: balance;
  }
  .index {
    display: flex;
    flex-wrap: wrap;
    padding-top: calc(28 * var(--u));
    font-size: calc(34 * var(--u));
  }
  .index[hidden] {
    display: none;
  }
  .index span {
    margin-inline-end: calc(36 * var(--u));
  }
  .index .on {
    font-weight: 700;
    text-decoration: underline;
  }
  .also {
    padding-top: calc(28 * var(--u));
    font-size: calc(40 * var(--u));
  }
  .band {
    display: flex;
    flex: none;
    justify-content: space-between;
    padding: 0 calc(var(--margin) * var(--u));
    background: #ffd84a;
    color: #0b3f4d;
    font-size: calc(72 * var(--u));
    letter-spacing: 0.08em;
    line-height: calc(104 * var(--u));
    text-transform: uppercase;
    white-space: nowrap;
  }
  .portrait .band b:nth-child(n + 4) {
    display: none;
  }
`;

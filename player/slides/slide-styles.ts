import { css } from "lit";

/** Sizes in `--u`; `--title` and `--body` are numbers of units chosen by the fit. */
export const slideStyles = css`
  :host {
    display: block;
    position: absolute;
    top: 0;
    right: 0;
    bottom: 0;
    left: 0;
    color: var(--ink);
  }
  .slide {
    display: flex;
    position: relative;
    box-sizing: border-box;
    width: 100%;
    height: 100%;
    padding: calc(var(--top) * var(--stage-u)) calc(var(--margin) * var(--stage-u)) calc(var(--bottom) * var(--stage-u));
  }
  .bleeds {
    padding: 0;
  }
  .text {
    position: relative;
    flex: 1 1 0;
    min-width: 0;
    min-height: 0;
  }
  .category {
    display: flex;
    align-items: center;
    margin: 0;
    padding-top: calc(6 * var(--u) * var(--shrink, 1));
    color: var(--accent);
    font-size: calc(34 * var(--u) * var(--shrink, 1));
    font-weight: 700;
    line-height: 1.3;
  }
  .icon {
    flex: none;
    width: 1.3em;
    height: 1.3em;
    margin-inline-end: 0.45em;
  }
  svg {
    fill: none;
    stroke: currentColor;
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  h1 {
    margin: 0;
    padding-top: 0.24em;
    font-size: calc(var(--title) * var(--u));
    font-weight: 700;
    line-height: 1.06;
    letter-spacing: -0.018em;
    text-wrap: balance;
  }
  h1,
  .body {
    hyphens: auto;
    hyphenate-limit-chars: 12 5 5;
  }
  .anywhere {
    overflow-wrap: anywhere;
    word-break: break-word;
  }
  .body {
    padding-top: 0.7em;
    font-size: calc(var(--body) * var(--u));
    line-height: 1.32;
    text-wrap: pretty;
  }
  .body p,
  .body ul,
  .body ol {
    margin: 0 0 0.5em;
    padding: 0;
  }
  .body > :last-child {
    margin-bottom: 0;
  }
  .body li {
    position: relative;
    margin: 0 0 0.25em;
    padding-inline-start: 1.1em;
    list-style: none;
  }
  .body ul > li::before {
    content: "";
    position: absolute;
    top: 0.48em;
    left: 0.15em;
    width: 0.36em;
    height: 0.36em;
    border-radius: 50%;
    background: var(--accent);
  }
  .body ol {
    counter-reset: item;
  }
  .body ol > li {
    padding-inline-start: 1.75em;
    counter-increment: item;
  }
  .body ol > li::before {
    content: counter(item) ".";
    position: absolute;
    left: 0;
    color: var(--accent);
    font-weight: 700;
  }
  /* Logical insets came with Chromium 87: the two sides are said one by one. */
  [dir="rtl"] .body ul > li::before {
    right: 0.15em;
    left: auto;
  }
  [dir="rtl"] .body ol > li::before {
    right: 0;
    left: auto;
  }
  strong {
    font-weight: 700;
  }
  .leicht .body {
    line-height: 1.5;
  }

  .picture {
    position: relative;
    flex: none;
    overflow: hidden;
    border-radius: calc(28 * var(--u));
    background: var(--tint);
  }
  .picture img,
  .panel {
    position: absolute;
    top: 0;
    left: 0;
    width: 100%;
    height: 100%;
    object-fit: cover;
  }
  img {
    object-position: var(--focus);
  }
  .panel {
    color: var(--accent);
    stroke-width: 0.6;
    opacity: 0.55;
  }
`;

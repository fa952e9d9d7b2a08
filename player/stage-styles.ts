import { css } from "lit";

export const stageStyles = css`
  :host {
    display: block;
    position: relative;
    width: 100%;
    height: 100%;
    contain: strict;
    overflow: hidden;
    font-family: "Atkinson Hyperlegible Next Variable", "Aushang Others", sans-serif;
    font-variant-ligatures: common-ligatures;
    text-rendering: geometricPrecision;
    -webkit-font-smoothing: antialiased;
    --u: 1px;
    --stage-u: 1px;
    --margin: 96;
    --top: 184;
    --bottom: 124;
    --paper: #f6f4ee;
    --ink: #14213a;
    --muted: #525b70;
    --line: #d9d7d1;
    --tint: #ebe6da;
    --shade: #e9e3d5;
    background: var(--paper);
    color: var(--ink);
  }
  :host([data-format="portrait"]) {
    --margin: 64;
  }
  :host([data-format="narrow"]) {
    --margin: 64;
    --top: 112;
    --bottom: 76;
  }
  :host([data-typeface="noto-sans"]) {
    font-family: "Noto Sans Variable", "Aushang Others", sans-serif;
  }
  :host([data-typeface="noto-serif"]) {
    font-family: "Noto Serif Variable", "Aushang Others", serif;
  }
  .area {
    position: absolute;
    top: var(--safe, 0);
    right: var(--safe, 0);
    bottom: var(--safe, 0);
    left: var(--safe, 0);
  }
  .headless {
    --top: 72;
  }
  :host([data-format="narrow"]) .headless {
    --top: 48;
  }
  .lined {
    --bottom: calc(128 + 44 * var(--lines));
  }
  :host([data-format="narrow"]) .lined {
    --bottom: calc(68 + 44 * var(--lines));
  }
  :host([data-theme="night"]) {
    --paper: #0e1830;
    --ink: #f7f5ef;
    --muted: #a4aec5;
    --line: #2e384f;
    --tint: #1a2744;
    --shade: #14203d;
  }
  header {
    display: flex;
    position: absolute;
    align-items: baseline;
    justify-content: space-between;
    top: calc(56 * var(--u));
    right: calc(var(--margin) * var(--u));
    left: calc(var(--margin) * var(--u));
    font-size: calc(34 * var(--u));
    line-height: calc(84 * var(--u));
    white-space: nowrap;
  }
  .place {
    flex: 1 1 auto;
    min-width: 0;
    margin-right: calc(48 * var(--u));
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .place b {
    font-weight: 700;
    margin-right: 0.55em;
  }
  .muted {
    color: var(--muted);
  }
  .now {
    position: relative;
    flex: none;
  }
  time {
    font-size: calc(64 * var(--u));
    font-weight: 700;
    letter-spacing: -0.01em;
  }
  .now time {
    margin-left: calc(20 * var(--u));
  }
  :host([data-format="portrait"]) .date {
    display: none;
  }
  main {
    position: absolute;
    top: 0;
    right: 0;
    bottom: 0;
    left: 0;
  }
  header,
  footer {
    z-index: 2;
  }
  .logo {
    flex: none;
    align-self: center;
    max-width: calc(360 * var(--u));
    height: calc(72 * var(--u));
    margin-right: calc(36 * var(--u));
    object-fit: contain;
  }
  .note {
    margin-right: calc(48 * var(--u));
  }
  :host([data-format="portrait"]) .note {
    position: absolute;
    top: calc(70 * var(--u));
    right: 0;
    margin: 0;
    line-height: calc(44 * var(--u));
  }
  .lines {
    display: flex;
    position: absolute;
    z-index: 2;
    align-items: flex-end;
    justify-content: flex-end;
    right: calc(var(--margin) * var(--u));
    bottom: calc(78 * var(--u));
    left: calc(var(--margin) * var(--u));
    font-size: calc(34 * var(--u));
    line-height: calc(44 * var(--u));
  }
  .lines p {
    margin: 0;
  }
  .ticker {
    flex: 1 1 0;
    padding-left: calc(28 * var(--u));
    border-left: calc(8 * var(--u)) solid var(--accent, var(--ink));
    font-weight: 700;
  }
  .imprint {
    margin-left: calc(48 * var(--u));
    white-space: nowrap;
  }
  :host([data-format="portrait"]) .lines {
    flex-direction: column;
    align-items: stretch;
  }
  :host([data-format="portrait"]) .ticker {
    flex: none;
  }
  :host([data-format="portrait"]) .imprint {
    margin-left: 0;
  }
  .flip0 {
    animation: flip0 400ms ease-out;
  }
  .flip1 {
    animation: flip1 400ms ease-out;
  }
  @keyframes flip0 {
    from {
      opacity: 0;
    }
  }
  @keyframes flip1 {
    from {
      opacity: 0;
    }
  }
  :host([data-format="narrow"]) header {
    top: calc(20 * var(--u));
  }
  :host([data-format="narrow"]) footer {
    bottom: calc(28 * var(--u));
  }
  :host([data-format="narrow"]) .lines {
    bottom: calc(48 * var(--u));
  }
  .on-picture header,
  .on-picture .lines,
  .on-picture .muted {
    color: #fff;
  }
  .on-picture header {
    top: 0;
    right: 0;
    left: 0;
    padding: calc(56 * var(--u)) calc(var(--margin) * var(--u)) calc(48 * var(--u));
    background: linear-gradient(to bottom, rgba(10, 17, 34, 0.78), rgba(10, 17, 34, 0.56) 70%, rgba(10, 17, 34, 0));
  }
  .on-picture .ticker {
    border-color: #fff;
  }
  .on-picture .bar {
    background: rgba(255, 255, 255, 0.4);
  }
  .on-picture .bar.done,
  .on-picture .fill {
    background: #fff;
  }
  :host([data-format="narrow"]) .on-picture header {
    top: 0;
    padding-top: calc(20 * var(--u));
  }
  .layer {
    position: absolute;
    top: 0;
    right: 0;
    bottom: 0;
    left: 0;
    opacity: 0;
    will-change: opacity, transform;
  }
  .layer.shown {
    z-index: 1;
    opacity: 1;
    transform: none;
    transition: opacity 400ms ease-out, transform 400ms ease-out;
  }
  .layer.leaving {
    opacity: 0;
    transition: opacity 400ms ease-in;
  }
  .layer.entering {
    transform: translateY(calc(10 * var(--u)));
  }
  .full.entering {
    transform: none;
  }
  .kept.leaving {
    opacity: 1;
  }
  .off {
    background: #000;
  }
  footer {
    display: flex;
    position: absolute;
    right: calc(var(--margin) * var(--u));
    bottom: calc(48 * var(--u));
    left: calc(var(--margin) * var(--u));
    height: calc(8 * var(--u));
  }
  .bar {
    flex: 1 1 0;
    overflow: hidden;
    margin-left: calc(var(--bar-gap, 11) * var(--u));
    border-radius: calc(4 * var(--u));
    background: var(--line);
  }
  .bar:first-child {
    margin-left: 0;
  }
  .bar.done {
    background: var(--ink);
  }
  .fill {
    height: 100%;
    border-radius: inherit;
    background: var(--accent, var(--ink));
    transform: scaleX(0);
    transform-origin: left center;
  }
  .many {
    --bar-gap: 4;
  }
  .covered header,
  .covered footer,
  .covered .lines {
    display: none;
  }
  @media (prefers-reduced-motion: reduce) {
    .layer.shown,
    .layer.leaving {
      transition: none;
    }
    .layer.entering {
      transform: none;
    }
    .flip0,
    .flip1 {
      animation: none;
    }
  }
`;

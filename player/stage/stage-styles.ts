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
  .panel {
    position: absolute;
    top: var(--picture-rim, 0);
    right: var(--picture-rim, 0);
    bottom: var(--picture-rim, 0);
    left: var(--picture-rim, 0);
    overflow: hidden;
    background: var(--paper);
  }
  .picture {
    position: absolute;
    top: var(--picture-top, 0);
    left: var(--picture-left, 0);
    width: var(--picture-width, 100%);
    height: var(--picture-height, 100%);
  }
  /* Without a layer of its own, Chromium before 92 leaves it under those that have one. */
  .dim {
    will-change: opacity;
    z-index: 3;
    background: #000;
    opacity: var(--dim, 0);
  }
  :host([data-calm]) {
    --motion: 0s;
    --reading: 0s;
    --stays: 1;
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
  main,
  .layer,
  .dim {
    position: absolute;
    top: 0;
    right: 0;
    bottom: 0;
    left: 0;
  }
  .layer {
    opacity: 0;
    will-change: opacity, transform;
  }
  .layer.shown {
    z-index: 1;
    opacity: 1;
    transform: none;
    transition: opacity var(--motion, 400ms) ease-out, transform var(--motion, 400ms) ease-out;
  }
  .layer.leaving {
    opacity: 0;
    transition: opacity var(--motion, 400ms) ease-in;
  }
  .layer.entering,
  .layer.ready {
    transform: translateY(calc(10 * var(--u)));
  }
  .full.entering,
  .full.ready {
    transform: none;
  }
  .kept.leaving {
    opacity: 1;
  }
  .off {
    background: #000;
  }
  .covered header,
  .covered footer,
  .covered .lines {
    display: none;
  }
`;

import { css } from "lit";

/** The grid: names at the left, days above, both staying in sight. Columns lie behind the rows as one layer. */
export const gridStyles = css`
  :host {
    --names: 11.5rem;
    --bar: 1.9375rem;
    --pitch: 2.375rem;
  }
  .scroller {
    position: relative;
    max-height: calc(100dvh - var(--above, 10.5rem) - var(--below, 0px));
    min-height: 12rem;
    overflow: auto;
    overscroll-behavior: contain;
    border: 1px solid var(--line);
    border-radius: var(--radius-large);
    background: var(--surface);
    box-shadow: var(--shadow);
  }
  /* There the navigation lies over the lower edge. */
  @media (max-width: 60rem) {
    .scroller {
      --below: 4.5rem;
    }
  }
  .body {
    position: relative;
    min-width: 46rem;
    padding: 0 1.125rem 0.25rem;
  }
  .head,
  .row {
    display: grid;
    grid-template-columns: var(--names) minmax(0, 1fr);
  }
  .head {
    position: sticky;
    top: 0;
    z-index: 6;
    margin-inline: -1.125rem;
    padding-inline: 1.125rem;
    background: var(--surface);
    border-bottom: 1px solid var(--line);
  }
  .head-days {
    position: relative;
    height: 2.75rem;
  }
  .two-lines .head-days {
    height: 3.25rem;
  }
  .day {
    position: absolute;
    left: calc(var(--x) * 100%);
    width: calc(var(--w) * 100%);
    inset-block: 0;
    display: flex;
    align-items: center;
    gap: 0.375rem;
    padding-left: 0.25rem;
    overflow: hidden;
    white-space: nowrap;
    color: var(--ink-soft);
    text-decoration: none;
    font-size: 0.9375rem;
  }
  .day.stacked {
    flex-direction: column;
    justify-content: center;
    align-items: start;
    gap: 0;
    line-height: 1.25;
    font-size: 0.875rem;
  }
  a.day:hover {
    color: var(--ink);
    text-decoration: underline;
  }
  .day.today {
    color: var(--ink);
    font-weight: 700;
  }
  .day .feast {
    overflow: hidden;
    text-overflow: ellipsis;
    font-size: 0.8125rem;
    font-weight: 600;
    color: var(--warn);
  }
  .day .star {
    width: 0.875rem;
    height: 0.875rem;
    color: var(--warn);
  }
  .columns {
    position: absolute;
    inset: 0 1.125rem 0 calc(var(--names) + 1.125rem);
    pointer-events: none;
  }
  .column {
    position: absolute;
    left: calc(var(--x) * 100%);
    width: calc(var(--w) * 100%);
    inset-block: 0;
    box-shadow: inset 1px 0 0 color-mix(in oklab, var(--line) 55%, transparent);
  }
  .column:first-child {
    box-shadow: none;
  }
  .column.weekend {
    background: color-mix(in oklab, var(--surface-sunk) 55%, transparent);
  }
  .column.feast {
    background: color-mix(in oklab, var(--warn-soft) 80%, transparent);
  }
  .row {
    position: relative;
    border-bottom: 1px solid var(--line);
    content-visibility: auto;
    contain-intrinsic-size: auto calc(var(--lanes) * var(--pitch) + 2.0625rem);
  }
  .row:last-child {
    border-bottom: 0;
  }
  .group {
    position: sticky;
    left: 0;
    z-index: 4;
    display: flex;
    align-items: start;
    gap: 0.125rem;
    min-width: 0;
    padding: 0.5rem 0.5rem 0.5rem calc(var(--depth) * 0.75rem);
    background: var(--surface);
  }
  .toggle {
    flex: none;
    display: grid;
    place-items: center;
    width: 1.5rem;
    height: 1.9375rem;
    margin-left: -0.375rem;
    padding: 0;
    border: 0;
    border-radius: 6px;
    background: none;
    color: var(--ink-soft);
  }
  button.toggle:hover {
    background: var(--surface-hover);
  }
  .group-name {
    min-width: 0;
    padding: 0.25rem 0;
    border: 0;
    border-radius: 4px;
    background: none;
    font-weight: 700;
    font-size: 0.9375rem;
    line-height: 1.3;
    text-align: left;
    overflow-wrap: anywhere;
    hyphens: auto;
  }
  .group-name:hover {
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  .group-name .soft {
    display: block;
    font-weight: 400;
    font-size: 0.8125rem;
  }
  .track {
    position: relative;
    height: calc(var(--lanes) * var(--pitch) + 2rem);
    contain: layout style;
    cursor: help;
  }
  .gap {
    position: absolute;
    left: calc(var(--x) * 100%);
    width: calc(var(--w) * 100%);
    inset-block: 1px;
    background-image: repeating-linear-gradient(-45deg, transparent 0 7px, color-mix(in oklab, var(--ink-soft) 22%, transparent) 7px 8px);
    pointer-events: none;
  }
  .heat {
    position: absolute;
    inset: auto 0 0.4375rem 0;
    display: block;
    width: 100%;
    height: 0.875rem;
    overflow: visible;
  }
  .heat path,
  .sample {
    fill: color-mix(in oklab, var(--ink) var(--shade), var(--surface-sunk));
  }
  .shade-1 { --shade: 14%; }
  .shade-2 { --shade: 30%; }
  .shade-3 { --shade: 48%; }
  .shade-4 { --shade: 68%; }
  .shade-5 { --shade: 86%; }
  .heat path.over {
    fill: var(--ink);
    stroke: var(--accent);
    stroke-width: 2;
    paint-order: stroke;
  }
  .now {
    position: absolute;
    z-index: 5;
    inset-block: 2.25rem 0;
    left: calc(1.125rem + var(--names) + (100% - var(--names) - 2.25rem) * var(--x));
    width: 2px;
    margin-left: -1px;
    background: var(--accent);
    pointer-events: none;
  }
  .two-lines .now {
    inset-block-start: 2.75rem;
  }
  .tip {
    position: fixed;
    z-index: 10;
    left: var(--left);
    top: var(--top);
    max-width: min(24rem, calc(100vw - 2rem));
    padding: 0.375rem 0.75rem;
    border-radius: var(--radius);
    background: var(--inverse);
    color: var(--on-inverse);
    font-size: 0.875rem;
    font-weight: 600;
    pointer-events: none;
    box-shadow: var(--shadow-high);
  }
`;

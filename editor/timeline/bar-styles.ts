import { css } from "lit";

/** Bars: full for what is live, by shape and icon for the rest. Their place comes from `--x`, `--w` (parts of the frame) and `--lane`. */
export const barStyles = css`
  .bar {
    position: absolute;
    left: calc((var(--x) + var(--dx, 0)) * 100%);
    width: max(0.5rem, calc((var(--w) + var(--dw, 0)) * 100% - 2px));
    top: calc(var(--lane) * var(--pitch) + 0.5rem);
    height: var(--bar);
    padding: 0;
    border: 0;
    border-radius: 6px;
    background: var(--fill);
    color: var(--on-fill);
    font-size: 0.875rem;
    font-weight: 700;
    line-height: 1.2;
    text-align: left;
    cursor: grab;
    touch-action: pan-y;
    user-select: none;
    -webkit-user-select: none;
  }
  .bar:hover,
  .bar:focus-visible {
    z-index: 2;
  }
  .bar:hover {
    filter: brightness(1.08);
  }
  .bar.dragged {
    z-index: 3;
    cursor: grabbing;
    box-shadow: var(--shadow-high);
  }
  .bar.held {
    outline: 3px dashed var(--focus);
    outline-offset: 2px;
  }
  .words {
    position: absolute;
    inset: 0;
    display: flex;
    align-items: center;
    gap: 0.375rem;
    padding: 0 0.625rem;
    min-width: 0;
    border-radius: inherit;
    overflow: hidden;
  }
  .words ui-icon {
    width: 1rem;
    height: 1rem;
  }
  .name {
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    line-height: 1.5;
  }
  .bar:not(.takeover) .name:hover {
    text-decoration: underline;
    text-underline-offset: 0.2em;
    cursor: pointer;
  }
  /* The title stands beside a bar that is too short for it. */
  .label-after .words,
  .label-before .words {
    inset: 0 auto 0 100%;
    width: max-content;
    max-width: var(--room);
    padding: 0 0 0 0.375rem;
    color: var(--ink);
    overflow: visible;
  }
  .label-before .words {
    inset: 0 100% 0 auto;
    padding: 0 0.375rem 0 0;
  }
  .cut-start {
    border-top-left-radius: 0;
    border-bottom-left-radius: 0;
  }
  .cut-end {
    border-top-right-radius: 0;
    border-bottom-right-radius: 0;
  }
  /* No beginning, no end: the edge frays. */
  .open-start {
    clip-path: polygon(6px 0, 200vw 0, 200vw 100%, 6px 100%, 0 83%, 6px 67%, 0 50%, 6px 33%, 0 17%);
  }
  .open-end {
    clip-path: polygon(-200vw 0, calc(100% - 6px) 0, 100% 17%, calc(100% - 6px) 33%, 100% 50%, calc(100% - 6px) 67%, 100% 83%, calc(100% - 6px) 100%, -200vw 100%);
  }
  .open-start.open-end {
    clip-path: polygon(6px 0, calc(100% - 6px) 0, 100% 17%, calc(100% - 6px) 33%, 100% 50%, calc(100% - 6px) 67%, 100% 83%, calc(100% - 6px) 100%, 6px 100%, 0 83%, 6px 67%, 0 50%, 6px 33%, 0 17%);
  }
  .open-start:focus-visible,
  .open-end:focus-visible {
    clip-path: none;
  }
  /* Only at certain times: pale, with the times filled in below the title. */
  .windowed {
    background: color-mix(in oklab, var(--fill) 16%, var(--surface));
    color: var(--ink);
    box-shadow: inset 0 0 0 1px color-mix(in oklab, var(--fill) 45%, var(--surface));
  }
  .windowed .words {
    inset-block-end: 0.5625rem;
  }
  .windows {
    position: absolute;
    inset: auto 0 0 0;
    height: 0.5625rem;
    border-radius: 0 0 6px 6px;
    background-image: var(--windows);
    overflow: hidden;
  }
  .state-draft {
    background: var(--surface);
    background-image: repeating-linear-gradient(-45deg, transparent 0 5px, color-mix(in oklab, var(--fill) 22%, transparent) 5px 8px);
    color: var(--ink);
    box-shadow: none;
    border: 1.5px dashed var(--fill);
  }
  .state-draft .name,
  .state-draft .words ui-icon {
    background: var(--surface);
    box-shadow: 0 0 0 2px var(--surface);
    border-radius: 3px;
  }
  .state-ended {
    background: var(--surface-sunk);
    color: var(--ink-soft);
    box-shadow: inset 0.25rem 0 0 var(--fill), inset 0 0 0 1px var(--line);
  }
  .takeover {
    --fill: var(--alarm-fill);
    --on-fill: #fff;
    cursor: pointer;
  }
  .takeover.drill {
    background-image: repeating-linear-gradient(-45deg, transparent 0 8px, #0000002e 8px 14px);
  }
  .grip {
    position: absolute;
    inset: 0 auto 0 0;
    width: min(0.625rem, 33%);
    cursor: ew-resize;
    touch-action: none;
  }
  .grip.end {
    inset: 0 0 0 auto;
  }
  .bar:hover .grip::after,
  .bar:focus-visible .grip::after {
    content: "";
    position: absolute;
    inset: 25% 0.1875rem;
    border-inline: 1px solid currentColor;
    opacity: 0.8;
  }
  @media (forced-colors: active) {
    .bar {
      border: 1px solid ButtonText;
    }
  }
`;

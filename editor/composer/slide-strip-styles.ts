import { css } from "lit";

export const slideStripStyles = css`
  .bar {
    display: flex;
    align-items: center;
    gap: 0.5rem;
    min-width: 0;
  }
  .slides {
    display: flex;
    gap: 0.625rem;
    min-width: 0;
    overflow-x: auto;
    margin: -0.375rem;
    padding: 0.375rem;
    scrollbar-width: thin;
  }
  li {
    position: relative;
    flex: none;
  }
  slide-thumbnail {
    width: 7rem;
    border: 1px solid var(--line-control);
    border-radius: 6px;
  }
  .slide {
    position: absolute;
    inset: 0;
    padding: 0;
    border: 0;
    border-radius: 6px;
    background: none;
  }
  .slide[aria-current="true"] {
    outline: 3px solid var(--accent);
    outline-offset: -1px;
  }
  .slide:focus-visible {
    outline: 3px solid var(--focus);
    outline-offset: 2px;
  }
  .number {
    position: absolute;
    left: 0.25rem;
    bottom: 0.25rem;
    min-width: 1.25rem;
    padding: 0 0.3125rem;
    border-radius: 99px;
    background: #14213a;
    color: #fff;
    font-size: 0.75rem;
    font-weight: 700;
    line-height: 1.25rem;
    text-align: center;
    font-variant-numeric: tabular-nums;
  }
  .faulty {
    position: absolute;
    top: 0.1875rem;
    right: 0.1875rem;
    display: grid;
    border-radius: 50%;
    background: var(--surface);
    color: var(--alarm);
  }
  .add {
    display: grid;
    place-content: center;
    justify-items: center;
    gap: 0.125rem;
    width: 5rem;
    height: 100%;
    min-height: 3.9375rem;
    border: 1.5px dashed var(--line-control);
    border-radius: 6px;
    background: none;
    color: var(--ink-soft);
    font-size: 0.875rem;
    font-weight: 600;
  }
  .add:hover:enabled {
    background: var(--surface-hover);
    color: var(--ink);
  }
  .dragged {
    opacity: 0.4;
  }
  .before::before,
  .after::after {
    content: "";
    position: absolute;
    inset-block: 0;
    width: 3px;
    border-radius: 2px;
    background: var(--focus);
  }
  .before::before {
    left: -0.4375rem;
  }
  .after::after {
    right: -0.4375rem;
  }
  .actions {
    display: flex;
    flex: none;
  }
`;

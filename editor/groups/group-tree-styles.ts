import { css } from "lit";

export const groupTreeStyles = css`
  .line {
    position: relative;
    display: flex;
    align-items: center;
    gap: 0.375rem;
    min-height: 2.625rem;
    padding: 0 0.625rem 0 0.25rem;
    border-radius: var(--radius);
    cursor: pointer;
  }
  .line:hover {
    background: var(--surface-hover);
  }
  .line:focus-visible {
    outline-offset: -1px;
  }
  .line[aria-selected="true"] {
    background: var(--calm-soft);
  }
  .step {
    flex: none;
    align-self: stretch;
    width: 1.125rem;
    margin-left: 1rem;
    border-left: 1px solid var(--line);
  }
  .fold {
    display: grid;
    place-items: center;
    flex: none;
    width: 2rem;
    height: 2rem;
    color: var(--ink-soft);
  }
  .name {
    flex: 1;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  [aria-selected="true"] .name {
    font-weight: 700;
  }
  .count {
    color: var(--ink-soft);
    font-size: 0.875rem;
    white-space: nowrap;
  }
  .grip {
    width: 1.125rem;
    color: var(--ink-soft);
    opacity: 0.5;
    cursor: grab;
  }
  .line:hover .grip {
    opacity: 1;
  }
  .dragged {
    opacity: 0.5;
  }
  .inside {
    box-shadow: inset 0 0 0 2px var(--focus);
  }
  .before::before,
  .after::after {
    content: "";
    position: absolute;
    inset: -2px 0 auto 2rem;
    height: 3px;
    border-radius: 2px;
    background: var(--focus);
  }
  .after::after {
    inset: auto 0 -2px 2rem;
  }
  .figure {
    display: none;
  }
  @media (max-width: 40rem) {
    .words {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    .figure {
      display: inline;
    }
    .step {
      width: 0.5rem;
      margin-left: 0.75rem;
    }
  }
  @media (pointer: coarse) {
    .grip {
      display: none;
    }
  }
`;

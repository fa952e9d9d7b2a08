import { css } from "lit";

export const groupTreeStyles = css`
  ul ul {
    margin-left: 1.375rem;
    padding-left: 0.625rem;
    border-left: 1px solid var(--line);
  }
  li:focus-visible {
    outline: none;
  }
  li:focus-visible > .line {
    outline: 3px solid var(--focus);
    outline-offset: -1px;
  }
  .line {
    position: relative;
    display: flex;
    align-items: center;
    gap: 0.375rem;
    min-height: 2.625rem;
    padding: 0.25rem 0.625rem 0.25rem 0.25rem;
    border-radius: var(--radius);
    cursor: pointer;
  }
  .line:hover {
    background: var(--surface-hover);
  }
  .line.chosen {
    background: var(--calm-soft);
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
  .chosen .name {
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
  .narrow-only {
    display: none;
  }
  @media (max-width: 40rem) {
    .wide-only {
      display: none;
    }
    .narrow-only {
      display: inline;
    }
    ul ul {
      margin-left: 1rem;
      padding-left: 0.25rem;
    }
  }
  @media (pointer: coarse) {
    .grip {
      display: none;
    }
  }
`;

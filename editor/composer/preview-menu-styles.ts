import { css } from "lit";

/** The chips beside the preview's heading and what opens below them. */
export const menuStyles = css`
  :host {
    display: contents;
  }
  .chip {
    max-width: 15rem;
    font-weight: 400;
  }
  .cut {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .menu {
    position: fixed;
    position-area: bottom span-right;
    position-try-fallbacks: flip-block, bottom span-left;
    inset: auto;
    width: min(20rem, calc(100vw - 2rem));
    max-height: 22rem;
    margin: 0.25rem 0;
    padding: 0.5rem;
    overflow-y: auto;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--ink);
    box-shadow: var(--shadow-high);
  }
  .menu.moments:popover-open {
    display: grid;
    gap: 0.75rem;
    width: min(14rem, calc(100vw - 2rem));
    padding: 0.875rem;
  }
  .menu ul {
    margin-top: 0.375rem;
  }
  .choice {
    display: flex;
    align-items: center;
    justify-content: space-between;
    width: 100%;
    padding: 0.375rem 0.625rem;
    border: 0;
    border-radius: 6px;
    background: none;
    text-align: left;
    line-height: 1.35;
  }
  .choice:hover {
    background: var(--surface-hover);
  }
`;

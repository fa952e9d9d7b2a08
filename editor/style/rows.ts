import { css } from "lit";

/**
 * Lists of things that open: `<ul class="rows"><li class="row">`, one `<a class="row-link">` (or button) whose target covers the row, and a search
 * box above (`class="search-box"`). Each page sets its own columns on `.row`.
 */
export const rows = css`
  .rows {
    display: grid;
    gap: 0.125rem;
    margin-inline: -0.75rem;
  }
  .row {
    position: relative;
    display: grid;
    align-items: center;
    gap: 0.25rem 1.25rem;
    padding: 0.625rem 0.75rem;
    border: 1px solid transparent;
    border-radius: var(--radius-large);
  }
  .row:hover,
  .row:focus-within,
  .row.chosen {
    border-color: var(--line);
    background: var(--surface);
  }
  .row .main {
    display: grid;
    min-width: 0;
  }
  .row .main > * {
    overflow-wrap: anywhere;
  }
  .row-link {
    font-weight: 700;
    text-decoration: none;
  }
  button.row-link {
    padding: 0;
    border: 0;
    background: none;
    text-align: left;
  }
  .row-link::after {
    content: "";
    position: absolute;
    inset: 0;
    border-radius: var(--radius-large);
  }
  .row-link:focus-visible {
    outline: none;
  }
  .row-link:focus-visible::after {
    outline: 3px solid var(--focus);
  }
  .search-box {
    position: relative;
  }
  .search-box ui-icon {
    position: absolute;
    left: 0.875rem;
    top: 50%;
    translate: 0 -50%;
    pointer-events: none;
  }
  .search-box .control {
    padding-left: 2.625rem;
  }
  .more {
    margin-top: 1rem;
    text-align: center;
  }
`;

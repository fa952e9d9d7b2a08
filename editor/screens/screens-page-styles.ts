import { css } from "lit";

export const screensPageStyles = css`
  .counts {
    order: 3;
    display: flex;
    width: 100%;
    flex-wrap: wrap;
    gap: 0.5rem;
  }
  .page-header .push {
    order: 2;
  }
  .chip.good:not([aria-current]) {
    color: var(--good);
  }
  .chip.warn:not([aria-current]) {
    color: var(--warn);
  }
  .chip.bad:not([aria-current]) {
    color: var(--alarm);
  }
  .chip.calm:not([aria-current]) {
    color: var(--calm);
  }
  .chip[aria-current] {
    color: var(--on-inverse);
  }
  .filters {
    display: grid;
    gap: 0.625rem;
    grid-template-columns: minmax(0, 2fr) repeat(4, minmax(0, 1fr));
    margin-bottom: 0.75rem;
  }
  .narrow-only {
    display: none;
  }
  .row-link {
    display: grid;
    min-width: 0;
  }
  .row-link .name {
    font-weight: 400;
  }
  .seen {
    text-align: right;
  }
  .filters .field label {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  .has-panel .filters {
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
  }
  .has-panel .filters .search-box {
    grid-column: 1 / -1;
  }
  .has-panel .filters .field:has(#bars) {
    display: none;
  }
  .has-panel .filters .field:has(#grouping) {
    grid-column: 1 / -1;
  }
  @media (max-width: 78rem) {
    .filters {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }
    .filters .search-box {
      grid-column: 1 / -1;
    }
    .filters .field:has(#bars) {
      display: none;
    }
  }
  @media (max-width: 40rem) {
    .narrow-only {
      display: inline;
    }
    .wide-only {
      display: none;
    }
    .filters {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    }
    .filters .field:has(#grouping) {
      grid-column: 1 / -1;
    }
  }
`;

import { css } from "lit";

export const screensPageStyles = css`
  .counts {
    order: 1;
    display: flex;
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
    grid-template-columns: minmax(0, 2fr) minmax(0, 1fr) minmax(0, 1fr);
    margin-bottom: 0.75rem;
  }
  .row {
    grid-template-columns: 6.25rem minmax(0, 1fr) minmax(0, 1.5fr) 5.5rem;
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
  .glass {
    overflow-wrap: anywhere;
  }
  .seen {
    text-align: right;
  }
  @media (max-width: 78rem) {
    .has-panel .row {
      grid-template-columns: 6.25rem minmax(0, 1fr) 5.5rem;
    }
    .has-panel .glass {
      grid-column: 2 / -1;
    }
    .has-panel .filters {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    }
    .has-panel .filters .search-box {
      grid-column: 1 / -1;
    }
  }
  @media (max-width: 40rem) {
    .narrow-only {
      display: inline;
    }
    .wide-only {
      display: none;
    }
    .counts {
      order: 3;
      width: 100%;
    }
    .filters {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    }
    .filters .search-box {
      grid-column: 1 / -1;
    }
    .row {
      grid-template-columns: minmax(0, 1fr) auto;
    }
    .row .main {
      grid-row: 1;
    }
    .row .state {
      grid-row: 1;
      grid-column: 2;
      align-self: start;
    }
    .row .seen {
      align-self: start;
    }
  }
`;

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
  .chip:not([aria-current]) {
    border-color: var(--line);
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
  .columns {
    display: grid;
    gap: 1.5rem;
    align-items: start;
    grid-template-columns: minmax(0, 1fr);
  }
  .columns.has-panel {
    grid-template-columns: minmax(0, 1fr) minmax(20rem, 24rem);
  }
  .filters {
    display: grid;
    gap: 0.625rem;
    grid-template-columns: minmax(0, 2fr) minmax(0, 1fr) minmax(0, 1fr);
    margin-bottom: 0.75rem;
  }
  .row {
    grid-template-columns: 7.5rem minmax(0, 1fr) minmax(0, 1.2fr) 6rem;
  }
  .glass {
    overflow-wrap: anywhere;
  }
  .seen {
    text-align: right;
  }
  .panel {
    position: sticky;
    top: 1.375rem;
    max-height: calc(100dvh - 2.75rem);
    overflow-y: auto;
  }
  .panel .back {
    display: none;
  }
  .panel .shut {
    position: absolute;
    right: 0.5rem;
    top: 0.5rem;
  }
  @media (max-width: 78rem) {
    .has-panel .row {
      grid-template-columns: 7.5rem minmax(0, 1fr) 6rem;
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
  @media (max-width: 68rem) {
    .columns.has-panel {
      grid-template-columns: minmax(0, 1fr);
    }
    .has-panel .list,
    .page-header.has-panel,
    .panel .shut {
      display: none;
    }
    .panel {
      position: static;
      max-height: none;
      max-width: 40rem;
    }
    .panel .back {
      display: inline-flex;
      margin: 0 0 0.5rem -0.75rem;
    }
  }
  @media (max-width: 40rem) {
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

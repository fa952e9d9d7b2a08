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
    grid-template-columns: minmax(0, 1fr) minmax(22rem, 27rem);
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
  .panel {
    position: sticky;
    top: 1.375rem;
    max-height: calc(100dvh - 2.75rem);
    overflow-y: auto;
  }
  .panel .back {
    display: none;
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
  @media (max-width: 68rem) {
    .columns.has-panel {
      grid-template-columns: minmax(0, 1fr);
    }
    .has-panel .list,
    .page-header.has-panel > :not(h1) {
      display: none;
    }
    .page-header.has-panel {
      min-height: 0;
      margin: 0;
    }
    .page-header.has-panel h1 {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
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

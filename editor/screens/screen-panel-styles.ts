import { css } from "lit";

export const panelStyles = css`
  .card {
    padding: 1rem;
  }
  .top {
    display: flex;
    align-items: center;
    justify-content: space-between;
    min-height: 2.125rem;
    margin: -0.375rem -0.375rem 0.5rem 0;
  }
  @media (max-width: 68rem) {
    .shut {
      display: none;
    }
  }
  .body {
    display: grid;
    gap: 0.875rem;
  }
  screen-preview + .body {
    margin-top: 0.875rem;
  }
  .state {
    display: grid;
    gap: 0.125rem;
  }
  .state p {
    color: var(--ink-soft);
  }
  .state .state-mark {
    font-weight: 700;
  }
  dl {
    display: grid;
    gap: 0.375rem;
  }
  dl > div {
    display: grid;
    grid-template-columns: 7.5rem minmax(0, 1fr);
    gap: 0.75rem;
  }
  dt {
    color: var(--ink-soft);
  }
  dd {
    overflow-wrap: anywhere;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }
  @media (max-width: 40rem) {
    .actions {
      display: grid;
      grid-template-columns: 1fr 1fr;
    }
    .actions .quiet {
      grid-column: 1 / -1;
    }
  }
  .more {
    display: grid;
    gap: 0.75rem;
    padding-top: 0.875rem;
    border-top: 1px solid var(--line);
  }
`;

import { css } from "lit";

/** Rows of a known height, each at its own place: only those to be seen are drawn. Heights as in `fleet-rows.ts`. */
export const fleetRowStyles = css`
  .fleet {
    position: relative;
    height: var(--height);
    margin: 0 -0.75rem;
    padding: 0;
    list-style: none;
    contain: layout;
  }
  .fleet > * {
    position: absolute;
    top: var(--top);
    right: 0;
    left: 0;
    box-sizing: border-box;
    height: 60px;
  }
  .fleet > .heading {
    display: flex;
    align-items: end;
    gap: 0.75rem;
    height: 52px;
    padding: 0 0.75rem 0.5rem;
  }
  .heading h2 {
    margin: 0;
    overflow: hidden;
    font-size: 1.0625rem;
    line-height: 1.3;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .tally {
    display: flex;
    flex-shrink: 0;
    gap: 0.875rem;
    margin-left: auto;
    white-space: nowrap;
  }
  .tally > * {
    display: inline-flex;
    align-items: center;
    gap: 0.375rem;
  }
  .fleet .screen {
    grid-template-columns: 7.5rem minmax(0, 1fr) minmax(0, 1.2fr) 9rem 4.25rem 5.5rem;
    padding-block: 0;
  }
  .fleet .pickable {
    grid-template-columns: 1.25rem 7.5rem minmax(0, 1fr) minmax(0, 1.2fr) 9rem 4.25rem 5.5rem;
  }
  .screen .row-link > *,
  .screen .glass {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .pick {
    position: relative;
    z-index: 1;
    display: grid;
    place-items: center;
    width: 2.75rem;
    height: 2.75rem;
    margin: -0.75rem;
    cursor: pointer;
  }
  .list-head {
    display: flex;
    justify-content: space-between;
    gap: 0.75rem;
    align-items: center;
  }
  .pick-all {
    display: inline-flex;
    align-items: center;
    gap: 0.75rem;
    min-height: 2.75rem;
    cursor: pointer;
  }
  input[type="checkbox"] {
    flex: none;
    width: 1.125rem;
    height: 1.125rem;
    margin: 0;
    accent-color: var(--ink);
  }
  .bars-cell {
    display: grid;
  }
  .bars {
    display: block;
    width: 100%;
    height: 18px;
  }
  .bars .heard {
    fill: var(--good);
  }
  .bars .stale {
    fill: var(--warn);
  }
  .bars .silent {
    fill: var(--alarm);
  }
  .bars .unknown {
    fill: var(--line);
  }
  .share {
    font-variant-numeric: tabular-nums;
    text-align: right;
  }
  .has-panel .screen {
    grid-template-columns: 7.5rem minmax(0, 1fr) minmax(0, 1fr) 5.5rem;
  }
  .has-panel .pickable {
    grid-template-columns: 1.25rem 7.5rem minmax(0, 1fr) minmax(0, 1fr) 5.5rem;
  }
  .has-panel .bars-cell,
  .has-panel .share {
    display: none;
  }
  @media (width <= 78rem) {
    .bars-cell,
    .share {
      display: none;
    }
    .fleet .screen {
      grid-template-columns: 7.5rem minmax(0, 1fr) minmax(0, 1.2fr) 5.5rem;
    }
    .fleet .pickable {
      grid-template-columns: 1.25rem 7.5rem minmax(0, 1fr) minmax(0, 1.2fr) 5.5rem;
    }
    .has-panel .screen {
      grid-template-columns: 7.5rem minmax(0, 1fr) 5.5rem;
    }
    .has-panel .pickable {
      grid-template-columns: 1.25rem 7.5rem minmax(0, 1fr) 5.5rem;
    }
    .has-panel .glass {
      display: none;
    }
  }
  @media (width <= 40rem) {
    .fleet > .screen {
      height: 88px;
    }
    .fleet .screen,
    .fleet .pickable {
      grid-template-columns: minmax(0, 1fr) auto;
      align-content: center;
      row-gap: 0.125rem;
    }
    .fleet .pickable {
      grid-template-columns: 1.25rem minmax(0, 1fr) auto;
    }
    .pickable .pick {
      grid-row: 1 / 3;
    }
    .fleet .glass {
      display: block;
      grid-row: 2;
    }
    .pickable .main,
    .pickable .glass {
      grid-column: 2;
    }
    .pickable .state,
    .pickable .seen {
      grid-column: 3;
    }
    .screen .main {
      grid-row: 1;
    }
    .screen .state {
      grid-row: 1;
      justify-self: end;
      align-self: start;
    }
    .screen .seen {
      grid-row: 2;
      align-self: start;
    }
    .tally > :nth-child(n + 3) {
      display: none;
    }
  }
`;

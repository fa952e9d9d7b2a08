import { css } from "lit";

/** The fields of a slide: pictures with their description, and lists of rows. */
export const fieldStyles = css`
  .picture {
    display: grid;
    gap: 0.875rem;
  }
  .picture .check {
    gap: 0.5rem;
    min-height: 1.5rem;
    padding: 0;
    font-size: 0.9375rem;
  }
  .picture .head,
  .list-head {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0.125rem 1rem;
  }
  .picture textarea {
    field-sizing: content;
    min-height: var(--control);
    max-height: 12rem;
    resize: none;
  }
  .list {
    display: grid;
    gap: 0.5rem;
  }
  .list-rows {
    display: grid;
    gap: 0.5rem;
  }
  .list-row {
    display: grid;
    grid-template-columns: 1.75rem minmax(0, 1fr);
    grid-template-rows: auto 1fr;
    gap: 0 0.5rem;
    align-items: start;
    padding: 0.5rem 0.75rem 0.625rem 0.375rem;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
  }
  .list-number {
    padding-top: 0.125rem;
    color: var(--ink-soft);
    font-weight: 700;
    font-size: 0.875rem;
    text-align: center;
    font-variant-numeric: tabular-nums;
  }
  .list-actions {
    display: grid;
    grid-area: 2 / 1;
  }
  .list-number {
    grid-area: 1 / 1;
  }
  .list-row .cells {
    grid-area: 1 / 2 / 3 / 3;
  }
  .list-actions .button {
    flex: none;
    width: 1.75rem;
    min-height: 1.625rem;
    color: var(--ink-soft);
  }
  .list-actions .button[aria-disabled="true"] {
    border-color: transparent;
    background: none;
    opacity: 0.35;
  }
  .cells {
    display: grid;
    grid-template-columns: repeat(6, minmax(0, 1fr));
    gap: 0.5rem 0.625rem;
    align-items: end;
  }
  .cell {
    grid-column: span 6;
    min-width: 0;
  }
  .cell .field > label {
    font-weight: 400;
    font-size: 0.8125rem;
    color: var(--ink-soft);
  }
  .cell .field {
    gap: 0.1875rem;
  }
  .cell .control {
    min-height: 2.25rem;
    padding: 0.25rem 0.5rem;
    box-shadow: none;
  }
  .cell .hint {
    display: none;
  }
  .kind-date,
  .kind-time,
  .kind-choice,
  .kind-plain,
  .kind-count,
  .cells.table-rows .cell {
    grid-column: span 3;
  }
  .cell-day,
  .cell-diet,
  .cell-allergens,
  .cell-price,
  .cell-value,
  .cell-votes,
  .cell-icon,
  .dates-dates .cell-where {
    grid-column: span 2;
  }
  .cell-dish,
  .cell-answer,
  .cell-label,
  .cell-address,
  .dates-dates .cell-what {
    grid-column: span 4;
  }
  .dates-dates .cell-day,
  .services-tiles .cell-name,
  .services-tiles .cell-note {
    grid-column: span 3;
  }
  .list-rows.single .list-row {
    grid-template-columns: 1.75rem minmax(0, 1fr) auto;
    grid-template-rows: auto;
    padding: 0;
    border: 0;
    background: none;
    align-items: center;
  }
  .list-rows.single .list-actions {
    display: flex;
    grid-area: 1 / 3;
  }
  .list-rows.single .cells {
    grid-area: 1 / 2 / 2 / 3;
  }
  .list-rows.single .cell label {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .list-foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25rem 0.75rem;
  }
`;

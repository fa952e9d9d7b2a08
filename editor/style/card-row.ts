import { css } from "lit";

/** An element that is a card in a list: a round icon (`class="kind"`), what it is (`class="main"` with an `h2`), and what can be done (`class="actions"`). */
export const cardRow = css`
  :host {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    gap: 0.25rem 1rem;
    align-items: start;
    padding: 1rem 1.125rem;
    border: 1px solid var(--line);
    border-radius: var(--radius-large);
    background: var(--surface);
    box-shadow: var(--shadow);
  }
  .kind {
    display: grid;
    place-items: center;
    width: 2.5rem;
    height: 2.5rem;
    border-radius: 50%;
    background: var(--calm-soft);
    color: var(--calm);
  }
  .main {
    display: grid;
    gap: 0.125rem;
    overflow-wrap: anywhere;
  }
  h2 {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 0.625rem;
    align-items: center;
    font-size: 1.0625rem;
  }
  h2 .badge {
    font-weight: 400;
  }
`;

import { css } from "lit";

/** `<ul>` or `<ol class="event-list">`: what happened on the left, when on the right, and whole lines below with `class="below"`. */
export const eventList = css`
  .event-list {
    display: grid;
    gap: 0.5rem;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .event-list > li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0 0.75rem;
  }
  .event-list .below {
    grid-column: 1 / -1;
    overflow-wrap: anywhere;
  }
`;

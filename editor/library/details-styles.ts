import { css } from "lit";

export const detailsStyles = css`
  .card {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.875rem;
    padding: 1rem 1.125rem 1.25rem;
  }
  .top {
    display: flex;
    align-items: start;
    justify-content: space-between;
    gap: 0.75rem;
    position: sticky;
    top: 0;
    z-index: 2;
    margin: -1rem -1.125rem 0;
    padding: 0.75rem 0.75rem 0.625rem 1.125rem;
    border-radius: var(--radius-large) var(--radius-large) 0 0;
    background: var(--surface);
  }
  .top h2 {
    padding-top: 0.375rem;
  }
  .body {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1.25rem;
  }
  .form {
    gap: 0.875rem;
  }
  .saved {
    color: var(--ink-soft);
    margin-top: -0.25rem;
  }
  .making {
    display: grid;
    gap: 0.5rem;
    padding: 0.75rem 0.875rem;
    border-radius: var(--radius);
    background: var(--calm-soft);
    color: var(--calm);
  }
  section {
    display: grid;
    gap: 0.5rem;
    padding-top: 1rem;
    border-top: 1px solid var(--line);
  }
  dl {
    display: grid;
    gap: 0.25rem;
  }
  dl > div {
    display: grid;
    grid-template-columns: 6rem minmax(0, 1fr);
    gap: 0.75rem;
  }
  dt {
    color: var(--ink-soft);
  }
  .deeds {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    padding-top: 1rem;
    border-top: 1px solid var(--line);
  }
  @media (max-width: 68rem) {
    .shut {
      display: none;
    }
  }
`;

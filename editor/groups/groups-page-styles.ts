import { css } from "lit";

export const groupsPageStyles = css`
  .lead {
    max-width: 42rem;
    margin: -0.75rem 0 1.25rem;
  }
  .card {
    max-width: 58rem;
    padding: 0.625rem;
  }
  .bar {
    position: sticky;
    top: 0;
    z-index: 1;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem;
    min-height: 3.375rem;
    margin: -0.625rem -0.625rem 0.625rem;
    padding: 0.75rem 0.75rem 0.75rem 1rem;
    border-bottom: 1px solid var(--line);
    border-radius: var(--radius-large) var(--radius-large) 0 0;
    background: var(--surface);
  }
  .which {
    flex: 1;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .steps {
    display: flex;
    gap: 0.25rem;
  }
  .keys {
    margin-top: 0.75rem;
  }
  @media (pointer: coarse), (max-width: 40rem) {
    .keys {
      display: none;
    }
  }
  .bar-row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem;
    width: 100%;
  }
  .bar-row .last {
    margin-left: auto;
  }
  @media (max-width: 40rem) {
    .bar {
      padding-left: 0.625rem;
    }
  }
`;

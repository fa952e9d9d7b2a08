import { css } from "lit";

/** The layout of a takeover's own page. */
export const liveStyles = css`
  .page-header {
    flex-wrap: nowrap;
    align-items: start;
  }
  .back {
    margin-left: -0.625rem;
  }
  .lead {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.375rem 0.75rem;
    min-width: 0;
    min-height: var(--control);
  }
  .page-header .push {
    flex: none;
  }
  .when {
    margin: -0.5rem 0 1.25rem;
  }
  .columns {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(18rem, 30rem);
    gap: 1.5rem 2rem;
    align-items: start;
    margin-top: 1.5rem;
  }
  .list {
    padding: 1.125rem 1.25rem 0.5rem;
  }
  .list h2,
  .aside h2 {
    margin-bottom: 0.5rem;
  }
  .list > p {
    padding-bottom: 0.75rem;
  }
  .aside {
    display: grid;
    gap: 0.75rem;
  }
  @media (max-width: 75rem) {
    .columns {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  @media (max-width: 60rem) {
    .page-header {
      flex-wrap: wrap;
    }
    .lead {
      flex: 1;
    }
    .page-header .push {
      margin-left: 0;
      width: 100%;
    }
    .page-header .push .button {
      flex: 1 1 auto;
      padding-inline: 0.625rem;
    }
    .when {
      margin-top: 0;
    }
  }
`;

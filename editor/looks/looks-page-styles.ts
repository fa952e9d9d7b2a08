import { css } from "lit";

export const looksPageStyles = css`
  .lead {
    max-width: 60rem;
    margin: -0.75rem 0 1.25rem;
  }
  .columns {
    display: grid;
    gap: 1.5rem;
    align-items: start;
    grid-template-columns: 14rem minmax(22rem, 1fr) minmax(24rem, 1.15fr);
    grid-template-areas: "owners edit stage";
  }
  .owners {
    grid-area: owners;
    position: sticky;
    top: 1rem;
    display: grid;
    gap: 0.75rem;
    justify-items: start;
  }
  look-list {
    width: 100%;
  }
  .stage {
    grid-area: stage;
    position: sticky;
    top: 1rem;
  }
  .edit {
    grid-area: edit;
    min-width: 0;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.5rem;
    min-height: var(--control);
    padding: 1rem 1.25rem 0;
  }
  .edit > .problem-summary {
    margin: 0.75rem 1.25rem 0;
  }
  look-form {
    display: block;
    padding: 1rem 1.25rem 0;
  }
  .foot {
    position: sticky;
    bottom: 0;
    z-index: 2;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.625rem;
    padding: 0.75rem 1.25rem;
    border-top: 1px solid var(--line);
    border-radius: 0 0 var(--radius-large) var(--radius-large);
    background: var(--surface);
  }
  .foot p {
    flex: 1 1 10rem;
  }
  @media (max-width: 90rem) {
    .columns {
      grid-template-columns: 12.5rem minmax(20rem, 1fr) minmax(22rem, 1.1fr);
      gap: 1.25rem;
    }
  }
  /** The parts of the stage become rows of the page, so that its picture can stay in view above the form. */
  @media (max-width: 72rem) {
    .columns {
      grid-template-columns: minmax(0, 1fr);
      grid-template-areas: none;
      gap: 0.875rem;
    }
    .owners,
    .edit {
      position: static;
      grid-area: auto;
    }
    .edit {
      order: 2;
    }
    .stage {
      display: contents;
    }
  }
  /** Where the bar of the navigation and the button for takeovers are in its place, it ends the form. */
  @media (max-width: 60rem) {
    .foot {
      position: static;
    }
    .edit {
      margin-bottom: 2.5rem;
    }
  }
`;

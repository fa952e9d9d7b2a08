import { css } from "lit";

/** The layout of forms in dialogs and cards: `class="form"`, a row of two fields is `class="pair"`, radio cards are `class="options"`. */
export const forms = css`
  .form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1.125rem;
  }
  legend {
    padding: 0;
  }
  .pair {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 12rem), 1fr));
    gap: 1.125rem;
  }
  .conflict-choice {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    margin-top: 0.625rem;
  }
  .conflict-choice .button {
    color: var(--ink);
  }
  .options {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 11rem), 1fr));
    gap: 0.625rem;
    margin-top: 0.375rem;
  }
  .option {
    position: relative;
    display: flex;
    gap: 0.75rem;
    align-items: start;
    padding: 0.75rem 0.875rem;
    border: 1px solid var(--line-control);
    border-radius: var(--radius);
    background: var(--surface);
    cursor: pointer;
  }
  .option:hover {
    background: var(--surface-hover);
  }
  .option:has(:checked) {
    border-color: var(--inverse);
    box-shadow: inset 0 0 0 1px var(--inverse);
  }
  .option:has(:focus-visible) {
    outline: 3px solid var(--focus);
    outline-offset: 2px;
  }
  .option input {
    position: absolute;
    opacity: 0;
    inset: 0;
    width: 100%;
    height: 100%;
    margin: 0;
    cursor: pointer;
  }
  .option .tick {
    margin-left: auto;
    visibility: hidden;
  }
  .option:has(:checked) .tick {
    visibility: visible;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: 0.625rem;
  }
  .actions .first {
    margin-right: auto;
  }
`;

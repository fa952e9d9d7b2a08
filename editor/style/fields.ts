import { css } from "lit";

/** Labels, inputs, hints and errors as `elements/field.ts` draws them; also for any input of your own with `class="control"`. */
export const fields = css`
  .field {
    display: grid;
    gap: 0.375rem;
    min-width: 0;
  }
  .field > label,
  .label {
    font-weight: 600;
    font-size: 0.9375rem;
  }
  .field .hint {
    color: var(--ink-soft);
    font-size: 0.875rem;
  }
  .field .error {
    display: flex;
    gap: 0.4rem;
    align-items: start;
    color: var(--alarm);
    font-size: 0.9375rem;
    font-weight: 600;
  }
  .control {
    width: 100%;
    min-width: 0;
    min-height: var(--control);
    padding: 0.5rem 0.8rem;
    border: 1px solid var(--line-control);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--ink);
    line-height: 1.4;
    box-shadow: var(--shadow);
  }
  textarea.control {
    resize: vertical;
    min-height: 5.5rem;
  }
  .control::placeholder {
    color: var(--ink-soft);
    opacity: 1;
  }
  .control:hover {
    border-color: var(--ink-soft);
  }
  .control:focus-visible {
    outline: 3px solid var(--focus);
    outline-offset: 0;
    border-color: transparent;
  }
  .control[aria-invalid="true"] {
    border-color: var(--alarm);
    box-shadow: inset 0 0 0 1px var(--alarm);
  }
  .control.large {
    font-size: 1.25rem;
    font-weight: 700;
    padding: 0.65rem 0.8rem;
  }
  .check {
    display: flex;
    align-items: start;
    gap: 0.6rem;
    min-height: 1.75rem;
    padding-block: 0.125rem;
    cursor: pointer;
  }
  .check input {
    appearance: none;
    flex: none;
    width: 1.375rem;
    height: 1.375rem;
    margin: 0.0625rem 0 0;
    border: 1.5px solid var(--line-control);
    border-radius: 5px;
    background: var(--surface);
    display: grid;
    place-content: center;
  }
  .check input[type="radio"] {
    border-radius: 50%;
  }
  .check input::before {
    content: "";
    width: 0.8rem;
    height: 0.8rem;
    transform: scale(0);
    background: var(--on-inverse);
    clip-path: polygon(14% 44%, 0 60%, 42% 100%, 100% 20%, 84% 8%, 40% 70%);
  }
  .check input[type="radio"]::before {
    clip-path: circle(38%);
  }
  .check input:indeterminate::before {
    clip-path: inset(40% 5%);
    transform: none;
  }
  .check input:checked,
  .check input:indeterminate {
    background: var(--inverse);
    border-color: var(--inverse);
  }
  .check input:checked::before {
    transform: none;
  }
`;

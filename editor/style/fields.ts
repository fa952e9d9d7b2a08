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
  .field > .check {
    font-weight: 400;
    font-size: inherit;
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
  select.control {
    appearance: none;
    padding-right: 2.25rem;
    background-image: linear-gradient(45deg, transparent 50%, var(--ink-soft) 50%), linear-gradient(-45deg, transparent 50%, var(--ink-soft) 50%);
    background-position: right 1.15rem center, right 0.85rem center;
    background-size: 0.32rem 0.32rem;
    background-repeat: no-repeat;
    text-overflow: ellipsis;
    cursor: pointer;
  }
  @supports (appearance: base-select) {
    select.control,
    select.control::picker(select) {
      appearance: base-select;
    }
    select.control {
      display: flex;
      align-items: center;
      background-image: none;
      padding-right: 0.8rem;
    }
    select.control::picker-icon {
      content: "";
      flex: none;
      width: 0.5rem;
      height: 0.5rem;
      margin: -0.25rem 0.125rem 0 auto;
      border: solid var(--ink-soft);
      border-width: 0 2px 2px 0;
      transform: rotate(45deg);
    }
    select.control selectedcontent {
      display: flex;
      align-items: center;
      gap: 0.625rem;
      min-width: 0;
      overflow: hidden;
      white-space: nowrap;
    }
    select.control::picker(select) {
      margin-block: 0.25rem;
      padding: 0.375rem;
      border: 1px solid var(--line);
      border-radius: var(--radius);
      background: var(--surface);
      color: var(--ink);
      box-shadow: var(--shadow-high);
    }
    select.control option {
      display: flex;
      align-items: center;
      gap: 0.625rem;
      min-height: 2.25rem;
      padding: 0.25rem 0.625rem;
      border-radius: 6px;
    }
    select.control option:hover,
    select.control option:focus-visible {
      background: var(--surface-hover);
      outline-offset: -3px;
    }
    select.control option:checked {
      font-weight: 700;
    }
    select.control option::checkmark {
      order: 1;
      margin-left: auto;
    }
  }
  .control::-webkit-calendar-picker-indicator {
    cursor: pointer;
    opacity: 0.75;
    padding: 0.125rem;
    border-radius: 4px;
  }
  .control::-webkit-calendar-picker-indicator:hover {
    opacity: 1;
  }
  .control::-webkit-search-cancel-button {
    appearance: none;
  }
`;

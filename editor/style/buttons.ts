import { css } from "lit";

/**
 * Buttons and links that look like buttons: `class="button"`, plus `primary` (one per page), `danger`, `quiet` (no frame),
 * `icon-only` (needs an `aria-label`), `small`. `chip` is a small rounded toggle.
 */
export const buttons = css`
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.5rem;
    min-height: var(--control);
    padding: 0.4rem 1rem;
    border: 1px solid var(--line-control);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--ink);
    font-weight: 600;
    line-height: 1.2;
    text-align: center;
    text-decoration: none;
    transition: background-color 120ms;
  }
  .button:hover {
    background: var(--surface-hover);
  }
  .button.primary {
    border-color: var(--inverse);
    background: var(--inverse);
    color: var(--on-inverse);
  }
  .button.primary:hover {
    background: var(--inverse-hover);
  }
  .button.danger {
    border-color: var(--alarm-fill);
    background: var(--alarm-fill);
    color: #fff;
  }
  .button.danger:hover {
    filter: brightness(0.9);
  }
  .button.quiet {
    border-color: transparent;
    background: transparent;
  }
  .button.quiet:hover {
    background: var(--surface-hover);
  }
  .button.icon-only {
    width: var(--control);
    padding: 0;
  }
  .button.small {
    min-height: 2.125rem;
    padding: 0.25rem 0.75rem;
    font-size: 0.9375rem;
  }
  .button.small.icon-only {
    width: 2.125rem;
    padding: 0;
  }
  .button:disabled,
  .button[aria-disabled="true"] {
    border-color: var(--line);
    background: var(--surface-sunk);
    color: var(--ink-soft);
  }
  .button[aria-pressed="true"] {
    border-color: var(--inverse);
    background: var(--inverse);
    color: var(--on-inverse);
  }
  .button.quiet[aria-pressed="true"] {
    border-color: var(--line-control);
    background: var(--surface);
    color: var(--ink);
  }
  .chip {
    display: inline-flex;
    align-items: center;
    gap: 0.4rem;
    min-height: 2.125rem;
    padding: 0.2rem 0.85rem;
    border: 1px solid var(--line-control);
    border-radius: 99px;
    background: var(--surface);
    color: var(--ink);
    font-size: 0.9375rem;
    line-height: 1.2;
    text-decoration: none;
  }
  .chip:hover {
    background: var(--surface-hover);
  }
  .chip[aria-current="true"],
  .chip[aria-pressed="true"] {
    border-color: var(--inverse);
    background: var(--inverse);
    color: var(--on-inverse);
  }
  .link {
    padding: 0;
    border: 0;
    background: none;
    font-weight: 600;
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
`;

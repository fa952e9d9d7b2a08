import { css } from "lit";

/** Badges (`class="badge"` plus good, warn, bad, calm), cards, problem summaries, note bars (`class="note-bar"` plus warn, calm), empty states and page headers. */
export const notes = css`
  .badge {
    display: inline-flex;
    align-items: center;
    gap: 0.375rem;
    padding: 0.125rem 0.625rem;
    border: 1px solid var(--line);
    border-radius: 99px;
    background: var(--surface);
    color: var(--ink-soft);
    font-size: 0.875rem;
    line-height: 1.4;
    white-space: nowrap;
  }
  .badge.good {
    border-color: transparent;
    background: var(--good-soft);
    color: var(--good);
  }
  .badge.warn {
    border-color: transparent;
    background: var(--warn-soft);
    color: var(--warn);
  }
  .badge.bad {
    border-color: transparent;
    background: var(--alarm-soft);
    color: var(--alarm);
  }
  .badge.calm {
    border-color: transparent;
    background: var(--calm-soft);
    color: var(--calm);
  }
  .card {
    border: 1px solid var(--line);
    border-radius: var(--radius-large);
    background: var(--surface);
    box-shadow: var(--shadow);
  }
  .problem-summary {
    display: flex;
    gap: 0.75rem;
    padding: 0.875rem 1rem;
    border-radius: var(--radius);
    background: var(--alarm-soft);
    color: var(--alarm);
  }
  .problem-summary ul {
    margin-top: 0.25rem;
    list-style: disc;
    padding-left: 1.1rem;
  }
  .note-bar {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 0.625rem;
    padding: 0.625rem 0.875rem;
    border-radius: var(--radius);
  }
  .note-bar > ui-icon {
    margin-top: 0.2rem;
  }
  .note-bar > span {
    max-width: calc(100% - 2rem);
  }
  .note-bar.warn {
    background: var(--warn-soft);
    color: var(--warn);
  }
  .note-bar.calm {
    background: var(--calm-soft);
    color: var(--calm);
  }
  .page-header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem 0.875rem;
    margin-bottom: 1.25rem;
    min-height: var(--control);
  }
  .page-header .push {
    margin-left: auto;
    display: flex;
    flex-wrap: wrap;
    gap: 0.625rem;
  }
  .empty {
    display: grid;
    justify-items: center;
    gap: 0.75rem;
    padding: 4rem 1.5rem;
    text-align: center;
  }
  .empty > ui-icon {
    width: 2.5rem;
    height: 2.5rem;
    color: var(--ink-soft);
  }
  .empty p {
    max-width: 34rem;
    color: var(--ink-soft);
  }
  .spinner {
    animation: turn 900ms linear infinite;
  }
  @keyframes turn {
    to {
      transform: rotate(1turn);
    }
  }
`;

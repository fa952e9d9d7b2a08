import { css } from "lit";

/** The composer's two columns, and its notices. */
export const composerStyles = css`
  .page-header {
    flex-wrap: nowrap;
    align-items: start;
  }
  .lead {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25rem 0.875rem;
    min-width: 0;
    min-height: var(--control);
  }
  .page-header .push {
    flex: none;
  }
  .page-header h1 {
    display: -webkit-box;
    overflow: hidden;
    -webkit-line-clamp: 2;
    -webkit-box-orient: vertical;
    text-wrap: pretty;
  }
  .twins {
    display: inline-flex;
  }
  .twins .button:disabled {
    border-color: transparent;
    background: none;
    opacity: 0.45;
  }
  slide-strip {
    display: block;
    margin-block: 0.25rem 1rem;
  }
  .aside slide-strip {
    margin-block: 0.875rem 0;
  }
  .back {
    margin-left: -0.625rem;
  }
  .columns {
    display: grid;
    grid-template-columns: minmax(20rem, 30rem) minmax(0, 1fr);
    gap: 1.75rem;
    align-items: start;
  }
  .aside {
    position: sticky;
    top: 1.375rem;
    display: grid;
    gap: 0.875rem;
    min-width: 0;
  }
  .save-status {
    display: inline-flex;
    align-items: center;
    gap: 0.375rem;
    color: var(--ink-soft);
    font-size: 0.9375rem;
  }
  .save-status.warn {
    color: var(--warn);
  }
  .save-status.bad {
    color: var(--alarm);
  }
  .notices:has(*) {
    display: grid;
    gap: 0.5rem;
    margin: -0.375rem 0 1.25rem;
  }
  .notice {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25rem 0.625rem;
    padding: 0.5rem 0.875rem;
    border-radius: var(--radius);
  }
  .notice > span {
    flex: 1;
    min-width: 12rem;
  }
  .notice.calm {
    background: var(--calm-soft);
    color: var(--calm);
  }
  .notice.warn {
    background: var(--warn-soft);
    color: var(--warn);
  }
  .notice.bad {
    background: var(--alarm-soft);
    color: var(--alarm);
  }
  .checks {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(17rem, 100%), 1fr));
    gap: 0.375rem 1.5rem;
  }
  .checks li {
    display: flex;
    gap: 0.5rem;
    align-items: start;
  }
  .checks ui-icon {
    margin-top: 0.125rem;
  }
  .checks .good {
    color: var(--good);
  }
  .checks .warn {
    color: var(--warn);
  }
  @media (max-width: 68rem) {
    .columns {
      grid-template-columns: minmax(0, 1fr);
    }
    .aside {
      position: static;
    }
  }
  @media (max-width: 60rem) {
    .page-header {
      flex-wrap: wrap;
    }
  }
  @media (max-width: 40rem) {
    .page-header .push {
      margin-left: 0;
      width: 100%;
    }
    .page-header .push .button:not(.icon-only) {
      flex: 1 1 auto;
      padding-inline: 0.625rem;
    }
  }
`;

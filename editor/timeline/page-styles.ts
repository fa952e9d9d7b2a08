import { css } from "lit";

/** The page around the grid: its header, and what is being moved by keyboard. */
export const pageStyles = css`
    .pending {
      position: sticky;
      bottom: 0.75rem;
      z-index: 7;
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0.5rem 0.75rem;
      width: fit-content;
      max-width: 100%;
      margin: 0.75rem auto 0;
      padding: 0.5rem 0.5rem 0.5rem 1rem;
      border-radius: var(--radius);
      background: var(--surface);
      box-shadow: var(--shadow-high), 0 0 0 1px var(--line);
    }
    .page-header {
      margin-bottom: 0.875rem;
    }
    @media (max-width: 48rem) {
      .page-header .push {
        width: 100%;
        margin-left: 0;
      }
      .page-header .push .button {
        flex: 1 1 auto;
        padding-inline: 0.625rem;
      }
    }
  `;

import { css } from "lit";

/**
 * A page of a list with what is chosen from it in a panel beside it: `.columns` (`.has-panel`) around `.list` and `.panel`. Where there is no
 * room for both, the panel stands alone, with a way `.back`.
 */
export const listAndPanel = css`
  .chip:not([aria-current]) {
    border-color: var(--line);
  }
  .columns {
    display: grid;
    gap: 1.5rem;
    align-items: start;
    grid-template-columns: minmax(0, 1fr);
  }
  .panel {
    position: sticky;
    top: 1.375rem;
    max-height: calc(100dvh - 2.75rem);
    overflow-y: auto;
    border-radius: var(--radius-large);
  }
  .panel .back {
    display: none;
  }
  .columns.has-panel {
    grid-template-columns: minmax(0, 1fr) minmax(22rem, 26rem);
  }
  @media (width <= 68rem) {
    .columns.has-panel {
      grid-template-columns: minmax(0, 1fr);
    }
    .has-panel .list,
    .page-header.has-panel > :not(h1) {
      display: none;
    }
    .page-header.has-panel {
      min-height: 0;
      margin: 0;
    }
    .page-header.has-panel h1 {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    .panel {
      position: static;
      max-height: none;
      max-width: 40rem;
    }
    .panel .back {
      display: inline-flex;
      margin: 0 0 0.5rem -0.75rem;
    }
  }
`;

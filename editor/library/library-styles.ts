import { css } from "lit";

export const libraryStyles = css`
  :host {
    position: relative;
    min-height: calc(100dvh - 6rem);
  }
  .kinds {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }
  .chip:not([aria-current]) {
    border-color: var(--line);
  }
  .columns {
    display: grid;
    gap: 1.5rem;
    align-items: start;
    grid-template-columns: 12rem minmax(0, 1fr);
  }
  .columns.has-panel {
    grid-template-columns: 12rem minmax(0, 1fr) minmax(22rem, 26rem);
  }
  .columns.bare {
    grid-template-columns: minmax(0, 1fr);
  }
  folder-list {
    position: sticky;
    top: 1.375rem;
    max-height: calc(100dvh - 2.75rem);
    overflow-y: auto;
    padding: 3px;
    margin: -3px;
  }
  .list {
    display: grid;
    gap: 1.125rem;
    grid-template-columns: minmax(0, 1fr);
  }
  .has-panel media-grid {
    --tile: 9.5rem;
  }
  .empty-actions {
    display: flex;
    justify-content: center;
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
  @media (max-width: 84rem) {
    .columns.has-panel {
      grid-template-columns: minmax(0, 1fr) minmax(22rem, 26rem);
    }
    .has-panel folder-list {
      display: none;
    }
  }
  @media (max-width: 68rem) {
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
  @media (max-width: 52rem) {
    .columns {
      grid-template-columns: minmax(0, 1fr);
      gap: 0.75rem;
    }
    folder-list {
      position: static;
      max-height: none;
      overflow: visible;
    }
    .kinds {
      order: 3;
      width: 100%;
    }
    .chip {
      padding-inline: 0.7rem;
    }
    .chip ui-icon {
      display: none;
    }
  }
`;

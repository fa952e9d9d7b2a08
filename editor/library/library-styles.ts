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
  .columns {
    grid-template-columns: 12rem minmax(0, 1fr);
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
  @media (width > 84rem) {
    .columns.has-panel {
      grid-template-columns: 12rem minmax(0, 1fr) minmax(22rem, 26rem);
    }
  }
  @media (width <= 84rem) {
    .has-panel folder-list {
      display: none;
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

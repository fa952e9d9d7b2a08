import { css } from "lit";

export const galleryStyles = css`
  :host {
    display: grid;
    gap: 1.5rem;
    container-type: inline-size;
  }
  .tools {
    display: grid;
    gap: 0.75rem;
  }
  .search-box {
    position: relative;
    max-width: 28rem;
  }
  .search-box ui-icon {
    position: absolute;
    left: 0.875rem;
    top: 50%;
    translate: 0 -50%;
    color: var(--ink-soft);
    pointer-events: none;
  }
  .search-box .control {
    padding-left: 2.5rem;
  }
  .purposes,
  .blanks {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }
  section {
    display: grid;
    gap: 0.75rem;
  }
  .cards {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 21rem), 1fr));
    gap: 1.25rem 1.5rem;
  }
  :host([small]) .cards {
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 14.5rem), 1fr));
    gap: 1rem;
  }
  .card {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0.125rem 0.75rem;
    align-items: baseline;
    width: 100%;
    padding: 0;
    border: 0;
    background: none;
    text-align: left;
  }
  slide-thumbnail {
    grid-column: 1 / -1;
    margin-bottom: 0.375rem;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    box-shadow: var(--shadow);
    transition: box-shadow 120ms, translate 120ms;
  }
  .card:hover slide-thumbnail {
    box-shadow: var(--shadow-high);
    translate: 0 -2px;
  }
  .card:focus-visible {
    outline: none;
  }
  .card:focus-visible slide-thumbnail {
    outline: 3px solid var(--focus);
    outline-offset: 2px;
  }
  .name {
    font-weight: 600;
  }
  .nothing {
    padding-block: 1rem;
  }
`;

import { css } from "lit";

/** The layout of step one: what at the left, what it looks like at the right; one column on a phone, its foot always in reach. */
export const writerStyles = css`
  .columns {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: 0 2rem;
    align-items: start;
  }
  .steps {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1.5rem;
  }
  .steps h2 {
    margin-bottom: 0.5rem;
  }
  .gaps {
    grid-column: 1 / -1;
    margin-bottom: 1.25rem;
  }
  .blank {
    display: grid;
    place-items: center;
    aspect-ratio: 349 / 144;
    padding: 1rem 2rem;
    border: 1px dashed var(--line-control);
    border-radius: var(--radius);
    color: var(--ink-soft);
    text-align: center;
  }
  .tiles {
    display: grid;
    grid-template-columns: repeat(4, minmax(0, 1fr));
    gap: 0.625rem;
  }
  .tile {
    position: relative;
    display: grid;
    justify-items: center;
    align-content: center;
    gap: 0.375rem;
    min-height: 5.25rem;
    padding: 0.625rem 0.25rem;
    border: 1px solid var(--line-control);
    border-radius: var(--radius);
    background: var(--surface);
    font-weight: 600;
    text-align: center;
    overflow-wrap: anywhere;
    hyphens: auto;
    cursor: pointer;
  }
  .tile ui-icon {
    width: 1.75rem;
    height: 1.75rem;
    color: var(--alarm);
  }
  .tile:is(.smoke, .storm) ui-icon {
    color: var(--warn);
  }
  .tile:is(.power, .drill) ui-icon {
    color: var(--calm);
  }
  .tile.free ui-icon {
    color: var(--ink-soft);
  }
  .tile:hover {
    background: var(--surface-hover);
  }
  .tile input {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  .tile:has(:checked) {
    border-color: var(--inverse);
    background: var(--inverse);
    color: var(--on-inverse);
  }
  .tile:has(:checked) ui-icon {
    color: inherit;
  }
  .tile:has(:focus-visible) {
    outline: 3px solid var(--focus);
    outline-offset: 2px;
  }
  .error,
  .caution,
  .restored {
    display: flex;
    gap: 0.5rem;
    align-items: start;
    margin-top: 0.625rem;
  }
  .error {
    margin: 0.625rem 0;
    color: var(--alarm);
    font-weight: 600;
  }
  .caution,
  .restored {
    padding: 0.625rem 0.875rem;
    border-radius: var(--radius);
  }
  .caution {
    background: var(--warn-soft);
    color: var(--warn);
  }
  .restored {
    flex-wrap: wrap;
    margin: -0.375rem 0 1.25rem;
    background: var(--calm-soft);
    color: var(--calm);
  }
  .words summary {
    display: flex;
    align-items: center;
    gap: 0.375rem;
    min-height: 2.125rem;
    width: fit-content;
    border-radius: 4px;
    cursor: pointer;
    list-style: none;
  }
  .words summary::-webkit-details-marker {
    display: none;
  }
  .words summary h2 {
    margin: 0;
  }
  .words[open] summary {
    margin-bottom: 0.625rem;
  }
  .words[open] summary ui-icon {
    rotate: 180deg;
  }
  .picker {
    max-height: 16.5rem;
    overflow: auto;
    padding: 1rem;
    border: 1px solid var(--line);
    border-radius: var(--radius-large);
    background: var(--surface);
  }
  .foot {
    grid-column: 1 / -1;
    position: sticky;
    bottom: 0;
    z-index: 5;
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 1rem;
    margin: 1.5rem -0.5rem -3rem;
    padding: 0.875rem 0.5rem;
    border-top: 1px solid var(--line);
    background: var(--paper);
  }
  .reach {
    line-height: 1.35;
  }
  .few {
    color: var(--warn);
    font-weight: 600;
  }
  @media (max-width: 68rem) {
    .columns {
      grid-template-columns: minmax(0, 1fr);
      gap: 1.5rem;
    }
    .preview > :is(h2, .blank) {
      display: none;
    }
    .preview:has(.blank) {
      display: none;
    }
    .foot {
      margin-top: 0;
    }
  }
  @media (max-width: 60rem) {
    .foot {
      bottom: calc(3.75rem + env(safe-area-inset-bottom));
      margin: 0 -1rem;
      padding: 0.625rem 1rem;
    }
  }
  @media (max-width: 30rem) {
    .tiles {
      gap: 0.5rem;
    }
    .tile {
      min-height: 4.75rem;
      padding-inline: 0;
      font-size: 0.75rem;
    }
  }
`;

import { css } from "lit";

/** The tiles of the library, and the small pictures in them. */
export const gridStyles = css`
  .grid {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, var(--tile, 11.5rem)), 1fr));
    gap: 1.125rem 1rem;
  }
  .tile {
    position: relative;
    display: grid;
    align-content: start;
    gap: 0.5rem;
    min-width: 0;
    border-radius: var(--radius-large);
    cursor: pointer;
  }
  .tile[aria-disabled="true"] {
    cursor: not-allowed;
  }
  .picture {
    position: relative;
    display: grid;
    grid-template: minmax(0, 1fr) / minmax(0, 1fr);
    place-items: center;
    aspect-ratio: 4 / 3;
    overflow: hidden;
    border-radius: var(--radius-large);
    background: var(--surface-sunk);
    color: var(--ink-soft);
    box-shadow: inset 0 0 0 1px var(--line);
  }
  .picture::after {
    content: "";
    position: absolute;
    inset: 0;
    border-radius: inherit;
    box-shadow: inset 0 0 0 1px light-dark(#14213a1a, #ffffff1f);
    pointer-events: none;
  }
  .picture img,
  .picture video {
    width: 100%;
    height: 100%;
    object-fit: cover;
    object-position: var(--focus-x, 50%) var(--focus-y, 50%);
    transition: scale 200ms ease-out;
  }
  .picture video {
    pointer-events: none;
  }
  .picture img.document {
    width: auto;
    max-width: 84%;
    height: 86%;
    object-fit: contain;
    border-radius: 3px;
    box-shadow: var(--shadow-high);
  }
  .tile:hover img {
    scale: 1.03;
  }
  .stand-in {
    font-size: 1.75rem;
  }
  .play {
    position: absolute;
    display: grid;
    place-items: center;
    width: 2.75rem;
    height: 2.75rem;
    border-radius: 50%;
    background: #0b1327b8;
    color: #fff;
  }
  .mark {
    position: absolute;
    inset: auto 0.5rem 0.5rem auto;
    display: inline-flex;
    align-items: center;
    gap: 0.3rem;
    padding: 0.125rem 0.5rem;
    border-radius: 99px;
    background: #0b1327d9;
    color: #fff;
    font-size: 0.8125rem;
    line-height: 1.4;
    font-variant-numeric: tabular-nums;
  }
  .mark.bad {
    background: var(--alarm-fill);
  }
  .bar {
    position: absolute;
    inset: auto 0 0;
    height: 0.3rem;
    background: light-dark(#14213a33, #ffffff33);
  }
  .bar i {
    display: block;
    width: var(--part, 0%);
    height: 100%;
    background: var(--accent);
    transition: width 300ms;
  }
  .title {
    display: -webkit-box;
    overflow: hidden;
    -webkit-line-clamp: 2;
    -webkit-box-orient: vertical;
    font-size: 0.9375rem;
    font-weight: 600;
    line-height: 1.3;
    overflow-wrap: anywhere;
  }
  .tile[aria-selected="true"] .picture {
    outline: 3px solid var(--inverse);
    outline-offset: 2px;
  }
  .tile:focus-visible {
    outline: none;
  }
  .tile:focus-visible .picture {
    outline: 3px solid var(--focus);
    outline-offset: 2px;
  }
  .tile[aria-selected="true"]:focus-visible .picture {
    outline-width: 4px;
    outline-offset: 3px;
  }
  @media (max-width: 40rem) {
    .grid {
      --tile: 8rem;
      gap: 0.875rem 0.75rem;
    }
  }
`;

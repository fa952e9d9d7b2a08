import { css } from "lit";

export const lookStageStyles = css`
  :host {
    display: grid;
    gap: 0.75rem;
    align-content: start;
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.375rem 0.5rem;
  }
  .bar h2 {
    font-size: 1rem;
  }
  .bar .shape {
    margin-left: auto;
  }
  .box {
    display: grid;
    place-items: center;
  }
  .glass {
    position: relative;
    width: 100%;
    aspect-ratio: 16 / 9;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    overflow: hidden;
    background: #f6f4ee;
    box-shadow: var(--shadow);
  }
  .glass.tall {
    width: min(100%, 20rem);
    aspect-ratio: 9 / 16;
  }
  aushang-stage {
    display: block;
    width: 100%;
    height: 100%;
  }
  .edge {
    position: absolute;
    inset: 0;
    pointer-events: none;
  }
  .edge::after {
    content: "";
    position: absolute;
    inset: var(--edge);
    border: 2px dashed #d6336c;
    border-radius: 2px;
  }
  @media (max-width: 72rem) {
    :host {
      display: contents;
    }
    .box.wide {
      position: sticky;
      top: 0;
      z-index: 2;
      padding-block: 0.5rem;
      background: var(--paper);
    }
    .wide .glass {
      width: min(100%, 30rem);
    }
  }
  .slides {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 0.5rem;
  }
  .hours {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) 3.25rem;
    align-items: center;
    gap: 0.75rem;
  }
  .hours input {
    width: 100%;
    min-height: 2rem;
    margin: 0;
    accent-color: var(--inverse);
    cursor: pointer;
  }
  .hours output {
    text-align: right;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
`;

import { css } from "lit";

export const compareStyles = css`
  .both {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 18rem), 1fr));
    gap: 1rem;
    margin-block: 0.75rem 1.25rem;
  }
  figcaption {
    margin-bottom: 0.375rem;
    font-weight: 600;
  }
  .glass {
    border: 1px solid var(--line);
    border-radius: var(--radius);
    overflow: hidden;
  }
  .glass.none {
    aspect-ratio: 16 / 9;
    background: var(--surface-sunk);
  }
  .differences {
    display: grid;
    margin-top: 0.5rem;
  }
  .differences li {
    padding-block: 0.5rem;
    border-top: 1px solid var(--line);
    overflow-wrap: anywhere;
  }
  .differences strong {
    display: block;
    font-size: 0.875rem;
    color: var(--ink-soft);
  }
  .words {
    white-space: pre-line;
  }
  del {
    color: var(--alarm);
    text-decoration-thickness: 2px;
  }
  ins {
    background: var(--good-soft);
    color: var(--good);
    text-decoration-thickness: 2px;
  }
`;

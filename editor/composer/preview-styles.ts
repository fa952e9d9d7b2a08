import { css } from "lit";

export const previewStyles = css`
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.375rem 0.5rem;
    margin-bottom: 0.625rem;
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
    container-type: inline-size;
  }
  .glass {
    width: 100%;
    aspect-ratio: 16 / 9;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    overflow: hidden;
    background: #f6f4ee;
    box-shadow: var(--shadow);
  }
  .glass.tall {
    width: min(100%, 22rem);
    aspect-ratio: 9 / 16;
  }
  .glass.narrow {
    aspect-ratio: 1920 / 540;
  }
  .glass.night {
    background: #0e1830;
  }
  .then {
    display: flex;
    gap: 0.625rem;
    margin-bottom: 0.625rem;
    padding: 0.625rem 0.875rem;
    border-radius: var(--radius);
    background: var(--warn-soft);
    color: var(--warn);
  }
  .waiting {
    display: grid;
    place-items: center;
    aspect-ratio: 16 / 9;
    padding: 1rem;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface-sunk);
    color: var(--ink-soft);
    text-align: center;
  }
  loop-strip {
    margin-top: 1rem;
    padding-top: 0.875rem;
    border-top: 1px solid var(--line);
  }
`;

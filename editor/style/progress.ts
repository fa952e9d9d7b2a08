import { css } from "lit";

/** The browser's own `<progress>`, dressed; `--progress` is its colour. */
export const progressBar = css`
  progress {
    appearance: none;
    display: block;
    width: 100%;
    height: 0.5rem;
    border: 0;
    border-radius: 99px;
    overflow: hidden;
    background: var(--surface-sunk);
  }
  progress::-webkit-progress-bar {
    background: var(--surface-sunk);
  }
  progress::-webkit-progress-value {
    background: var(--progress, var(--accent));
    border-radius: 99px;
    transition: width 200ms;
  }
  progress::-moz-progress-bar {
    background: var(--progress, var(--accent));
  }
`;

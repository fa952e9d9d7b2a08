import { css } from "lit";

const gate = css`
  .gate {
    display: grid;
    place-items: center;
    min-height: 100dvh;
    padding: 1.5rem 1rem;
  }
  .gate-card {
    width: min(26rem, 100%);
    padding: 0 2rem 2rem;
    overflow: hidden;
  }
  .gate-picture {
    display: block;
    width: calc(100% + 4rem);
    height: 8rem;
    margin: 0 -2rem 1.5rem;
    border-bottom: 4px solid var(--accent);
  }
  .gate-picture .sky {
    fill: light-dark(#f2c9a0, #16254a);
  }
  .gate-picture .sun {
    fill: light-dark(#fbe8cf, #f0d9a8);
  }
  .gate-picture .hills {
    fill: light-dark(#dc9160, #1e335f);
  }
  .gate-picture .near {
    fill: light-dark(#b5542f, #12203f);
  }
  .gate-picture .house {
    fill: light-dark(#14213a, #0a1226);
  }
  .gate-picture .lit {
    fill: #f2b441;
  }
  .gate-picture .gate-door {
    fill: #c43d24;
  }
  .gate-picture .ground {
    fill: light-dark(#7f2d1d, #0a1226);
  }
  .gate-name {
    font-size: 1.25rem;
    font-weight: 700;
    letter-spacing: -0.01em;
  }
  .gate-place {
    color: var(--ink-soft);
    font-weight: 400;
  }
  .gate-lead {
    margin: 0.125rem 0 1.375rem;
    color: var(--ink-soft);
  }
  .gate-card h1 {
    margin-bottom: 1.25rem;
  }
  .gate-form {
    display: grid;
    gap: 1.125rem;
  }
  .gate-form .button {
    margin-top: 0.375rem;
  }
  @media (max-width: 30rem) {
    .gate-card {
      padding: 0 1.25rem 1.5rem;
    }
    .gate-picture {
      width: calc(100% + 2.5rem);
      height: 6.5rem;
      margin-inline: -1.25rem;
    }
  }
`;

/** Gives the document the looks of sign-in and set-up, which live there and not in a shadow root. */
export function adoptGate(): void {
  const sheet = gate.styleSheet;
  if (sheet && !document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets.push(sheet);
}

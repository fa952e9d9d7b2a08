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
    padding: 2rem;
  }
  .gate-name {
    margin-bottom: 1.5rem;
    font-size: 1.25rem;
    font-weight: 700;
    letter-spacing: -0.01em;
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
      padding: 1.5rem 1.25rem;
    }
  }
`;

/** Gives the document the looks of sign-in and set-up, which live there and not in a shadow root. */
export function adoptGate(): void {
  const sheet = gate.styleSheet;
  if (sheet && !document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets.push(sheet);
}

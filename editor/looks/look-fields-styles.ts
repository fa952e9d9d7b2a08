import { css } from "lit";

/** The sections of the form of a look, and the controls that only it has. */
export const lookFieldsStyles = css`
  section {
    display: grid;
    gap: 0.75rem;
    padding-block: 1.25rem;
    border-top: 1px solid var(--line);
  }
  section:first-of-type {
    padding-top: 0;
    border-top: 0;
  }
  section > h2,
  .choices legend {
    font-size: 1.0625rem;
    font-weight: 700;
  }
  .choices .options {
    margin-top: 0.625rem;
  }
  .nested {
    display: grid;
    gap: 0.75rem;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.625rem;
  }
  .logo-box {
    display: grid;
    place-items: center;
    width: 11rem;
    height: 5.5rem;
    padding: 0.625rem;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface-sunk);
    color: var(--ink-soft);
  }
  .logo-box.paper {
    background: #f6f4ee;
  }
  .logo-box.night {
    background: #0e1830;
  }
  .logo-box img {
    max-width: 100%;
    max-height: 4.25rem;
    object-fit: contain;
  }
  .swatches {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }
  .swatch {
    position: relative;
    width: 2.5rem;
    height: 2.5rem;
    padding: 0;
    border: 2px solid var(--surface);
    border-radius: 50%;
    background: var(--colour);
    box-shadow: 0 0 0 1px var(--line-control);
  }
  .swatch[aria-pressed="true"] {
    box-shadow: 0 0 0 3px var(--inverse);
  }
  .dot {
    display: inline-block;
    flex: none;
    width: 1.125rem;
    height: 1.125rem;
    border: 1px solid var(--line-control);
    border-radius: 50%;
    background: var(--colour);
  }
  .hex {
    display: flex;
    align-items: end;
    flex-wrap: wrap;
    gap: 0.75rem;
  }
  .hex .field {
    width: 9rem;
  }
  .hex input[type="color"] {
    width: 3.25rem;
    height: var(--control);
    padding: 0.25rem;
    cursor: pointer;
  }
  .samples {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(10rem, 1fr));
    gap: 0.625rem;
  }
  .sample {
    padding: 0.75rem 0.875rem;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    font-size: 0.9375rem;
  }
  .sample strong {
    display: block;
    font-size: 1.375rem;
    line-height: 1.2;
    color: var(--colour);
  }
  .sample.paper {
    background: #f6f4ee;
    color: #14213a;
  }
  .sample.night {
    background: #0e1830;
    color: #f7f5ef;
  }
  .verdict {
    display: flex;
    align-items: start;
    gap: 0.5rem;
    font-weight: 600;
  }
  .verdict ui-icon {
    flex: none;
    margin-top: 0.125rem;
  }
  .verdict.good {
    color: var(--good);
  }
  .verdict.bad {
    color: var(--alarm);
  }
  .typefaces .options {
    grid-template-columns: minmax(0, 1fr);
  }
  .typefaces strong {
    font-size: 1.1875rem;
    line-height: 1.3;
  }
  .typefaces :has(> [value="atkinson"]) strong {
    font-family: "Atkinson Hyperlegible Next Variable", sans-serif;
  }
  .typefaces :has(> [value="noto-sans"]) strong {
    font-family: "Noto Sans Variable", sans-serif;
  }
  .typefaces :has(> [value="noto-serif"]) strong {
    font-family: "Noto Serif Variable", serif;
  }
  .checks {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1.5rem;
  }
  .lines {
    display: grid;
    gap: 0.5rem;
  }
  .line {
    display: flex;
    align-items: center;
    gap: 0.25rem;
  }
  .line .control {
    flex: 1;
  }
  .line .icon-only {
    flex: none;
  }
  .times {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.625rem;
  }
  .times .control {
    width: 8rem;
  }
  .slider {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 4rem;
    align-items: center;
    gap: 0.75rem;
  }
  .slider output {
    text-align: right;
    font-variant-numeric: tabular-nums;
    font-weight: 600;
  }
  input[type="range"] {
    width: 100%;
    min-height: 2rem;
    margin: 0;
    accent-color: var(--inverse);
    cursor: pointer;
  }
`;

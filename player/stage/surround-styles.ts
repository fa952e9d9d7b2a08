import { css } from "lit";

/** Header, lines and bars around the slides; on a picture they stand on it in white. */
export const surroundStyles = css`
  header {
    display: flex;
    position: absolute;
    align-items: baseline;
    justify-content: space-between;
    top: calc(56 * var(--u));
    right: calc(var(--margin) * var(--u));
    left: calc(var(--margin) * var(--u));
    font-size: calc(34 * var(--u));
    line-height: calc(84 * var(--u));
    white-space: nowrap;
  }
  .place {
    flex: 1 1 auto;
    min-width: 0;
    margin-right: calc(48 * var(--u));
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .place b {
    font-weight: 700;
    margin-right: 0.55em;
  }
  .muted {
    color: var(--muted);
  }
  .now {
    position: relative;
    flex: none;
  }
  time {
    font-size: calc(64 * var(--u));
    font-weight: 700;
    letter-spacing: -0.01em;
  }
  .now time {
    margin-left: calc(20 * var(--u));
  }
  :host([data-format="portrait"]) .date {
    display: none;
  }
  header,
  footer {
    z-index: 2;
  }
  .logo {
    flex: none;
    align-self: center;
    max-width: calc(360 * var(--u));
    height: calc(72 * var(--u));
    margin-right: calc(36 * var(--u));
    object-fit: contain;
  }
  .note {
    margin-right: calc(48 * var(--u));
  }
  :host([data-format="portrait"]) .note {
    position: absolute;
    top: calc(70 * var(--u));
    right: 0;
    margin: 0;
    line-height: calc(44 * var(--u));
  }
  .lines {
    display: flex;
    position: absolute;
    z-index: 2;
    align-items: flex-end;
    justify-content: flex-end;
    right: calc(var(--margin) * var(--u));
    bottom: calc(78 * var(--u));
    left: calc(var(--margin) * var(--u));
    font-size: calc(34 * var(--u));
    line-height: calc(44 * var(--u));
  }
  .lines p {
    margin: 0;
  }
  .ticker {
    flex: 1 1 0;
    padding-left: calc(28 * var(--u));
    border-left: calc(8 * var(--u)) solid var(--accent, var(--ink));
    font-weight: 700;
  }
  .imprint {
    margin-left: calc(48 * var(--u));
    white-space: nowrap;
  }
  :host([data-format="portrait"]) .lines {
    flex-direction: column;
    align-items: stretch;
  }
  :host([data-format="portrait"]) .ticker {
    flex: none;
  }
  :host([data-format="portrait"]) .imprint {
    margin-left: 0;
  }
  .flip0 {
    animation: flip0 var(--motion, 400ms) ease-out;
  }
  .flip1 {
    animation: flip1 var(--motion, 400ms) ease-out;
  }
  @keyframes flip0 {
    from {
      opacity: 0;
    }
  }
  @keyframes flip1 {
    from {
      opacity: 0;
    }
  }
  :host([data-format="narrow"]) header {
    top: calc(20 * var(--u));
  }
  :host([data-format="narrow"]) footer {
    bottom: calc(28 * var(--u));
  }
  :host([data-format="narrow"]) .lines {
    bottom: calc(48 * var(--u));
  }
  .on-picture header,
  .on-picture .lines,
  .on-picture .muted {
    color: #fff;
  }
  .on-picture header {
    top: 0;
    right: 0;
    left: 0;
    padding: calc(56 * var(--u)) calc(var(--margin) * var(--u)) calc(48 * var(--u));
    background: linear-gradient(to bottom, rgba(10, 17, 34, 0.78), rgba(10, 17, 34, 0.56) 70%, rgba(10, 17, 34, 0));
  }
  .on-picture .ticker {
    border-color: #fff;
  }
  .on-picture .bar {
    background: rgba(255, 255, 255, 0.4);
  }
  .on-picture .bar.done,
  .on-picture .fill {
    background: #fff;
  }
  :host([data-format="narrow"]) .on-picture header {
    top: 0;
    padding-top: calc(20 * var(--u));
  }
  footer {
    display: flex;
    position: absolute;
    right: calc(var(--margin) * var(--u));
    bottom: calc(48 * var(--u));
    left: calc(var(--margin) * var(--u));
    height: calc(8 * var(--u));
  }
  .bar {
    flex: 1 1 0;
    overflow: hidden;
    margin-left: calc(var(--bar-gap, 11) * var(--u));
    border-radius: calc(4 * var(--u));
    background: var(--line);
  }
  .bar:first-child {
    margin-left: 0;
  }
  .bar.done {
    background: var(--ink);
  }
  .fill {
    height: 100%;
    border-radius: inherit;
    background: var(--accent, var(--ink));
    transform: scaleX(0);
    transform-origin: left center;
  }
  .many {
    --bar-gap: 4;
  }
`;

import { css } from "lit";

/** The picture with the part to be cut out: what is outside is dimmed, a third-by-third net lies inside. */
export const cropStyles = css`
  .shapes {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    margin: 0.875rem 0;
  }
  .stage {
    padding: 0.75rem;
    border-radius: var(--radius);
    background: var(--surface-sunk);
  }
  .frame {
    position: relative;
    width: min(100%, calc(min(26rem, 100dvh - 26rem) * var(--ratio)));
    min-width: min(100%, 12rem);
    aspect-ratio: var(--ratio);
    margin-inline: auto;
    user-select: none;
  }
  .frame img {
    display: block;
    width: 100%;
    height: 100%;
  }
  .shade {
    position: absolute;
    inset: 0;
    overflow: hidden;
    pointer-events: none;
  }
  .shade i {
    position: absolute;
    left: var(--left);
    top: var(--top);
    width: var(--width);
    height: var(--height);
    box-shadow: 0 0 0 100rem #0b1327a6;
  }
  .box {
    position: absolute;
    left: var(--left);
    top: var(--top);
    width: var(--width);
    height: var(--height);
    box-shadow: 0 0 0 1.5px #fff, 0 0 0 3px #0b132766;
    background-image: linear-gradient(90deg, #ffffff73 1px, transparent 1px), linear-gradient(#ffffff73 1px, transparent 1px);
    background-size: calc(100% / 3) calc(100% / 3);
    cursor: move;
    touch-action: none;
  }
  .box:focus-visible {
    outline: 3px solid var(--focus);
    outline-offset: -3px;
  }
  .handle {
    position: absolute;
    width: 2rem;
    height: 2rem;
    margin: -1rem;
    left: 50%;
    top: 50%;
  }
  .handle::after {
    content: "";
    position: absolute;
    inset: 0.5625rem;
    border: 1.5px solid #0b1327;
    border-radius: 3px;
    background: #fff;
  }
  .nw,
  .n,
  .ne {
    top: 0;
  }
  .sw,
  .s,
  .se {
    top: 100%;
  }
  .nw,
  .w,
  .sw {
    left: 0;
  }
  .ne,
  .e,
  .se {
    left: 100%;
  }
  .nw,
  .se {
    cursor: nwse-resize;
  }
  .ne,
  .sw {
    cursor: nesw-resize;
  }
  .n,
  .s {
    cursor: ns-resize;
  }
  .e,
  .w {
    cursor: ew-resize;
  }
  .numbers {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(6.5rem, 1fr));
    gap: 0.75rem;
    margin-top: 0.75rem;
  }
  #keys {
    margin-top: 0.5rem;
  }
`;

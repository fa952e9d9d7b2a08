import { css } from "lit";

/** A panel that hangs turned to the right shows its picture turned to the left: it stands upright. Turned about a corner, so that no pixel is halved. */
export const turnedStyles = css`
  aushang-stage {
    transform-origin: 0 0;
  }
  [data-rotation="90"],
  [data-rotation="270"] {
    width: 100vh;
    height: 100vw;
  }
  [data-rotation="90"] {
    transform: translateY(100vh) rotate(-90deg);
  }
  [data-rotation="180"] {
    transform: translate(100vw, 100vh) rotate(180deg);
  }
  [data-rotation="270"] {
    transform: translateX(100vw) rotate(90deg);
  }
`;

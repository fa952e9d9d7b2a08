import { css } from "lit";

/** A stage as wide as its frame, or as high if it stands upright: `<div class="portrait"><aushang-stage>`. */
export const stageFrame = css`
  aushang-stage {
    display: block;
    width: 100%;
    aspect-ratio: 16 / 9;
  }
  .portrait aushang-stage {
    width: auto;
    height: 100%;
    aspect-ratio: 9 / 16;
  }
`;

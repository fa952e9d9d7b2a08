import { type CSSResult, css, unsafeCSS } from "lit";
import { CATEGORIES } from "../../domain/model/category.ts";
import { categoryLook } from "../../domain/reading/category-look.ts";

/** The colour of each category as `--fill`, for `class="cat-events"`. Text on it takes `--on-fill`. */
export const categoryStyles: readonly CSSResult[] = [
  css`
    [class*="cat-"] {
      --on-fill: light-dark(#fff, #14213a);
    }
  `,
  ...CATEGORIES.map((category) => {
    const { paper, night } = categoryLook[category];
    return css`
      .cat-${unsafeCSS(category)} {
        --fill: light-dark(${unsafeCSS(paper)}, ${unsafeCSS(night)});
      }
    `;
  }),
];

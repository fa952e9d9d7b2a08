import { css, html, type TemplateResult } from "lit";
import type { Slide } from "../../domain/model/playlist.ts";
import { categoryLook } from "../../domain/reading/category-look.ts";
import { icon } from "./icons.ts";
import { unbroken } from "./unbroken.ts";

/** The heading of a list: the category's drawing and the title in one, in the category's colour. The rows below are what is read. */
export function sheetHeading(slide: Slide, title: string): TemplateResult {
  return html`<h1 class="lead"><svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${icon(categoryLook[slide.category].icon)}</svg><span>${unbroken(title)}</span></h1>`;
}

/**
 * A sheet fills its box from top to bottom: heading, then `.rows` that share the height that is left. `--small` is the size of what stands
 * beside the main words, in units: never under the floor. On a narrow glass the heading stands beside the rows.
 */
export const sheetStyles = css`
  .sheet {
    --small: max(34 * var(--shrink, 1), 0.72 * var(--body));
    display: flex;
    flex-direction: column;
    min-height: 100%;
    font-size: calc(var(--body) * var(--u));
    line-height: 1.2;
    hyphens: auto;
    hyphenate-limit-chars: 12 5 5;
    text-wrap: pretty;
  }
  .sheet p {
    margin: 0;
  }
  .sheet .lead {
    display: flex;
    padding: calc(6 * var(--u)) 0 calc(28 * var(--u));
    color: var(--accent);
    line-height: 1.16;
    letter-spacing: -0.008em;
  }
  .sheet .lead .icon {
    width: 1.1em;
    height: 1.1em;
    margin-inline-end: 0.4em;
  }
  .sheet .lead span {
    min-width: 0;
  }
  .sheet .rows {
    display: flex;
    flex: 1 1 auto;
    flex-direction: column;
    min-width: 0;
  }
  .sheet .small {
    color: var(--muted);
    font-size: calc(var(--small) * var(--u));
  }
  .sheet .note {
    padding-top: 0.6em;
  }
  .narrow .sheet {
    flex-direction: row;
  }
  .narrow .lead {
    flex: 0 0 20%;
    flex-direction: column;
    padding-inline-end: calc(48 * var(--u));
  }
`;

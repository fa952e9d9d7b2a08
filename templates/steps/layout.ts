import { css, html, nothing } from "lit";
import { sheetHeading, sheetStyles } from "../../player/slides/sheet.ts";
import { unbroken } from "../../player/slides/unbroken.ts";
import type { Layout } from "../layout.ts";

/** From how many steps on they stand in two columns. */
const COLUMNS_FROM = { landscape: 6, portrait: 99, narrow: 3 } as const;

/** Template "steps": what to do one after the other, each with a number to point at. */
export const layout: Layout<"steps"> = {
  range: { largest: { title: 60, body: 76 }, floor: { title: 44, body: 34 }, steps: 22 },
  draw({ title, steps, note }, { slide, format }) {
    const half = Math.ceil(steps.length / 2);
    const columns = steps.length >= COLUMNS_FROM[format] ? [steps.slice(0, half), steps.slice(half)] : [steps];
    return html`<div class="text">
      <div class="content sheet">
        ${sheetHeading(slide, title)}
        <div class="rows">
          <div class="ways">
            ${columns.map(
              (column, index) => html`<ol class="way" start=${index * half + 1}>
                ${column.map(({ step }, at) => html`<li><b aria-hidden="true">${index * half + at + 1}</b><span>${unbroken(step)}</span></li>`)}
              </ol>`,
            )}
          </div>
          ${note === "" ? nothing : html`<p class="note small">${unbroken(note)}</p>`}
        </div>
      </div>
    </div>`;
  },
  styles: [
    sheetStyles,
    css`
      .steps .ways {
        display: grid;
        flex: 1 1 auto;
        grid-auto-flow: column;
        grid-auto-columns: 1fr;
        grid-column-gap: calc(88 * var(--u));
      }
      .steps .way {
        display: flex;
        flex-direction: column;
        min-width: 0;
        margin: 0;
        padding: 0;
        list-style: none;
      }
      .steps .way::after {
        content: "";
        flex: 1 0 0;
      }
      .steps.portrait .way::after {
        flex-grow: 3;
      }
      .steps li {
        display: flex;
        flex: 2 0 auto;
        align-items: center;
        padding: 0.3em 0;
        border-top: calc(2 * var(--u)) solid var(--line);
        font-weight: 700;
        letter-spacing: -0.008em;
      }
      .steps li b {
        flex: none;
        width: 1.7em;
        margin-inline-end: 0.6em;
        border-radius: 0.85em;
        background: var(--accent);
        color: var(--paper);
        font-size: 0.9em;
        line-height: 1.7em;
        text-align: center;
      }
      .steps li span {
        min-width: 0;
      }
    `,
  ],
};

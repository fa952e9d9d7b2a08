import { css, html, nothing } from "lit";
import { sheetHeading, sheetStyles } from "../../player/slides/sheet.ts";
import { unbroken } from "../../player/slides/unbroken.ts";
import type { Layout } from "../layout.ts";
import type { SpokenFieldsOf } from "../registry.ts";

type Fields = SpokenFieldsOf<"table">;
const CELLS = ["a", "b", "c", "d", "e", "f"] as const;

/** A figure with its unit, a time or a span of them: such columns stand at their end, so that places stand under each other. */
const FIGURE = /^[\d\s.,:–-]+(?:\s?[^\d\s]{1,5})?$/;

/** Template "table": rows and columns, each second row calmer; columns without any cell are left out. */
export const layout: Layout<"table"> = {
  range: { largest: { title: 60, body: 68 }, floor: { title: 44, body: 34 }, steps: 22 },
  draw({ title, columns, rows, note }, { slide }) {
    const used = CELLS.map((cell, index) => ({ cell, heading: columns[index]?.heading ?? "" })).filter(
      ({ cell, heading }) => heading !== "" || rows.some((row) => row[cell] !== ""),
    );
    const classOf = (cell: (typeof CELLS)[number]) => (isFigures(rows, cell) ? "figure" : "");
    return html`<div class="text">
      <div class="content sheet">
        ${sheetHeading(slide, title)}
        <div class="rows">
          <table>
            ${
              used.some(({ heading }) => heading !== "")
                ? html`<thead><tr>${used.map(({ cell, heading }) => html`<th scope="col" class="small ${classOf(cell)}">${heading}</th>`)}</tr></thead>`
                : nothing
            }
            <tbody>
              ${rows.map((row) => html`<tr>${used.map(({ cell }) => html`<td class=${classOf(cell)}>${unbroken(row[cell])}</td>`)}</tr>`)}
            </tbody>
          </table>
          ${note === "" ? nothing : html`<p class="note small">${unbroken(note)}</p>`}
        </div>
      </div>
    </div>`;
  },
  styles: [
    sheetStyles,
    css`
      .table table {
        width: 100%;
        border-collapse: collapse;
      }
      /* Where words break anyway, each cell's smallest width is not worth the seconds that old engines take to find it. */
      .table .anywhere table {
        table-layout: fixed;
      }
      .table .anywhere td {
        white-space: normal;
      }
      .table th,
      .table td {
        padding: calc(0.24em + (var(--body) - 34) * 0.5 * var(--u)) 0.6em;
        text-align: start;
        vertical-align: top;
      }
      .table.narrow td,
      .table.narrow .note {
        padding-top: 0.08em;
        padding-bottom: 0.08em;
      }
      .table th {
        padding-bottom: 0.5em;
        font-weight: 400;
      }
      .table.narrow th {
        padding-top: 0;
        padding-bottom: 0.2em;
      }
      .table td {
        font-variant-numeric: tabular-nums;
      }
      .table td:first-child {
        font-weight: 700;
      }
      .table tbody tr:nth-child(odd) {
        background: var(--tint);
      }
      .table .figure {
        text-align: end;
        white-space: nowrap;
      }
    `,
  ],
};

function isFigures(rows: Fields["rows"], cell: (typeof CELLS)[number]): boolean {
  const filled = rows.map((row) => row[cell]).filter((text) => text !== "");
  return filled.length > 0 && filled.every((text) => FIGURE.test(text));
}

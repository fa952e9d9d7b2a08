import { css, html, nothing } from "lit";
import type { Language } from "../../domain/model/language.ts";
import { cssVariable } from "../../player/slides/css-variable.ts";
import { isGerman } from "../../player/slides/german.ts";
import { sheetHeading, sheetStyles } from "../../player/slides/sheet.ts";
import { unbroken } from "../../player/slides/unbroken.ts";
import type { Layout } from "../layout.ts";

/** Template "poll": what people answered, as bars with their share in words; the longest leads. */
export const layout: Layout<"poll"> = {
  range: { largest: { title: 60, body: 72 }, floor: { title: 44, body: 34 }, steps: 22 },
  draw({ title, answers, note }, { slide }) {
    const total = answers.reduce((sum, { votes }) => sum + votes, 0);
    const most = Math.max(...answers.map(({ votes }) => votes));
    return html`<div class="text">
      <div class="content sheet">
        ${sheetHeading(slide, title)}
        <div class="rows">
          ${answers.map(
            ({ answer, votes }) => html`<div class="answer ${votes === most && total > 0 ? "leads" : ""}">
              <p class="said"><span>${unbroken(answer)}</span><b>${total === 0 ? "" : `${String(Math.round((votes / total) * 100))}\u00a0%`}</b></p>
              <div class="track"><div class="bar" ${cssVariable("--share", total === 0 ? 0 : votes / Math.max(1, most))}></div></div>
            </div>`,
          )}
          <p class="note small">${note === "" ? nothing : html`${unbroken(note)} `}${total === 0 ? nothing : voices(total, slide.language)}</p>
        </div>
      </div>
    </div>`;
  },
  styles: [
    sheetStyles,
    css`
      .poll .answer {
        padding: 0.25em 0 0.4em;
      }
      .poll.portrait .answer {
        padding: 0.4em 0 1em;
      }
      .poll.narrow .rows {
        display: grid;
        grid-template-columns: 1fr 1fr;
        grid-column-gap: calc(64 * var(--u));
        align-content: space-between;
      }
      .poll.narrow .note {
        grid-column: 1 / -1;
      }
      .poll .said {
        display: flex;
        align-items: baseline;
        justify-content: space-between;
      }
      .poll .said span {
        min-width: 0;
      }
      .poll .said b {
        flex: none;
        margin-inline-start: 1em;
        font-variant-numeric: tabular-nums;
      }
      .poll .leads .said {
        font-weight: 700;
      }
      .poll .track {
        height: 0.5em;
        margin-top: 0.2em;
        border-radius: 0.25em;
        background: var(--tint);
      }
      .poll .bar {
        width: calc(var(--share) * 100%);
        height: 100%;
        border-radius: inherit;
        background: var(--muted);
      }
      .poll .leads .bar {
        background: var(--accent);
      }
    `,
  ],
};

function voices(total: number, language: Language) {
  return isGerman(language)
    ? html`<span lang="de">${total} ${total === 1 ? "Stimme" : "Stimmen"}</span>`
    : html`<span lang="en">${total} ${total === 1 ? "vote" : "votes"}</span>`;
}

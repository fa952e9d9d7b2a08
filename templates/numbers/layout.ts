import { css, html, nothing, type TemplateResult } from "lit";
import type { Language } from "../../domain/model/language.ts";
import { isGerman } from "../../player/slides/german.ts";
import { categoryRow } from "../../player/slides/heading.ts";
import { icon } from "../../player/slides/icons.ts";
import { sheetStyles } from "../../player/slides/sheet.ts";
import { unbroken } from "../../player/slides/unbroken.ts";
import type { Layout } from "../layout.ts";
import type { SpokenFieldsOf } from "../registry.ts";

type Figure = SpokenFieldsOf<"numbers">["figures"][number];

/** The arrow is one drawing, turned; the word says the same to whoever does not see which way it points. */
const TRENDS: Readonly<Record<Exclude<Figure["trend"], "none">, { readonly de: string; readonly en: string }>> = {
  up: { de: "steigt", en: "rising" },
  level: { de: "unverändert", en: "unchanged" },
  down: { de: "sinkt", en: "falling" },
};

/** With a figure of more letters three or four stand two by two: side by side all would be as small as the longest makes them. */
const LONG = 8;

/** Template "numbers": one to four figures as large as the glass allows, each with what it counts and where it is heading. */
export const layout: Layout<"numbers"> = {
  range: { largest: { title: 92, body: 62 }, floor: { title: 44, body: 34 }, steps: 24 },
  draw({ title, figures, note }, { slide }) {
    return html`<div class="text">
      <div class="content sheet">
        <div class="head">${categoryRow(slide)}<h1>${unbroken(title)}</h1></div>
        <div class="rows">
          <div class="figures f${figures.length} ${figures.length > 2 && figures.some(({ value }) => value.length > LONG) ? "long" : ""}">${figures.map((figure) => figureCell(figure, slide.language))}</div>
          ${note === "" ? nothing : html`<p class="note small">${unbroken(note)}</p>`}
        </div>
      </div>
    </div>`;
  },
  styles: [
    sheetStyles,
    css`
      .numbers .figures {
        display: grid;
        flex: 1 1 auto;
        grid-auto-flow: column;
        grid-auto-columns: minmax(min-content, 1fr);
        align-content: center;
        align-items: start;
        padding-top: 0.6em;
      }
      .numbers .figure {
        padding: 0 calc(48 * var(--u));
        border-inline-start: calc(2 * var(--u)) solid var(--line);
      }
      .numbers .figure:first-child {
        padding-inline-start: 0;
        border: 0;
      }
      .numbers .figure:last-child {
        padding-inline-end: 0;
      }
      .numbers.landscape .long {
        grid-auto-flow: row;
        grid-template-columns: repeat(2, minmax(min-content, 1fr));
        grid-row-gap: 0.4em;
      }
      .numbers.landscape .long .figure:nth-child(odd) {
        padding-inline-start: 0;
        border: 0;
      }
      .numbers .value {
        color: var(--accent);
        font-size: calc(var(--title) * 2.3 * var(--u));
        font-weight: 700;
        line-height: 1.2;
        padding-inline-end: 0.03em;
        letter-spacing: -0.035em;
        white-space: nowrap;
      }
      .numbers .f1 .value {
        font-size: calc(var(--title) * 4.6 * var(--u));
      }
      .numbers.narrow .f1 .figure,
      .numbers.landscape .f1 .figure {
        display: grid;
        grid-template-columns: auto 1fr;
        grid-column-gap: calc(72 * var(--u));
        align-items: end;
      }
      .numbers.narrow .f1 .value,
      .numbers.landscape .f1 .value {
        grid-row: 1 / span 2;
      }
      .numbers.narrow .f1 .trend,
      .numbers.landscape .f1 .trend {
        align-self: start;
      }
      .numbers .f2 .value {
        font-size: calc(var(--title) * 3 * var(--u));
      }
      .numbers .figure .label {
        padding-top: 0.06em;
      }
      .numbers .trend {
        display: flex;
        align-items: center;
        padding-top: 0.35em;
      }
      .numbers .trend .icon {
        width: 1.2em;
        height: 1.2em;
        color: var(--accent);
        stroke-width: 2.6;
      }
      .numbers .up .icon {
        transform: rotate(-45deg);
      }
      .numbers .down .icon {
        transform: rotate(45deg);
      }
      .numbers[dir="rtl"] .level .icon {
        transform: scaleX(-1);
      }
      .numbers[dir="rtl"] .up .icon {
        transform: scaleX(-1) rotate(-45deg);
      }
      .numbers[dir="rtl"] .down .icon {
        transform: scaleX(-1) rotate(45deg);
      }
      .numbers.portrait .figures {
        grid-auto-flow: row;
        grid-auto-columns: auto;
        align-content: stretch;
        align-items: stretch;
      }
      .numbers.portrait .value {
        font-size: calc(var(--title) * 2.8 * var(--u));
      }
      .numbers.portrait .f1 .value {
        font-size: calc(var(--title) * 4.6 * var(--u));
      }
      .numbers.portrait .figure {
        padding: 0.5em 0;
        border: 0 solid var(--line);
        border-top-width: calc(2 * var(--u));
      }
      .numbers.narrow .head {
        flex: 0 0 22%;
        padding-inline-end: calc(48 * var(--u));
      }
      .numbers.narrow .figure + .figure {
        padding: 0 calc(28 * var(--u));
      }
      .numbers.narrow .f4 .value {
        font-size: calc(var(--title) * 1.8 * var(--u));
      }
    `,
  ],
};

function figureCell({ value, label, trend }: Figure, language: Language): TemplateResult {
  return html`<div class="figure">
    <p class="value"><bdi>${value}</bdi></p>
    <p class="label">${unbroken(label)}</p>
    ${trend === "none" ? nothing : trendMark(trend, language)}
  </div>`;
}

function trendMark(trend: keyof typeof TRENDS, language: Language): TemplateResult {
  const words = isGerman(language) ? "de" : "en";
  return html`<p class="trend small ${trend}" lang=${words}>
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${icon("arrow-right")}</svg>${TRENDS[trend][words]}
  </p>`;
}

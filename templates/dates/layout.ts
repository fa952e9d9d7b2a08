import { css, html, nothing, type TemplateResult } from "lit";
import type { Language } from "../../domain/model/language.ts";
import { dayOfMonth, monthOf, timeOf, todayAt, weekdayOf } from "../../player/slides/calendar.ts";
import { sheetHeading, sheetStyles } from "../../player/slides/sheet.ts";
import { unbroken } from "../../player/slides/unbroken.ts";
import type { Layout } from "../layout.ts";
import type { SpokenFieldsOf } from "../registry.ts";

type Row = SpokenFieldsOf<"dates">["dates"][number];

/** From how many rows on a second and a third column begin. */
const COLUMNS = { landscape: [7, 19], portrait: [17, 41], narrow: [3, 7] } as const;

/** More rows than that say everything in one line. */
const ROOMY = { landscape: 16, portrait: 16, narrow: 4 } as const;

/** What all rows have in common. */
interface Agenda {
  readonly language: Language;
  readonly today: string;
  /** Days of several months, or far ones, say their month. */
  readonly saysMonth: boolean;
}

/** Template "dates": days as large numbers, under each other by time; what is over is calmer. */
export const layout: Layout<"dates"> = {
  range: { largest: { title: 60, body: 88 }, floor: { title: 44, body: 34 }, steps: 28 },
  timed: true,
  draw({ title, dates }, { slide, format, wallMs }) {
    const rows = [...dates].sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
    const count = 1 + COLUMNS[format].filter((from) => rows.length >= from).length;
    const agenda = { language: slide.language, today: todayOf(rows, wallMs), saysMonth: needMonth(rows) };
    return html`<div class="text">
      <div class="content sheet">
        ${sheetHeading(slide, title)}
        <div class="agenda ${count > 1 || format === "portrait" ? "stacked" : ""} ${rows.length > ROOMY[format] ? "dense" : ""}">${inColumns(rows, count).map((column) => list(column, agenda))}</div>
      </div>
    </div>`;
  },
  styles: [
    sheetStyles,
    css`
      .dates .agenda {
        display: grid;
        flex: 1 1 auto;
        grid-auto-flow: column;
        grid-auto-columns: 1fr;
        grid-column-gap: calc(88 * var(--u));
        min-width: 0;
      }
      .dates .agenda .rows::after {
        content: "";
        flex: 2 0 0;
      }
      .dates .entry {
        display: grid;
        flex: 1 0 auto;
        grid-template-columns: auto 1fr fit-content(36%);
        align-content: center;
        align-items: center;
        padding: 0.42em 0;
        border-top: calc(2 * var(--u)) solid var(--line);
      }
      .dates .day {
        display: flex;
        align-items: baseline;
        min-width: 3.5em;
        padding-inline-end: 0.4em;
        line-height: 1;
      }
      .dates.leicht .day,
      .dates[dir="rtl"] .day {
        min-width: 6em;
      }
      .dates .day b {
        min-width: 1.52em;
        margin-inline-end: 0.1em;
        color: var(--accent);
        font-size: 1.24em;
        letter-spacing: -0.01em;
      }
      .dates .day .small {
        line-height: 1;
      }
      .dates .entry.again {
        padding-top: 0;
        border-color: transparent;
      }
      .dates .again .day {
        visibility: hidden;
      }
      .dates .said {
        display: contents;
      }
      .dates .what {
        font-weight: 700;
        letter-spacing: -0.008em;
      }
      .dates .place {
        padding-inline-start: 0.8em;
        text-align: end;
      }
      .dates .place > * {
        display: block;
      }
      .dates .clock {
        color: var(--ink);
        font-size: calc(max(34 * var(--shrink, 1), 0.8 * var(--body)) * var(--u));
        white-space: nowrap;
      }
      .dates .today .day .small {
        color: var(--accent);
        font-weight: 700;
      }
      .dates .past b,
      .dates .past .what,
      .dates .past .clock {
        color: var(--muted);
      }
      .dates.narrow .agenda {
        grid-column-gap: calc(56 * var(--u));
      }
      .dates.narrow .entry {
        padding: 0.26em 0;
      }
      .dates .stacked .entry {
        grid-template-columns: auto 1fr;
        align-items: start;
        padding: 0.36em 0;
      }
      .dates .stacked .said {
        display: block;
        min-width: 0;
      }
      .dates .stacked .place {
        display: block;
        padding: 0.08em 0 0;
        text-align: start;
      }
      .dates .stacked .place > * {
        display: inline-block;
        margin-inline-end: 0.7em;
      }
      .dates.leicht .stacked .day,
      .dates[dir="rtl"] .stacked .day {
        display: block;
        min-width: 4.2em;
      }
      .dates.leicht .stacked .day .small,
      .dates[dir="rtl"] .stacked .day .small {
        display: block;
        padding-top: 0.25em;
      }
      .dates .dense .entry {
        padding: 0.2em 0;
      }
      .dates .dense .what {
        margin-inline-end: 0.5em;
      }
      .dates .dense .place {
        display: inline;
        padding: 0;
      }
    `,
  ],
};

function sortKey({ day, time }: Row): string {
  return `${day ?? "9"}${time ?? ""}`;
}

/** Today, unless everything is over: then nothing is calmer than the rest. */
function todayOf(rows: readonly Row[], wallMs: number): string {
  const today = todayAt(wallMs);
  return rows.some(({ day }) => day !== null && day >= today) ? today : "";
}

function needMonth(rows: readonly Row[]): boolean {
  return new Set(rows.flatMap(({ day }) => day?.slice(0, 7) ?? [])).size > 1;
}

function inColumns(rows: readonly Row[], count: number): readonly (readonly Row[])[] {
  const height = Math.ceil(rows.length / count);
  return Array.from({ length: count }, (_, column) => rows.slice(column * height, (column + 1) * height));
}

function list(rows: readonly Row[], agenda: Agenda): TemplateResult {
  return html`<div class="rows" role="list">${rows.map((row, index) => entry(row, row.day !== null && row.day === rows[index - 1]?.day, agenda))}</div>`;
}

function entry({ day, time, what, where }: Row, again: boolean, { language, today, saysMonth }: Agenda): TemplateResult {
  const tense = day === null || today === "" || day > today ? "" : day === today ? "today" : "past";
  return html`<div class="entry ${tense} ${again ? "again" : ""}" role="listitem">
    <div class="day">
      ${day === null ? nothing : html`<b>${dayOfMonth(day, language)}</b><span class="small">${weekdayOf(day, language)}${saysMonth ? html`<br />${monthOf(day, language)}` : nothing}</span>`}
    </div>
    <div class="said">
      <span class="what">${unbroken(what)}</span>
      <span class="place small"
        >${time === null ? nothing : html`<span class="clock">${timeOf(time, language)}</span> `}${where === "" ? nothing : html`<span>${unbroken(where)}</span>`}</span
      >
    </div>
  </div>`;
}

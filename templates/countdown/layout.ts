import { css, html, nothing } from "lit";
import type { Language } from "../../domain/model/language.ts";
import { isGerman } from "../../player/slides/german.ts";
import { categoryRow } from "../../player/slides/heading.ts";
import { richText } from "../../player/slides/rich-text.ts";
import { unbroken } from "../../player/slides/unbroken.ts";
import type { Layout } from "../layout.ts";

const MINUTE_MS = 60_000;
const HOURS_A_DAY = 24;
/** From two days on nobody counts hours. */
const DAYS_FROM_H = 48;

type Unit = "day" | "hour" | "minute";
const UNITS: Readonly<Record<"de" | "en", Readonly<Record<Unit, readonly [string, string]>>>> = {
  de: { day: ["Tag", "Tage"], hour: ["Stunde", "Stunden"], minute: ["Minute", "Minuten"] },
  en: { day: ["day", "days"], hour: ["hour", "hours"], minute: ["minute", "minutes"] },
};

interface Count {
  readonly value: number;
  readonly unit: Unit;
}

/** What is left until a wall time: whole days from two days on, hours and minutes before; nothing once it has come. */
export function countsUntil(until: string, wallMs: number): readonly Count[] {
  const minutes = Math.ceil((Date.parse(`${until}Z`) - wallMs) / MINUTE_MS);
  const hours = Math.floor(minutes / 60);
  if (minutes <= 0) return [];
  if (hours >= DAYS_FROM_H) return [{ value: Math.floor(hours / HOURS_A_DAY), unit: "day" }];
  const rest: Count = { value: minutes % 60, unit: "minute" };
  return hours === 0 ? [rest] : [{ value: hours, unit: "hour" }, rest];
}

/** Template "countdown": how long it still is, as the largest thing on the glass. */
export const layout: Layout<"countdown"> = {
  range: { largest: { title: 104, body: 50 }, floor: { title: 44, body: 34 }, steps: 22 },
  timed: true,
  draw({ title, until, body, afterwards }, { slide, wallMs }) {
    const counts = until === null ? [] : countsUntil(until, wallMs);
    const isOver = until !== null && counts.length === 0;
    return html`<div class="text">
      <div class="content ${isOver ? "over" : ""}">
        ${categoryRow(slide)}
        <h1>${unbroken(isOver && afterwards !== "" ? afterwards : title)}</h1>
        ${counts.length === 0 ? nothing : html`<p class="counts">${counts.map((count) => countCell(count, slide.language))}</p>`}
        ${body.length > 0 ? html`<div class="body">${richText(body)}</div>` : nothing}
      </div>
    </div>`;
  },
  styles: css`
    .countdown .counts {
      display: flex;
      align-items: baseline;
      flex-wrap: wrap;
      margin: 0;
      padding-top: 0.1em;
      line-height: 1.15;
    }
    .countdown .counts span {
      margin-inline-end: calc(56 * var(--u));
      font-size: calc(var(--body) * 1.3 * var(--u));
      white-space: nowrap;
    }
    .countdown .counts b {
      margin-inline-end: 0.12em;
      color: var(--accent);
      font-size: calc(var(--title) * 3 * var(--u));
      letter-spacing: -0.035em;
    }
    .countdown.portrait .counts b {
      font-size: calc(var(--title) * 4.4 * var(--u));
    }
    .countdown.narrow .counts b {
      font-size: calc(var(--title) * 1.9 * var(--u));
    }
    .countdown.portrait .counts {
      padding-top: calc(var(--title) * 0.5 * var(--u));
    }
    .countdown.portrait .counts span {
      display: block;
      flex: 0 0 100%;
    }
    .countdown.portrait .counts b {
      font-size: calc(var(--title) * 4.4 * var(--u));
    }
    .countdown .counts + .body {
      padding-top: 0.3em;
    }
    .countdown .over h1 {
      font-size: calc(var(--title) * 1.5 * var(--u));
    }
  `,
};

function countCell({ value, unit }: Count, language: Language) {
  const words = isGerman(language) ? "de" : "en";
  return html`<span lang=${words}><b>${value}</b>${UNITS[words][unit][value === 1 ? 0 : 1]}</span> `;
}

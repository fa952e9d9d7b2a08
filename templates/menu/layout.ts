import { css, html, nothing, type TemplateResult } from "lit";
import type { Language } from "../../domain/model/language.ts";
import { dayOfMonth, todayAt, weekdayOf } from "../../player/slides/calendar.ts";
import { isGerman } from "../../player/slides/german.ts";
import { icon } from "../../player/slides/icons.ts";
import { sheetHeading, sheetStyles } from "../../player/slides/sheet.ts";
import { unbroken } from "../../player/slides/unbroken.ts";
import type { Layout } from "../layout.ts";
import type { SpokenFieldsOf } from "../registry.ts";

type Dish = SpokenFieldsOf<"menu">["dishes"][number];

/** A diet is a drawing and a word: neither colour nor drawing alone has to be known. */
const DIETS: Readonly<Record<Exclude<Dish["diet"], "any">, { readonly icon: string; readonly de: string; readonly en: string }>> = {
  vegetarian: { icon: "carrot", de: "vegetarisch", en: "vegetarian" },
  vegan: { icon: "vegan", de: "vegan", en: "vegan" },
  fish: { icon: "fish", de: "Fisch", en: "fish" },
  pork: { icon: "piggy-bank", de: "Schwein", en: "pork" },
  beef: { icon: "beef", de: "Rind", en: "beef" },
  poultry: { icon: "drumstick", de: "Geflügel", en: "poultry" },
};

/** How many days stand beside each other: a week of work in one row, two weeks in two. */
const ABREAST = [1, 1, 2, 3, 4, 5, 3, 4, 4, 5] as const;

/** More dishes than that stand in two columns in portrait. */
const PACKED = 14;

/**
 * Template "menu": a week of dishes, in landscape a column for each day, in portrait a row. Today stands out. A narrow glass holds no week that
 * anybody could read: there it is today's dishes, or those of the next day that has any.
 */
export const layout: Layout<"menu"> = {
  range: { largest: { title: 60, body: 64 }, floor: { title: 44, body: 34 }, steps: 24 },
  timed: true,
  draw({ title, dishes, note }, { slide, format, wallMs }) {
    const today = todayAt(wallMs);
    const days = format === "narrow" ? nextOf(byDay(dishes), today) : byDay(dishes);
    return html`<div class="text">
      <div class="content sheet">
        ${sheetHeading(slide, title)}
        <div class="rows">
          <div class="week w${ABREAST[days.length] ?? 5} ${dishes.length > PACKED ? "packed" : ""}">
            ${days.map(([day, dishes]) => {
              const { language } = slide;
              return html`<section class="meals ${day === today ? "today" : ""}">
                <h2>${day === null ? nothing : html`<b>${weekdayOf(day, language)}</b> ${dayOfMonth(day, language)}`}</h2>
                <div>${dishes.map((dish) => dishRow(dish, language))}</div>
              </section>`;
            })}
          </div>
          ${note === "" ? nothing : html`<p class="note small">${unbroken(note)}</p>`}
        </div>
      </div>
    </div>`;
  },
  styles: [
    sheetStyles,
    css`
      .week {
        display: grid;
        flex: 1 0 auto;
        grid-gap: calc(40 * var(--u)) calc(36 * var(--u));
      }
      .w2 {
        grid-template-columns: repeat(2, 1fr);
      }
      .w3 {
        grid-template-columns: repeat(3, 1fr);
      }
      .w4 {
        grid-template-columns: repeat(4, 1fr);
      }
      .w5 {
        grid-template-columns: repeat(5, 1fr);
      }
      .meals {
        padding-top: 0.4em;
        border-top: calc(6 * var(--u)) solid var(--line);
      }
      .meals.today {
        border-color: var(--accent);
      }
      .meals h2 {
        margin: 0 0 0.55em;
        color: var(--muted);
        font-size: 1em;
        font-weight: 400;
        white-space: nowrap;
      }
      .meals b,
      .meals.today h2 {
        color: var(--accent);
      }
      .dish {
        padding-bottom: 0.8em;
      }
      .dish-name {
        font-weight: 700;
        line-height: 1.14;
        letter-spacing: -0.008em;
      }
      .diet,
      .dish .small {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        padding-top: 0.14em;
      }
      .diet {
        flex: 1 0 100%;
        padding: 0;
        color: var(--ink);
      }
      .diet .icon {
        width: 1.15em;
        height: 1.15em;
        margin-inline-end: 0.3em;
        color: var(--accent);
      }
      .price {
        margin-inline-start: auto;
        color: var(--ink);
        font-weight: 700;
        white-space: nowrap;
      }
      .w1 .diet,
      .narrow .diet,
      .portrait .diet {
        flex: none;
        margin-inline-end: 0.9em;
      }
      .narrow .meals h2 {
        margin-bottom: 0.25em;
      }
      .narrow .dish {
        padding-bottom: 0.4em;
      }
      .portrait .week {
        grid-template-columns: 1fr;
        grid-gap: 0;
      }
      .portrait .meals {
        display: grid;
        grid-template-columns: 4em 1fr;
        padding: 0.5em 0 0;
        border-top-width: calc(2 * var(--u));
      }
      .portrait.leicht .meals {
        grid-template-columns: 6.4em 1fr;
      }
      .portrait .meals.today {
        border-top-width: calc(6 * var(--u));
      }
      .portrait .meals b {
        display: block;
      }
      .portrait .dish {
        padding-bottom: 0.55em;
      }
      .portrait .packed {
        grid-template-columns: 1fr 1fr;
        grid-column-gap: calc(48 * var(--u));
      }
      .portrait .packed .meals {
        display: block;
      }
      .portrait .packed b {
        display: inline;
      }
    `,
  ],
};

type Day = readonly [Dish["day"], readonly Dish[]];

function byDay(dishes: readonly Dish[]): readonly Day[] {
  const days = new Map<Dish["day"], Dish[]>();
  for (const dish of dishes) days.set(dish.day, [...(days.get(dish.day) ?? []), dish]);
  return [...days].sort(([a], [b]) => ((a ?? "9") < (b ?? "9") ? -1 : 1));
}

/** The first day that is not over, or the last one. */
function nextOf(days: readonly Day[], today: string): readonly Day[] {
  const next = days.findIndex(([day]) => day === null || day >= today);
  return days.slice(next).slice(0, 1);
}

function dishRow({ dish, diet, allergens, price }: Dish, language: Language): TemplateResult {
  return html`<div class="dish">
    <p class="dish-name">${dish}</p>
    <p class="small">
      ${diet === "any" ? nothing : dietMark(diet, language)}${allergens === "" ? nothing : html`<span>${allergens}</span>`}${price === "" ? nothing : html`<span class="price"><bdi>${price}</bdi></span>`}
    </p>
  </div>`;
}

function dietMark(diet: keyof typeof DIETS, language: Language): TemplateResult {
  const { icon: name, de, en } = DIETS[diet];
  const german = isGerman(language);
  return html`<span class="diet" lang=${german ? "de" : "en"}
    ><svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${icon(name)}</svg>${german ? de : en}</span
  >`;
}

import { css, html, LitElement, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { DAY_MS, LocalDate } from "../../domain/model/time.ts";
import { dateOf, dayNumber } from "../../domain/programme/wall-clock.ts";
import "../elements/ui-icon.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { currentLanguage, t } from "../texts.ts";
import { monthWord, weekdayWord } from "./calendar-words.ts";
import { weekdayOf } from "./rule-controls.ts";
import { today } from "./today.ts";

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/**
 * A month to choose days from, each on its own. Arrows move by day and week, Page Up and Page Down by month, Space and Enter choose.
 * @fires dates-change - `detail` is the new list, ascending
 */
@customElement("day-calendar")
export class DayCalendar extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      :host {
        max-width: 22rem;
      }
      header {
        display: flex;
        align-items: center;
        justify-content: space-between;
      }
      .days {
        display: grid;
        grid-template-columns: repeat(7, minmax(0, 1fr));
        gap: 0.125rem;
      }
      .name {
        padding-block: 0.25rem;
        text-align: center;
      }
      .day {
        display: grid;
        place-items: center;
        min-height: 2.25rem;
        padding: 0;
        border: 1px solid transparent;
        border-radius: 6px;
        background: none;
        font-variant-numeric: tabular-nums;
      }
      .day:hover {
        background: var(--surface-hover);
      }
      .day.other {
        color: var(--ink-soft);
      }
      .day.today {
        border-color: var(--line-control);
        font-weight: 700;
      }
      .day[aria-pressed="true"] {
        background: var(--inverse);
        color: var(--on-inverse);
      }
    `,
  ];

  @property({ attribute: false }) dates: readonly LocalDate[] = [];
  @property() label = t("schedule.calendar");
  /** The day the keyboard stands on; its month is shown. */
  @state() private at: LocalDate = today();
  #opened = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.#opened || !changed.has("dates")) return;
    this.#opened = true;
    this.at = this.dates.find((date) => date >= today()) ?? this.dates.at(-1) ?? today();
  }

  protected override render() {
    const words = { language: currentLanguage() };
    const month = `${monthWord(Number(this.at.slice(5, 7)), words)} ${this.at.slice(0, 4)}`;
    return html`<div role="group" aria-label=${this.label}>
      <header>
        <button class="button quiet small icon-only" type="button" aria-label=${t("schedule.calendar.previous")} @click=${() => this.#turn(-1)}><ui-icon name="chevron-left"></ui-icon></button>
        <strong aria-live="polite">${month}</strong>
        <button class="button quiet small icon-only" type="button" aria-label=${t("schedule.calendar.next")} @click=${() => this.#turn(1)}><ui-icon name="chevron-right"></ui-icon></button>
      </header>
      <div class="days" @keydown=${this.#key}>
        ${WEEKDAYS.map((day) => html`<span class="name soft small" aria-hidden="true">${weekdayWord(day, words, "short")}</span>`)}
        ${daysShown(this.at).map((date) => this.#day(date))}
      </div>
    </div>`;
  }

  #day(date: LocalDate): TemplateResult {
    const isOther = date.slice(0, 7) !== this.at.slice(0, 7);
    return html`<button class="day ${isOther ? "other" : ""} ${date === today() ? "today" : ""}" type="button" data-date=${date} tabindex=${date === this.at ? 0 : -1}
      aria-pressed=${this.dates.includes(date)} aria-label=${longDate(date)} @click=${() => this.#choose(date)}>${Number(date.slice(8))}</button>`;
  }

  #choose(date: LocalDate): void {
    this.at = date;
    const rest = this.dates.filter((one) => one !== date);
    const detail = rest.length < this.dates.length ? rest : [...rest, date].toSorted();
    this.dispatchEvent(new CustomEvent("dates-change", { detail }));
  }

  readonly #key = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (step !== undefined) this.#go(dateOf(dayNumber(this.at) + step));
    else if (event.key === "PageUp" || event.key === "PageDown") this.#go(monthsLater(this.at, event.key === "PageUp" ? -1 : 1));
    else return;
    event.preventDefault();
  };

  #turn(months: number): void {
    this.at = monthsLater(this.at, months);
  }

  #go(date: LocalDate): void {
    if (!LocalDate.safeParse(date).success) return;
    this.at = date;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(`[data-date="${date}"]`)?.focus());
  }
}

/** Whole weeks from Monday on that hold the month of a day. */
function daysShown(at: LocalDate): readonly LocalDate[] {
  const first = dayNumber(LocalDate.parse(`${at.slice(0, 7)}-01`));
  const start = first - (weekdayOf(dateOf(first)) - 1);
  const weeks = Math.ceil((dayNumber(monthsLater(dateOf(first), 1)) - start) / 7);
  return Array.from({ length: weeks * 7 }, (_, index) => dateOf(start + index));
}

/** The same day some months later, or the last of that month if it has no such day. */
function monthsLater(date: LocalDate, months: number): LocalDate {
  const [year, month, day] = date.split("-").map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return dateOf(Date.UTC(year, month - 1 + months, Math.min(day, last)) / DAY_MS);
}

function longDate(date: LocalDate): string {
  return new Intl.DateTimeFormat(currentLanguage(), { dateStyle: "full", timeZone: "UTC" }).format(Date.parse(date));
}

import { css, html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Weekday } from "../../domain/model/time.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { currentLanguage, t } from "../texts.ts";
import { weekdayWord } from "./calendar-words.ts";

const ALL: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const PICKS = [
  { key: "schedule.pick.workweek", days: [1, 2, 3, 4, 5] },
  { key: "schedule.pick.daily", days: ALL },
  { key: "schedule.pick.weekend", days: [6, 7] },
] as const;

/**
 * Days of the week as toggles, with quick picks. One always stays chosen.
 * @fires weekdays-change - `detail` is the new list, ascending
 */
@customElement("weekday-toggles")
export class WeekdayToggles extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      .days {
        display: grid;
        grid-template-columns: repeat(7, minmax(0, 3.25rem));
        gap: 0.375rem;
      }
      .days button {
        position: relative;
        padding-inline: 0;
      }
      .picks {
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem 1rem;
        margin-top: 0.5rem;
        font-size: 0.9375rem;
      }
      .link {
        min-height: 1.75rem;
        font-weight: 400;
      }
      .stays {
        margin-top: 0.25rem;
      }
    `,
  ];

  @property({ attribute: false }) weekdays: readonly Weekday[] = [];
  @property() label = t("schedule.days");
  @state() private held = false;

  protected override render() {
    const words = { language: currentLanguage() };
    return html`<div class="days" role="group" aria-label=${this.label}>
        ${ALL.map((day) => html`<button class="button" type="button" aria-pressed=${this.weekdays.includes(day)} @click=${() => this.#toggle(day)}><span aria-hidden="true">${weekdayWord(day, words, "short")}</span><span class="hidden-text">${weekdayWord(day, words, "long")}</span></button>`)}
      </div>
      <div class="picks" role="group" aria-label=${t("schedule.pickLabel")}>
        ${PICKS.map(({ key, days }) => html`<button class="link" type="button" @click=${() => this.#tell(days)}>${t(key)}</button>`)}
      </div>
      <p class="stays soft small" role="status">${this.held ? t("schedule.oneDayStays") : nothing}</p>`;
  }

  #toggle(day: Weekday): void {
    const rest = this.weekdays.filter((one) => one !== day);
    this.held = rest.length === 0;
    if (!this.held) this.#tell(rest.length < this.weekdays.length ? rest : [...rest, day].toSorted());
  }

  #tell(detail: readonly Weekday[]): void {
    this.held = false;
    this.dispatchEvent(new CustomEvent("weekdays-change", { detail }));
  }
}

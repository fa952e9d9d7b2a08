import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import type { RecurrenceRule } from "../../domain/model/recurrence.ts";
import { LocalDate } from "../../domain/model/time.ts";
import { selectField } from "../elements/select-field.ts";
import "../elements/ui-icon.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { fields } from "../style/fields.ts";
import { currentLanguage, t } from "../texts.ts";
import { monthWord, weekdayWord, wording } from "./calendar-words.ts";
import { controlsOf, type MonthDay, NTHS, type RuleControls, ruleOf, UNITS, weekdayOf } from "./rule-controls.ts";
import { ruleWords } from "./rule-sentence.ts";
import { today } from "./today.ts";
import { tellUndoable } from "./undoable.ts";
import "./weekday-toggles.ts";

const MOST = 1000;
const BYS = ["date", "weekday", "firstWorkday", "lastWorkday"] as const;
type By = (typeof BYS)[number];

export interface RuleDays {
  readonly kind: "rule";
  readonly rule: RecurrenceRule;
  readonly anchor: LocalDate;
}

/**
 * A recurrence by plain controls. One they cannot show is said as a sentence and stays until somebody replaces it.
 * @fires rule-change - `detail: RuleDays`
 */
@customElement("rule-fields")
export class RuleFields extends LitElement {
  static override styles = [
    base,
    buttons,
    fields,
    css`
      :host {
        display: grid;
        gap: 0.875rem;
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        gap: 0.875rem;
        align-items: end;
      }
      .row > .field {
        flex: 1 1 9.5rem;
      }
      .row > .field:has(#unit),
      .row > .field:has(#anchor) {
        flex-basis: 8rem;
      }
      .row > .number {
        flex: 0 0 5rem;
      }
      .foreign {
        display: grid;
        gap: 0.5rem;
        justify-items: start;
        padding: 0.75rem 1rem;
        border-radius: var(--radius);
        background: var(--calm-soft);
        color: var(--calm);
      }
      .foreign .button {
        color: var(--ink);
      }
    `,
  ];

  @property({ attribute: false }) days: RuleDays | undefined;
  @property() error = "";

  protected override render() {
    const { days } = this;
    if (!days) return nothing;
    const controls = controlsOf(days.rule, days.anchor);
    if (!controls) return this.#foreign(days);
    return html`
      <div class="row">
        <div class="field number"><label for="every">${t("schedule.every")}</label>
          <input class="control numbers" id="every" type="number" min="1" max=${MOST} .value=${live(String(controls.every))} aria-invalid=${this.error ? "true" : "false"} aria-describedby="error" @change=${(event: Event) => this.#every(controls, event)} /></div>
        ${selectField({ id: "unit", label: t("schedule.unit"), value: controls.unit, options: UNITS.map((value) => ({ value, label: t(`schedule.unit.${value}`, { n: controls.every }) })), onChange: (unit) => this.#set(changedUnit(controls, unit, days.anchor)) })}
        ${this.#anchor(days)}
      </div>
      ${controls.unit === "week" ? html`<weekday-toggles .weekdays=${controls.weekdays} @weekdays-change=${(event: CustomEvent<readonly number[]>) => this.#set({ ...controls, weekdays: event.detail })}></weekday-toggles>` : nothing}
      ${controls.unit === "month" || controls.unit === "year" ? html`<div class="row">${this.#monthDay(controls)}</div>` : nothing}
      <div class="field"><p class="error" id="error" ?hidden=${!this.error}><ui-icon name="circle-alert"></ui-icon><span>${this.error}</span></p></div>
    `;
  }

  #foreign({ rule, anchor }: RuleDays): TemplateResult {
    return html`<div class="foreign">
      <p><strong>${ruleWords(rule, anchor, wording(today()))}</strong></p>
      <p>${t("schedule.foreign")}</p>
      <button class="button small" type="button" @click=${this.#replace}>${t("schedule.replace")}</button>
    </div>`;
  }

  #anchor({ anchor }: RuleDays): TemplateResult {
    return html`<div class="field"><label for="anchor">${t("schedule.anchor")}</label>
      <input class="control numbers" id="anchor" type="date" min="2000-01-01" max="2199-12-31" title=${t("schedule.anchorHint")} .value=${live(anchor)} @change=${this.#onAnchor} /></div>`;
  }

  #monthDay(controls: Extract<RuleControls, { unit: "month" | "year" }>): TemplateResult {
    const { on } = controls;
    const set = (next: MonthDay) => this.#set({ ...controls, on: next });
    const words = { language: currentLanguage() };
    return html`
      ${selectField({ id: "by", label: t("schedule.by"), value: byOf(on), options: BYS.map((value) => ({ value, label: t(`schedule.by.${value}`) })), onChange: (by) => set(changedBy(on, by)) })}
      ${on.by === "date" ? this.#date(on, set) : nothing}
      ${
        on.by === "weekday"
          ? html`${selectField({ id: "nth", label: t("schedule.which"), value: String(on.nth), options: NTHS.map((nth) => ({ value: String(nth), label: t(`schedule.which.${nth}`) })), onChange: (nth) => set({ ...on, nth: Number(nth) }) })}
          ${selectField({ id: "weekday", label: t("schedule.weekday"), value: String(on.weekday), options: [1, 2, 3, 4, 5, 6, 7].map((day) => ({ value: String(day), label: weekdayWord(day, words, "long") })), onChange: (day) => set({ ...on, weekday: Number(day) }) })}`
          : nothing
      }
      ${controls.unit === "year" ? selectField({ id: "month", label: t("schedule.month"), value: String(controls.month), options: Array.from({ length: 12 }, (_, index) => ({ value: String(index + 1), label: monthWord(index + 1, words) })), onChange: (month) => this.#set({ ...controls, month: Number(month) }) }) : nothing}
    `;
  }

  #date(on: Extract<MonthDay, { by: "date" }>, set: (next: MonthDay) => void): TemplateResult {
    const options = [
      ...Array.from({ length: 31 }, (_, index) => ({ value: String(index + 1), label: t("schedule.ordinal", { n: index + 1 }) })),
      { value: "-1", label: t("schedule.lastDay") },
    ];
    const field = {
      id: "day",
      label: t("schedule.dayOfMonth"),
      value: String(on.day),
      options,
      onChange: (day: string) => set({ by: "date", day: Number(day) }),
    };
    return on.day > 28 ? html`${selectField(field)}<p class="soft small">${t("schedule.shortMonths")}</p>` : selectField(field);
  }

  #every(controls: RuleControls, event: Event): void {
    const every = event.target instanceof HTMLInputElement ? Math.round(Number(event.target.value)) : 0;
    if (every >= 1 && every <= MOST) this.#set({ ...controls, every });
    else this.requestUpdate();
  }

  readonly #onAnchor = (event: Event): void => {
    const anchor = event.target instanceof HTMLInputElement ? LocalDate.safeParse(event.target.value).data : undefined;
    if (anchor && this.days) this.#tell({ ...this.days, anchor });
    else this.requestUpdate();
  };

  readonly #replace = (): void => {
    const { days } = this;
    if (!days) return;
    tellUndoable(this, t("schedule.replaced"));
    this.#tell({ ...days, rule: ruleOf({ unit: "week", every: 1, weekdays: [weekdayOf(days.anchor)] }) });
  };

  #set(controls: RuleControls): void {
    if (this.days) this.#tell({ ...this.days, rule: ruleOf(controls) });
  }

  #tell(detail: RuleDays): void {
    this.dispatchEvent(new CustomEvent("rule-change", { detail }));
  }
}

function changedUnit(controls: RuleControls, unit: RuleControls["unit"], anchor: LocalDate): RuleControls {
  const { every } = controls;
  const on: MonthDay = "on" in controls ? controls.on : { by: "date", day: Number(anchor.slice(8)) };
  if (unit === "day") return { unit, every };
  if (unit === "week") return { unit, every, weekdays: [weekdayOf(anchor)] };
  return unit === "month" ? { unit, every, on } : { unit, every, month: Number(anchor.slice(5, 7)), on };
}

function byOf(on: MonthDay): By {
  if (on.by === "workday") return on.nth === 1 ? "firstWorkday" : "lastWorkday";
  return on.by;
}

function changedBy(on: MonthDay, by: By): MonthDay {
  if (by === "date") return { by, day: on.by === "date" ? on.day : 1 };
  if (by === "weekday") return { by, nth: on.by === "weekday" ? on.nth : 1, weekday: on.by === "weekday" ? on.weekday : 1 };
  return { by: "workday", nth: by === "firstWorkday" ? 1 : -1 };
}

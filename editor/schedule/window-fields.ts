import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import { SCHEDULE_LIMITS, type TimeWindow } from "../../domain/model/schedule.ts";
import { type LocalDate, LocalTime } from "../../domain/model/time.ts";
import { checkField } from "../elements/field.ts";
import { selectField } from "../elements/select-field.ts";
import "../elements/ui-icon.ts";
import { toast } from "../elements/ui-toasts.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { fields } from "../style/fields.ts";
import { t } from "../texts.ts";
import "./day-calendar.ts";
import { faultOfDays } from "./faults.ts";
import { type DaysKind, KINDS, MIDNIGHT, newDays } from "./new-window.ts";
import "./rule-fields.ts";
import type { RuleDays } from "./rule-fields.ts";
import "./weekday-toggles.ts";

/**
 * One window: its days, its times, what is left out. Beside others it says its number and its kind.
 * @slot holidays - whose holidays count
 * @fires window-change - `detail` is the new window
 * @fires window-copy
 * @fires window-remove
 */
@customElement("window-fields")
export class WindowFields extends LitElement {
  static override styles = [
    base,
    buttons,
    fields,
    css`
      :host {
        display: grid;
        gap: 1rem;
      }
      header {
        display: flex;
        align-items: center;
        gap: 0.25rem;
      }
      header h3 {
        margin-right: auto;
      }
      .times {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.5rem 0.625rem;
      }
      .times .control {
        width: 7.25rem;
      }
      .times .check {
        margin-left: auto;
        gap: 0.5rem;
      }
      details > summary {
        min-height: 1.75rem;
        cursor: pointer;
      }
      details > day-calendar {
        margin-top: 0.5rem;
      }
    `,
  ];

  @property({ attribute: false }) window: TimeWindow | undefined;
  @property({ type: Number }) number = 1;
  /** The only window: its kind is chosen elsewhere, and there is nothing to remove it from. */
  @property({ type: Boolean }) alone = false;

  protected override render() {
    const { window } = this;
    if (!window) return nothing;
    return html`${this.alone ? nothing : this.#header(window)} ${this.#days(window)} ${this.#times(window)} ${window.days.kind === "dates" ? nothing : this.#exceptions(window)}`;
  }

  #header({ days }: TimeWindow): TemplateResult {
    const number = { number: this.number };
    return html`<header>
        <h3>${t("schedule.window", number)}</h3>
        <button class="button quiet small icon-only" type="button" aria-label=${t("schedule.duplicate", number)} title=${t("schedule.duplicate", number)} @click=${() => this.#fire("window-copy")}><ui-icon name="copy"></ui-icon></button>
        <button class="button quiet small icon-only" type="button" aria-label=${t("schedule.remove", number)} title=${t("schedule.remove", number)} @click=${() => this.#fire("window-remove")}><ui-icon name="trash"></ui-icon></button>
      </header>
      ${selectField<DaysKind>({ id: "kind", label: t("schedule.windowKind"), value: days.kind, options: KINDS.flatMap((value) => (value === "always" ? [] : { value, label: t(`schedule.kind.${value}`) })), onChange: (kind) => this.#set({ days: newDays(kind) }) })}`;
  }

  #days({ days }: TimeWindow): TemplateResult {
    const fault = faultOfDays(days);
    const error = fault ? t(fault) : "";
    if (days.kind === "weekdays")
      return html`<weekday-toggles .weekdays=${days.weekdays} @weekdays-change=${(event: CustomEvent<readonly number[]>) => this.#set({ days: { ...days, weekdays: [...event.detail] } })}></weekday-toggles>`;
    if (days.kind === "rule")
      return html`<rule-fields .days=${days} .error=${error} @rule-change=${(event: CustomEvent<RuleDays>) => this.#set({ days: event.detail })}></rule-fields>`;
    return html`<div class="field">
      <day-calendar .dates=${days.dates} @dates-change=${(event: CustomEvent<readonly LocalDate[]>) => this.#dates(event.detail, SCHEDULE_LIMITS.dates, (dates) => ({ days: { kind: "dates", dates } }))}></day-calendar>
      ${error ? html`<p class="error" role="status"><ui-icon name="circle-alert"></ui-icon><span>${error}</span></p>` : html`<p class="hint" role="status">${t("schedule.chosen", { count: days.dates.length })}</p>`}
    </div>`;
  }

  #times(window: TimeWindow): TemplateResult {
    const { start, end } = window;
    const isAllDay = start === MIDNIGHT && end === MIDNIGHT;
    return html`<div class="field" role="group" aria-labelledby="times-label">
      <span class="label" id="times-label">${t("schedule.times")}</span>
      <div class="times">
        ${
          isAllDay
            ? nothing
            : html`${this.#time("start", start)}<span aria-hidden="true">${t("schedule.to")}</span>${this.#time("end", end)}
          ${end <= start && end !== MIDNIGHT ? html`<span class="soft small">${t("schedule.nextDay")}</span>` : nothing}`
        }
        ${checkField({ id: "all-day", label: t("schedule.allDay"), checked: isAllDay, onChange: (checked) => this.#allDay(checked) })}
      </div>
    </div>`;
  }

  #time(side: "start" | "end", value: LocalTime): TemplateResult {
    return html`<input class="control numbers" id=${side} type="time" aria-label=${t(`schedule.${side}`)} .value=${live(value)} @change=${(event: Event) => this.#onTime(side, event)} />`;
  }

  /** With the single days of "On these dates" there is nothing to leave out: they are simply not chosen. */
  #exceptions(window: TimeWindow): TemplateResult {
    return html`<div class="field">
        ${checkField({ id: "holidays", label: t("schedule.holidays"), checked: window.skipHolidays, onChange: (skipHolidays) => this.#set({ skipHolidays }) })}
        ${window.skipHolidays ? html`<slot name="holidays"></slot>` : nothing}
      </div>
      <details ?open=${window.except.length > 0}>
        <summary>${t("schedule.except", { count: window.except.length })}</summary>
        <day-calendar .dates=${window.except} .label=${t("schedule.except", { count: window.except.length })} @dates-change=${(event: CustomEvent<readonly LocalDate[]>) => this.#dates(event.detail, SCHEDULE_LIMITS.except, (except) => ({ except }))}></day-calendar>
      </details>`;
  }

  #before = { start: LocalTime.parse("06:00"), end: LocalTime.parse("18:00") };

  #allDay(checked: boolean): void {
    if (checked && this.window) this.#before = { start: this.window.start, end: this.window.end };
    this.#set(checked ? { start: MIDNIGHT, end: MIDNIGHT } : this.#before);
  }

  #onTime(side: "start" | "end", event: Event): void {
    const time = event.target instanceof HTMLInputElement ? LocalTime.safeParse(event.target.value.slice(0, 5)).data : undefined;
    if (time) this.#set({ [side]: time });
    else this.requestUpdate();
  }

  #dates(dates: readonly LocalDate[], most: number, change: (dates: LocalDate[]) => Partial<TimeWindow>): void {
    if (dates.length <= most) this.#set(change([...dates]));
    else toast({ text: t("schedule.tooMany", { count: most }) });
  }

  #set(change: Partial<TimeWindow>): void {
    if (this.window) this.#fire("window-change", { ...this.window, ...change });
  }

  #fire(type: string, detail?: TimeWindow): void {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

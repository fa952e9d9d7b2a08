import { css, html, LitElement, nothing, svg, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Stretch } from "../../domain/api/schedules.ts";
import { LocalTime, type TimeZone } from "../../domain/model/time.ts";
import { dateOf } from "../../domain/programme/wall-clock.ts";
import { base } from "../style/base.ts";
import { currentLanguage, t } from "../texts.ts";
import { timeWords, weekdayWord } from "./calendar-words.ts";
import { dateAt, hoursOf, type OpenHours, wallMinute } from "./openings.ts";
import { weekdayOf } from "./rule-controls.ts";

const HOURS = ["0", "6", "12", "18", "24"] as const;
const LINES = [360, 720, 1080] as const;

/** Seven days of 24 hours each, filled where something is open; screen readers hear the hours. */
@customElement("week-strip")
export class WeekStrip extends LitElement {
  static override styles = [
    base,
    css`
      .row,
      .scale {
        display: grid;
        grid-template-columns: 5.25rem minmax(0, 1fr);
        align-items: center;
        gap: 0.625rem;
        font-size: 0.875rem;
        font-variant-numeric: tabular-nums;
      }
      .row {
        min-height: 1.625rem;
      }
      .row.today {
        font-weight: 700;
      }
      .scale div {
        display: flex;
        justify-content: space-between;
        color: var(--ink-soft);
      }
      svg {
        display: block;
        width: 100%;
        height: 1rem;
        border-radius: 4px;
        background: var(--surface-sunk);
      }
      .line {
        stroke: var(--line);
        vector-effect: non-scaling-stroke;
      }
      .open {
        fill: var(--calm);
      }
      .now {
        stroke: var(--accent);
        stroke-width: 2;
        vector-effect: non-scaling-stroke;
      }
    `,
  ];

  /** The Monday, as a day number. */
  @property({ type: Number }) monday = 0;
  @property({ attribute: false }) zone: TimeZone | undefined;
  @property({ attribute: false }) stretches: readonly Stretch[] = [];
  @property({ type: Number }) nowMs = 0;

  protected override render() {
    const { zone } = this;
    if (!zone) return nothing;
    return html`<div class="scale" aria-hidden="true"><span></span><div>${HOURS.map((hour) => html`<span>${hour}</span>`)}</div></div>
      <ul>${[0, 1, 2, 3, 4, 5, 6].map((offset) => this.#row(this.monday + offset, zone))}</ul>`;
  }

  #row(day: number, zone: TimeZone): TemplateResult {
    const date = dateOf(day);
    const hours = hoursOf(day, this.stretches, zone);
    const isToday = date === dateAt(this.nowMs, zone);
    const name = `${weekdayWord(weekdayOf(date), { language: currentLanguage() }, "short")} ${Number(date.slice(8))}.${Number(date.slice(5, 7))}.`;
    return html`<li class="row ${isToday ? "today" : ""}">
      <span>${name}${isToday ? html`<span class="hidden-text"> (${t("schedule.today")})</span>` : nothing}</span>
      <svg viewBox="0 0 1440 10" preserveAspectRatio="none" aria-hidden="true">
        ${hours.map(({ fromMinute, untilMinute }) => svg`<rect class="open" x=${fromMinute} y="0" width=${Math.max(4, untilMinute - fromMinute)} height="10"></rect>`)}
        ${LINES.map((minute) => svg`<line class="line" x1=${minute} x2=${minute} y1="0" y2="10"></line>`)}
        ${isToday ? svg`<line class="now" x1=${wallMinute(this.nowMs, zone)} x2=${wallMinute(this.nowMs, zone)} y1="0" y2="10"></line>` : nothing}
      </svg>
      <span class="hidden-text">: ${hours.length > 0 ? hours.map(hoursWords).join(", ") : t("schedule.closedDay")}</span>
    </li>`;
  }
}

function hoursWords({ fromMinute, untilMinute }: OpenHours): string {
  return t("schedule.hoursList", { start: timeOf(fromMinute), end: timeOf(untilMinute) });
}

function timeOf(minute: number): string {
  if (minute === 1440) return timeWords("24:00");
  return timeWords(LocalTime.parse(`${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`));
}

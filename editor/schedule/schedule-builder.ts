import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { SCHEDULE_LIMITS, type Schedule, type TimeWindow } from "../../domain/model/schedule.ts";
import { dateTimeField, dateTimeStyles } from "../composer/date-time-field.ts";
import { optionCards } from "../elements/option-cards.ts";
import "../elements/ui-icon.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { fields } from "../style/fields.ts";
import { forms } from "../style/forms.ts";
import { t } from "../texts.ts";
import { HolidayRegions } from "./holiday-regions.ts";
import { type DaysKind, KINDS, type Kind, kindOf, newDays, newWindow } from "./new-window.ts";
import "./schedule-templates.ts";
import { tellUndoable, UNDOABLE, type Undoable, undoLine } from "./undoable.ts";
import "./window-fields.ts";

/**
 * A schedule by plain controls: always, on days at hours, repeating, on single days; several windows; from when until when.
 * @fires schedule-change - `detail` is the new schedule; it may end before it starts or have a window without days, see `faultOf`
 */
@customElement("schedule-builder")
export class ScheduleBuilder extends LitElement {
  static override styles = [
    base,
    buttons,
    fields,
    forms,
    dateTimeStyles,
    css`
      :host {
        display: grid;
        gap: 1.375rem;
      }
      p[role="status"]:empty {
        display: none;
      }
      .options {
        grid-template-columns: repeat(2, minmax(0, 1fr));
      }
      .option {
        padding: 0.625rem 0.75rem;
        gap: 0.25rem;
      }
      @media (max-width: 30rem) {
        .option .soft,
        .option br {
          display: none;
        }
      }
      .windows {
        display: grid;
        gap: 1rem;
      }
      .windows > li.many {
        padding: 0.75rem 1rem 1rem;
        border: 1px solid var(--line);
        border-radius: var(--radius);
      }
      .add {
        justify-self: start;
      }
      .span {
        display: grid;
        gap: 0.5rem;
      }
    `,
  ];

  @property({ attribute: false }) schedule: Schedule = { from: null, until: null, windows: [] };
  @state() private undoable: Undoable | undefined;
  readonly #regions = new HolidayRegions(this);
  /** What each kind was before another was chosen, so that looking around loses nothing. */
  readonly #before = new Map<Kind, readonly TimeWindow[]>();

  constructor() {
    super();
    this.addEventListener(UNDOABLE, (event) => event instanceof CustomEvent && this.#offerUndo(String(event.detail)));
  }

  protected override render() {
    const { windows } = this.schedule;
    return html`
      ${undoLine(this.undoable)}
      ${windows.length > 1 ? nothing : this.#kinds()}
      ${windows.length > 0 ? this.#windows(windows) : nothing}
      ${this.#validity()}
      <schedule-templates .windows=${windows} @windows-change=${(event: CustomEvent<readonly TimeWindow[]>) => this.#setWindows(event.detail)}></schedule-templates>
    `;
  }

  #kinds(): TemplateResult {
    const options = KINDS.map((value) => ({ value, label: t(`schedule.kind.${value}`), hint: t(`schedule.kind.${value}Hint`) }));
    return optionCards("kind", t("schedule.kind"), kindOf(this.schedule), options, (kind) => this.#choose(kind));
  }

  #windows(windows: readonly TimeWindow[]): TemplateResult {
    const full = windows.length >= SCHEDULE_LIMITS.windows;
    return html`<ul class="windows">
        ${windows.map(
          (window, index) => html`<li class=${windows.length > 1 ? "many" : ""}><window-fields
          .window=${window} .number=${index + 1} .alone=${windows.length === 1}
          @window-change=${(event: CustomEvent<TimeWindow>) => this.#setWindows(windows.with(index, event.detail))}
          @window-copy=${() => !full && this.#setWindows(windows.toSpliced(index, 0, window))}
          @window-remove=${() => this.#remove(index)}>${this.#regions.hint()}</window-fields></li>`,
        )}
      </ul>
      <button class="button small add" type="button" ?disabled=${full} @click=${() => this.#add(windows)}><ui-icon name="plus"></ui-icon>${t("schedule.add")}</button>`;
  }

  #validity(): TemplateResult {
    const { schedule } = this;
    const wrong = schedule.from !== null && schedule.until !== null && schedule.from >= schedule.until;
    return html`<div class="field" role="group" aria-labelledby="validity-label">
      <span class="label" id="validity-label">${t("schedule.validity")}</span>
      <div class="span">
        ${dateTimeField({ id: "from", label: t("composer.from"), value: schedule.from, usualTime: "00:00", onChange: (from) => this.#set({ from }) })}
        ${dateTimeField({ id: "until", label: t("composer.until"), value: schedule.until, usualTime: "18:00", error: wrong ? t("composer.endsBeforeStart") : undefined, onChange: (until) => this.#set({ until }) })}
      </div>
      <p class="hint">${t("schedule.validityHint")}</p>
    </div>`;
  }

  /** Times and exceptions stay when only the days are chosen another way. */
  #choose(kind: Kind): void {
    const { windows } = this.schedule;
    this.#before.set(kindOf(this.schedule), windows);
    this.#setWindows(this.#before.get(kind) ?? freshWindows(kind, windows[0]));
  }

  #add(windows: readonly TimeWindow[]): void {
    const kind: DaysKind = windows.at(-1)?.days.kind ?? "weekdays";
    this.#setWindows([...windows, newWindow(kind)]);
  }

  #remove(index: number): void {
    tellUndoable(this, t("schedule.removed"));
    this.#setWindows(this.schedule.windows.toSpliced(index, 1));
  }

  #offerUndo(text: string): void {
    const before = this.schedule;
    const run = () => {
      this.undoable = undefined;
      this.#set(before);
    };
    this.undoable = { text, run };
  }

  #setWindows(windows: readonly TimeWindow[]): void {
    this.#set({ windows });
  }

  #set(change: Partial<Schedule>): void {
    this.schedule = { ...this.schedule, ...change };
    this.dispatchEvent(new CustomEvent("schedule-change", { detail: this.schedule }));
  }
}

function freshWindows(kind: Kind, before: TimeWindow | undefined): readonly TimeWindow[] {
  if (kind === "always") return [];
  return [before ? { ...before, days: newDays(kind) } : newWindow(kind)];
}

import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { TimelineBar } from "../../domain/api/timeline.ts";
import type { Group } from "../../domain/model/place.ts";
import type { Schedule } from "../../domain/model/schedule.ts";
import type { LocalDateTime } from "../../domain/model/time.ts";
import { categoryIcon, categoryName, scheduleText, stateBadge } from "../announcement-look.ts";
import { dateTimeField, dateTimeStyles } from "../composer/date-time-field.ts";
import "../elements/ui-dialog.ts";
import "../elements/ui-icon.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { fields } from "../style/fields.ts";
import { notes } from "../style/notes.ts";
import { t } from "../texts.ts";
import { isSameTime, later } from "./moves.ts";
import { STEP_MINUTES, type View } from "./timeline-view.ts";

/**
 * One bar, without a pointer: open it, move it by steps, set its start and end. Nothing is saved before the button is pressed.
 * @fires bar-drop - `detail` is the bar and its new times
 * @fires dialog-close
 */
@customElement("bar-panel")
export class BarPanel extends LitElement {
  static override styles = [
    base,
    buttons,
    fields,
    notes,
    dateTimeStyles,
    css`
      .facts {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.5rem 0.75rem;
        margin-bottom: 0.25rem;
      }
      .facts span {
        display: inline-flex;
        align-items: center;
        gap: 0.375rem;
      }
      .open {
        width: 100%;
        margin-top: 1rem;
      }
      @media (max-width: 30rem) {
        .date-time {
          grid-template-columns: 2rem minmax(0, 1fr) 6.5rem;
        }
        .date-time .control {
          padding-inline: 0.5rem;
        }
      }
      fieldset {
        display: grid;
        gap: 0.625rem;
        margin-top: 1.5rem;
      }
      legend {
        padding: 0;
        margin-bottom: 0.625rem;
        font-weight: 700;
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        justify-content: flex-end;
        gap: 0.625rem;
        margin-top: 1.25rem;
      }
      .shift {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: 0.5rem;
      }
      .shift .button {
        flex-direction: column;
        gap: 0;
        font-weight: 600;
      }
      .shift small {
        font-weight: 400;
        color: var(--ink-soft);
      }
    `,
  ];

  @property({ attribute: false }) bar: TimelineBar | undefined;
  @property({ attribute: false }) groups: readonly Group[] = [];
  @property() view: View = "week";
  @state() private wanted: Schedule | undefined;
  /** What was drawn when the panel was opened: a change from elsewhere does not take away what is being typed. */
  #opened: TimelineBar | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("bar") || (this.bar && this.bar.announcementId === this.#opened?.announcementId)) return;
    this.#opened = this.bar;
    this.wanted = this.bar?.schedule;
  }

  protected override render() {
    const { wanted } = this;
    const bar = this.#opened;
    return html`<ui-dialog side .open=${bar !== undefined} heading=${bar ? bar.title || t("announcement.untitled") : ""} @dialog-close=${this.#close}>
      ${bar && wanted ? this.#content(bar, wanted) : nothing}
    </ui-dialog>`;
  }

  #content(bar: TimelineBar, wanted: Schedule): TemplateResult {
    const names = this.groups.filter(({ id }) => bar.targets.includes(id)).map(({ name }) => name);
    return html`
      <div class="facts">${stateBadge(bar.state)}<span><ui-icon name=${categoryIcon(bar.category)}></ui-icon>${categoryName(bar.category)}</span>
        ${bar.changed ? html`<span class="badge warn">${t("announcement.pending")}</span>` : nothing}</div>
      <p class="soft small">${t("timeline.inGroups", { groups: names.join(", ") })}</p>
      <p><strong>${scheduleText(wanted)}</strong></p>
      <a class="button open" href="/announcements/${bar.announcementId}" autofocus><ui-icon name="pencil"></ui-icon>${t("timeline.open")}</a>
      <fieldset>
        <legend>${t("timeline.shift")}</legend>
        ${wanted.from === null || wanted.until === null ? html`<p class="soft small">${t("timeline.shiftOpen")}</p>` : html`<div class="shift">${this.#shift(-1, wanted)}${this.#shift(1, wanted)}</div>`}
      </fieldset>
      <fieldset>
        <legend>${t("timeline.changeTimes")}</legend>
        ${this.#field("from", wanted, "00:00")} ${this.#field("until", wanted, "23:59")}
        ${bar.schedule.windows.length > 0 ? html`<p class="soft small">${t("timeline.windowsKept")}</p>` : nothing}
      </fieldset>
      ${this.#actions(bar, wanted)}
    `;
  }

  #actions(bar: TimelineBar, wanted: Schedule): TemplateResult {
    const publishes = bar.state !== "draft" && !bar.changed;
    return html`<div class="actions"><button class="button" type="button" @click=${this.#close}>${t("action.cancel")}</button>
      <button class="button primary" type="button" aria-disabled=${isSameTime(wanted, bar.schedule) || isBackward(wanted)} @click=${this.#save}>${t(publishes ? "timeline.saveAndPublish" : "timeline.saveTimes")}</button></div>`;
  }

  #shift(step: 1 | -1, { from, until }: Schedule): TemplateResult {
    const minutes = step * STEP_MINUTES[this.view];
    const [newFrom, newUntil] = [from && later(from, minutes), until && later(until, minutes)];
    const move = () => {
      if (newFrom && newUntil) this.#set({ from: newFrom, until: newUntil });
    };
    return html`<button class="button" type="button" aria-disabled=${!newFrom || !newUntil} @click=${move}>${t(step < 0 ? "timeline.earlier" : "timeline.later")}<small>${t(`timeline.by.${this.view}`)}</small></button>`;
  }

  #field(side: "from" | "until", wanted: Schedule, usualTime: string): TemplateResult {
    return dateTimeField({
      id: side,
      label: t(`timeline.${side}`),
      value: wanted[side],
      usualTime,
      error: side === "until" && isBackward(wanted) ? t("timeline.endsBefore") : undefined,
      onChange: (value: LocalDateTime | null) => this.#set({ [side]: value }),
    });
  }

  #set(times: Partial<Pick<Schedule, "from" | "until">>): void {
    if (this.wanted) this.wanted = { ...this.wanted, ...times };
  }

  readonly #save = (): void => {
    const { wanted } = this;
    const bar = this.#opened;
    if (!bar || !wanted || isSameTime(wanted, bar.schedule) || isBackward(wanted)) return;
    this.dispatchEvent(new CustomEvent("bar-drop", { detail: { bar, schedule: wanted } }));
  };

  readonly #close = (): void => {
    this.dispatchEvent(new CustomEvent("dialog-close"));
  };
}

function isBackward({ from, until }: Schedule): boolean {
  return from !== null && until !== null && from >= until;
}

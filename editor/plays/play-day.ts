import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { PlaysBy, PlaysLine } from "../../domain/api/reports.ts";
import type { AnnouncementId } from "../../domain/model/id.ts";
import type { LocalDate } from "../../domain/model/time.ts";
import { listFailure, listLoading } from "../elements/list-notes.ts";
import "../elements/ui-icon.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { notes } from "../style/notes.ts";
import { currentLanguage, t } from "../texts.ts";
import { durationText, shareText, timesText } from "./amounts.ts";
import { panelShort } from "./panel-words.ts";
import { playFigureStyles, shareBar } from "./play-figures.ts";
import { type PlaySums, sumOf } from "./play-sums.ts";
import { playsOf } from "./plays-of.ts";
import { dayAfter, dayText, today } from "./report-days.ts";

/** One day of an announcement: scheduled beside painted; opened, the same for each place. */
@customElement("play-day")
export class PlayDay extends LitElement {
  static override styles = [
    base,
    buttons,
    notes,
    playFigureStyles,
    css`
      summary {
        display: grid;
        grid-template-columns: 1.25rem minmax(0, 14rem) repeat(2, minmax(0, 1fr)) minmax(5rem, 9rem);
        gap: 0.25rem 1rem;
        align-items: center;
        padding: 0.75rem 1rem;
        cursor: pointer;
        list-style: none;
        font-variant-numeric: tabular-nums;
      }
      summary::-webkit-details-marker {
        display: none;
      }
      summary:hover {
        background: var(--surface-hover);
      }
      summary:focus-visible {
        outline-offset: -3px;
      }
      summary > ui-icon {
        color: var(--ink-soft);
        transition: transform 120ms;
      }
      details[open] summary > ui-icon {
        transform: rotate(90deg);
      }
      .date {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.25rem 0.5rem;
        font-weight: 600;
      }
      .pair {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 0 0.5rem;
      }
      .places {
        padding: 0 1rem 0.875rem 3.25rem;
      }
      .places > li {
        display: grid;
        grid-template-columns: minmax(0, 1.2fr) minmax(0, 2fr);
        gap: 0.125rem 1rem;
        padding: 0.625rem 0;
        border-top: 1px solid var(--line);
        font-variant-numeric: tabular-nums;
      }
      .places p {
        display: flex;
        flex-wrap: wrap;
        gap: 0 1rem;
      }
      .places strong {
        overflow-wrap: anywhere;
      }
      @media (max-width: 48rem) {
        summary {
          grid-template-columns: 1.25rem minmax(0, 1fr) minmax(0, 1fr);
        }
        .date,
        .bar {
          grid-column: 2 / -1;
        }
        .pair {
          display: grid;
          align-self: start;
        }
        .date + .pair {
          grid-column: 2;
        }
        .bar {
          margin-top: 0.25rem;
        }
        .places {
          padding-left: 1rem;
        }
        .places > li {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  @property({ attribute: false }) announcementId: AnnouncementId | undefined;
  @property({ attribute: false }) day: LocalDate | undefined;
  @property({ attribute: false }) lines: readonly PlaysLine[] = [];
  @property({ attribute: false }) by: PlaysBy = "site";
  @state() private open = false;
  @state() private places: readonly PlaysLine[] | undefined;
  @state() private failed: unknown;
  #asked = 0;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("by") || changed.has("day") || changed.has("announcementId")) this.places = undefined;
    if (changed.size > 0 && this.open && this.places === undefined && this.failed === undefined) void this.#load();
  }

  protected override render() {
    const { day, lines } = this;
    if (day === undefined) return nothing;
    const { scheduled, painted } = sumOf(lines);
    return html`<details ?open=${this.open} @toggle=${this.#onToggle}>
      <summary>
        <ui-icon name="chevron-right"></ui-icon>
        <span class="date">${dayText(day)} ${day === today() ? html`<span class="badge calm">${t("plays.soFar")}</span>` : nothing}</span>
        <span class="pair"><span class="soft">${t("plays.scheduled")}</span> <span>${durationText(scheduled.ms)}</span> <span class="soft small">${timesText(scheduled)}</span></span>
        <span class="pair"><span class="soft">${t("plays.painted")}</span> <span>${durationText(painted.ms)}</span> <span class="soft small">${timesText(painted)}</span></span>
        ${scheduled.ms > 0 ? shareBar(painted.ms, scheduled.ms) : nothing}
      </summary>
      ${this.open ? this.#places() : nothing}
    </details>`;
  }

  #places(): TemplateResult | typeof nothing {
    if (this.failed !== undefined) return html`<div class="places">${listFailure(this.failed, () => this.#load())}</div>`;
    if (!this.places) return html`<div class="places">${listLoading()}</div>`;
    const places = this.places.toSorted((a, b) => (a.place?.name ?? "").localeCompare(b.place?.name ?? "", currentLanguage()));
    return html`<ul class="places">${places.map((line) => this.#place(line.place?.name ?? "", sumOf([line])))}</ul>`;
  }

  #place(name: string, { scheduled, painted, panel }: PlaySums): TemplateResult {
    const share = scheduled.ms > 0 ? html`<span>${t("plays.share", { share: shareText(painted.ms, scheduled.ms) })}</span>` : nothing;
    return html`<li>
      <strong>${name === "" ? html`<span class="soft">${t("plays.gone")}</span>` : name}</strong>
      <div>
        <p><span>${t("plays.scheduled")} ${durationText(scheduled.ms)}, ${timesText(scheduled)}</span><span>${t("plays.painted")} ${durationText(painted.ms)}, ${timesText(painted)}</span></p>
        <p class="soft small">${share}${painted.ms > 0 ? html`<span>${t("plays.panel")} ${panelShort(panel)}</span>` : nothing}</p>
      </div>
    </li>`;
  }

  readonly #onToggle = (event: Event): void => {
    if (event.target instanceof HTMLDetailsElement) this.open = event.target.open;
  };

  async #load(): Promise<void> {
    const { announcementId, day, by } = this;
    if (!announcementId || !day) return;
    const asked = ++this.#asked;
    this.failed = undefined;
    try {
      const places = await playsOf({ announcementId, by, from: day, until: dayAfter(day) });
      if (asked === this.#asked) this.places = places.filter((line) => line.announcementId !== null);
    } catch (error) {
      if (asked === this.#asked) this.failed = error;
    }
  }
}

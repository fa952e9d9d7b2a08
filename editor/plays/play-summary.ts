import { css, html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { PlaysLine } from "../../domain/api/reports.ts";
import type { AnnouncementId } from "../../domain/model/id.ts";
import "../elements/ui-icon.ts";
import { base } from "../style/base.ts";
import { t } from "../texts.ts";
import { playFigureStyles, playFigures } from "./play-figures.ts";
import { sumOf } from "./play-sums.ts";
import { playsOf } from "./plays-of.ts";
import { lastDays } from "./report-days.ts";

const DAYS = 7;

/** Beside an announcement: what was scheduled and painted of it in the last days, and the way to all of it. */
@customElement("play-summary")
export class PlaySummary extends LitElement {
  static override styles = [
    base,
    playFigureStyles,
    css`
      section {
        display: grid;
        gap: 0.625rem;
        padding: 0.875rem 1rem;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface);
      }
      h2 {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        justify-content: space-between;
        gap: 0 0.75rem;
        font-size: 1rem;
      }
      h2 span {
        font-weight: 400;
      }
      .figures {
        grid-template-columns: repeat(2, minmax(0, 1fr));
        gap: 0.75rem 1rem;
      }
      .figures .amount {
        font-size: 1.0625rem;
      }
      .share {
        display: grid;
        gap: 0.25rem;
      }
      .panel {
        color: var(--ink-soft);
        font-size: 0.875rem;
      }
    `,
  ];

  @property({ attribute: false }) announcementId: AnnouncementId | undefined;
  @state() private lines: readonly PlaysLine[] = [];

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("announcementId")) void this.#read();
  }

  protected override render() {
    const sums = sumOf(this.lines.filter(({ announcementId }) => announcementId !== null));
    if (sums.scheduled.ms + sums.painted.ms === 0) return nothing;
    return html`<section>
      <h2>${t("plays.title")} <span class="soft small">${t("plays.summaryDays")}</span></h2>
      ${playFigures(sums)}
      <p class="small"><a href="/announcements/${this.announcementId}/plays">${t("plays.open")}</a></p>
    </section>`;
  }

  async #read(): Promise<void> {
    const { announcementId } = this;
    this.lines = [];
    if (!announcementId) return;
    try {
      const lines = await playsOf({ announcementId, by: "total", ...lastDays(DAYS) });
      if (announcementId === this.announcementId) this.lines = lines;
    } catch {
      // The page of its own tells what is wrong; here unknown is shown as nothing rather than as a number.
    }
  }
}

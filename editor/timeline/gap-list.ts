import { css, html, LitElement, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Interval } from "../../domain/model/time.ts";
import "../elements/ui-dialog.ts";
import "../elements/ui-icon.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { t } from "../texts.ts";
import type { Row } from "./rows.ts";
import type { Frame } from "./timeline-view.ts";
import { gapText } from "./words.ts";

/**
 * All gaps of the frame in words, group by group. Each leads to the answer to why nothing is on there.
 * @fires spot - `detail` is the group and an instant in the middle of the gap
 * @fires dialog-close
 */
@customElement("gap-list")
export class GapList extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      h3 {
        margin-top: 1.25rem;
      }
      .gap {
        display: flex;
        gap: 0.5rem;
        align-items: center;
        justify-content: space-between;
        width: 100%;
        padding: 0.5rem 0.75rem;
        margin-top: 0.375rem;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: none;
        text-align: left;
      }
      .gap:hover {
        background: var(--surface-hover);
      }
    `,
  ];

  @property({ type: Boolean }) open = false;
  @property({ attribute: false }) rows: readonly Row[] = [];
  @property({ attribute: false }) frame: Frame | undefined;

  protected override render() {
    return html`<ui-dialog side .open=${this.open} heading=${t("timeline.gapsHeading")} @dialog-close=${() => this.dispatchEvent(new CustomEvent("dialog-close"))}>
      ${this.open && this.frame ? this.#content(this.frame) : ""}
    </ui-dialog>`;
  }

  #content(frame: Frame): TemplateResult {
    const withGaps = this.rows.filter(({ gaps }) => gaps.length > 0);
    if (withGaps.length === 0) return html`<p>${t("timeline.noGaps")}</p>`;
    return html`<p class="soft">${t("timeline.gapsLead")}</p>
      ${withGaps.map((row) => html`<h3>${row.group.name}</h3><ul>${row.gaps.map((gap) => html`<li>${this.#gap(row, gap, frame)}</li>`)}</ul>`)}`;
  }

  #gap({ group }: Row, gap: Interval, frame: Frame): TemplateResult {
    const ask = () =>
      this.dispatchEvent(new CustomEvent("spot", { detail: { groupId: group.id, atMs: Math.round((gap.fromMs + gap.untilMs) / 2) } }));
    return html`<button class="gap" type="button" @click=${ask}><span>${gapText(gap, frame)}</span><ui-icon name="chevron-right"></ui-icon></button>`;
  }
}

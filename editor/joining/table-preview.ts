import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { TABLE_HEADINGS, type TableLine, TableOutcome, type TablePreview } from "../../domain/model/screen-table.ts";
import "../elements/ui-icon.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { notes } from "../style/notes.ts";
import { currentLanguage, t } from "../texts.ts";

const LOOKS: Readonly<Record<TableOutcome, string>> = { new: "good", changed: "calm", same: "", wrong: "bad" };
/** So many lines are drawn, and so many more whenever somebody asks. */
const STEP = 200;

/** What a table of screens would do, line by line, narrowed to one outcome by its count. Begins with what is wrong, if anything is. */
@customElement("table-preview")
export class TablePreviewList extends LitElement {
  static override styles = [
    base,
    buttons,
    notes,
    css`
      nav {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
        margin-bottom: 0.75rem;
      }
      li {
        display: grid;
        grid-template-columns: 5.5rem 8rem minmax(0, 1fr);
        gap: 0.125rem 1rem;
        align-items: baseline;
        padding: 0.625rem 0;
        border-bottom: 1px solid var(--line);
        content-visibility: auto;
        /* Of a line with nothing to say: what is added to it, above, may not move what is being clicked. */
        contain-intrinsic-height: auto 1.6rem;
      }
      li > .badge {
        justify-self: start;
      }
      .what {
        display: grid;
        gap: 0.125rem;
        overflow-wrap: anywhere;
      }
      .note {
        display: flex;
        gap: 0.5rem;
        align-items: start;
      }
      .note ui-icon {
        margin-top: 0.2rem;
      }
      .fault {
        color: var(--alarm);
      }
      .warning {
        color: var(--warn);
      }
      .more {
        margin-top: 1rem;
        text-align: center;
      }
      @media (max-width: 40rem) {
        li {
          grid-template-columns: auto minmax(0, 1fr);
        }
        li > .badge {
          justify-self: end;
        }
        .what {
          grid-column: 1 / -1;
        }
      }
    `,
  ];

  @property({ attribute: false }) preview!: TablePreview;
  @state() private outcome: TableOutcome | undefined;
  @state() private shown = STEP;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("preview")) return;
    this.outcome = this.preview.counts.wrong > 0 ? "wrong" : undefined;
    this.shown = STEP;
  }

  protected override render() {
    const lines = this.preview.lines.filter(({ outcome }) => this.outcome === undefined || outcome === this.outcome);
    const rest = lines.length - this.shown;
    return html`
      <nav aria-label=${t("import.lines")}>${this.#chip(undefined)}${TableOutcome.options.map((outcome) => this.#chip(outcome))}</nav>
      <ul aria-label=${t("import.lines")}>${repeat(
        lines.slice(0, this.shown),
        ({ line }) => line,
        (line) => tableLine(line),
      )}</ul>
      ${
        rest > 0
          ? html`<p class="more"><button class="button" type="button" @click=${() => {
              this.shown += STEP;
            }}>${t("import.moreLines", { count: Math.min(rest, STEP) })}</button></p>`
          : nothing
      }
    `;
  }

  #chip(outcome: TableOutcome | undefined): TemplateResult | typeof nothing {
    const count = outcome === undefined ? this.preview.lines.length : this.preview.counts[outcome];
    if (count === 0) return nothing;
    const words = outcome === undefined ? t("import.allLines", { count }) : t(`import.count.${outcome}`, { count });
    return html`<button class="chip" type="button" aria-pressed=${this.outcome === outcome} @click=${() => {
      this.outcome = outcome;
      this.shown = STEP;
    }}>${words}</button>`;
  }
}

function tableLine({ line, outcome, name, site, joins, changes, faults, warnings }: TableLine): TemplateResult {
  const headings = TABLE_HEADINGS[currentLanguage()];
  return html`<li>
    <span class="soft numbers">${t("import.line", { line })}</span>
    <span class="badge ${LOOKS[outcome]}">${t(`import.outcome.${outcome}`)}</span>
    <div class="what">
      <p><strong>${name || t("import.unnamed")}</strong>${site ? html`<span class="soft">, ${site}</span>` : nothing}</p>
      ${joins ? html`<p class="small soft">${t("import.joins")}</p>` : nothing}
      ${changes.map(({ column, from, to }) => html`<p class="small">${t("import.change", { column: headings[column], from: from || t("import.none"), to: to || t("import.none") })}</p>`)}
      ${faults.map(({ message }) => html`<p class="note small fault"><ui-icon name="circle-x"></ui-icon><span>${message}</span></p>`)}
      ${warnings.map(({ message }) => html`<p class="note small warning"><ui-icon name="triangle-alert"></ui-icon><span>${message}</span></p>`)}
    </div>
  </li>`;
}

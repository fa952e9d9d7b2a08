import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { TakeoverSummary } from "../../domain/api/takeovers.ts";
import type { TakeoverScreen } from "../../domain/model/takeover.ts";
import "../elements/ui-icon.ts";
import { currentSession } from "../session.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { notes } from "../style/notes.ts";
import { t } from "../texts.ts";
import { csvOf, fareOf } from "./report-csv.ts";
import { screenTable, tableStyles, tenths, tookText } from "./screen-table.ts";
import { drillBadge, exactly, listed, takeoverStyles, titleOf } from "./takeover-look.ts";

/** What is filed after a drill: when, where, and how each screen fared. Printed on white, or saved as a table. */
@customElement("takeover-report")
export class TakeoverReport extends LitElement {
  static override styles = [
    base,
    buttons,
    notes,
    takeoverStyles,
    tableStyles,
    css`
      .back {
        margin-left: -0.625rem;
      }
      .sheet {
        max-width: 60rem;
        padding: 1.75rem 2rem;
      }
      .facts {
        display: grid;
        grid-template-columns: max-content minmax(0, 1fr);
        gap: 0.375rem 1.5rem;
        margin-block: 1rem 1.5rem;
      }
      .facts dt {
        color: var(--ink-soft);
      }
      .title {
        font-size: 1.25rem;
        font-weight: 700;
      }
      @media (max-width: 34rem) {
        .sheet {
          padding: 1.25rem 1rem;
        }
        .facts {
          grid-template-columns: minmax(0, 1fr);
          gap: 0;
        }
        .facts dd {
          margin-bottom: 0.5rem;
        }
      }
      @media print {
        :host {
          color-scheme: light;
          color: var(--ink);
          background: #fff;
        }
        .page-header .push,
        .back {
          display: none;
        }
        .sheet {
          max-width: none;
          padding: 0;
          border: 0;
          border-radius: 0;
          box-shadow: none;
        }
        .screens thead {
          display: table-header-group;
        }
        .screens tr {
          break-inside: avoid;
        }
      }
    `,
  ];

  @property({ attribute: false }) takeover: TakeoverSummary | undefined;
  @property({ attribute: false }) screens: readonly TakeoverScreen[] = [];
  @property({ attribute: false }) groups: readonly string[] = [];

  protected override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLElement>("h1")?.focus();
  }

  protected override render() {
    const { takeover } = this;
    if (!takeover) return nothing;
    return html`
      <header class="page-header">
        <a class="button quiet icon-only back" href="/takeovers/${takeover.id}" aria-label=${t("takeover.backToOne")}><ui-icon name="arrow-left"></ui-icon></a>
        <h1 tabindex="-1">${t(takeover.drill ? "takeover.reportOfDrill" : "takeover.report")}</h1>${drillBadge(takeover.drill)}
        <span class="push">
          <button class="button" type="button" @click=${this.#save}><ui-icon name="download"></ui-icon>${t("takeover.report.save")}</button>
          <button class="button primary" type="button" @click=${() => window.print()}><ui-icon name="printer"></ui-icon>${t("takeover.report.print")}</button>
        </span>
      </header>
      <article class="card sheet">
        <p class="title">${titleOf(takeover)}</p>
        <dl class="facts numbers">${this.#facts(takeover).map(([term, words]) => html`<dt>${term}</dt><dd>${words}</dd>`)}</dl>
        ${this.#table()}
      </article>
    `;
  }

  #facts(takeover: TakeoverSummary): readonly (readonly [string, string])[] {
    const { startedAtMs, clearedAtMs, endsAtMs, clearedByName, confirmedByName, state } = takeover;
    const end = state === "cleared" ? clearedAtMs : endsAtMs;
    const fares = this.screens.map(fareOf);
    const number = (fare: ReturnType<typeof fareOf>) => fares.filter((one) => one === fare).length;
    const { medianMs, slowestMs } = takeover.progress;
    return [
      [t("takeover.report.organisation"), currentSession().organisation.name],
      [t("takeover.report.author"), takeover.createdByName],
      ...(confirmedByName === null ? [] : [[t("takeover.report.confirmedBy"), confirmedByName] as const]),
      [t("takeover.report.start"), startedAtMs === null ? "–" : exactly(startedAtMs)],
      [t("takeover.report.end"), endText(state, end, clearedByName)],
      [t("takeover.report.targets"), listed(this.groups)],
      [
        t("takeover.report.result"),
        t("takeover.report.counts", {
          all: fares.length,
          confirmed: number("confirmed"),
          pending: number("pending"),
          offline: number("offline"),
        }),
      ],
      ...(medianMs === null || slowestMs === null
        ? []
        : [[t("takeover.report.times"), t("takeover.report.speed", { median: tenths(medianMs), slowest: tenths(slowestMs) })] as const]),
    ];
  }

  #table(): TemplateResult {
    const fared = this.screens.map((screen) => ({ ...screen, reach: fareOf(screen) }));
    return fared.length === 0 ? html`<p class="soft">${t("takeover.screens.none")}</p>` : screenTable(fared, { links: false });
  }

  /** Made here from what is on the page: nothing is asked of anybody. */
  readonly #save = (): void => {
    const { takeover } = this;
    if (!takeover) return;
    const head = [t("takeover.site"), t("takeover.screen"), t("takeover.answer"), t("takeover.took"), t("takeover.report.at")];
    const lines = this.screens.map((screen) => [
      screen.siteName,
      screen.name,
      t(`takeover.reached.${fareOf(screen)}`),
      tookText(screen),
      screen.paintedAtMs === null ? "" : exactly(screen.paintedAtMs),
    ]);
    const facts = [[t("takeover.title"), titleOf(takeover)], ...this.#facts(takeover)];
    const url = URL.createObjectURL(new Blob([csvOf([...facts, [], head, ...lines])], { type: "text/csv" }));
    const link = document.createElement("a");
    link.href = url;
    link.download = `${takeover.drill ? t("takeover.report.drillFile") : t("takeover.report.file")}-${new Date(takeover.startedAtMs ?? takeover.createdAtMs).toISOString().slice(0, 10)}.csv`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  };
}

function endText(state: TakeoverSummary["state"], endMs: number | null, clearedBy: string | null): string {
  if (endMs === null) return "–";
  if (state === "active") return t("takeover.report.running", { time: exactly(endMs) });
  return clearedBy === null
    ? t("takeover.report.bySelf", { time: exactly(endMs) })
    : t("takeover.report.byPerson", { time: exactly(endMs), name: clearedBy });
}

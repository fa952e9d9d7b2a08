import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { Problem } from "../../domain/model/problem.ts";
import type { TableImported, TablePreview } from "../../domain/model/screen-table.ts";
import { emptyState } from "../elements/empty-state.ts";
import { pageTabsStyles } from "../elements/page-tabs.ts";
import { problemSummary, problemText } from "../elements/problem-summary.ts";
import "../elements/ui-icon.ts";
import { warningNote } from "../elements/warning-note.ts";
import { joiningNav } from "../joining/joining-nav.ts";
import { missingSites } from "../joining/missing-sites.ts";
import "../joining/missing-sites.ts";
import { tableColumns, tableColumnsStyles } from "../joining/table-columns.ts";
import { type ImportStep, TableImport } from "../joining/table-import.ts";
import "../joining/table-preview.ts";
import "../library/drop-veil.ts";
import { FileIntake } from "../library/file-intake.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { notes } from "../style/notes.ts";
import { t } from "../texts.ts";

type PreviewStep = ImportStep & { readonly at: "preview" | "running" };

/** Where a step says what came of the one before, the most telling first. */
const OUTCOMES = [".problem-summary", ".sum p", ".done", "h1"];

/** Many screens at once from a table: choose it, see what it would do, agree. */
@customElement("screens-import-page")
export class ScreensImportPage extends LitElement {
  static override styles = [
    base,
    buttons,
    notes,
    pageTabsStyles,
    tableColumnsStyles,
    css`
      .work {
        position: relative;
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 1.25rem;
        max-width: 62rem;
      }
      .choose {
        display: grid;
        justify-items: center;
        gap: 0.75rem;
        padding: 2rem 1.25rem;
        border: 2px dashed var(--line-control);
        border-radius: var(--radius-large);
        text-align: center;
      }
      .choose p {
        max-width: 34rem;
      }
      .export {
        margin-top: 0.5rem;
      }
      .sum {
        display: flex;
        flex-wrap: wrap;
        gap: 0.75rem 1.25rem;
        align-items: center;
        padding: 1rem 1.125rem;
      }
      .sum p:focus,
      .done:focus {
        outline: none;
      }
      .sum p {
        flex: 1 1 20rem;
      }
      .sum .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: 0.625rem;
      }
    `,
  ];

  readonly #import = new TableImport(this);
  readonly #intake = new FileIntake(this, ([file]) => file && void this.#import.choose(file));

  #shown: ImportStep | undefined;

  /** What was pressed is gone with its step: whoever reads on is taken to what came of it. */
  protected override updated(): void {
    const { step } = this.#import;
    if (step === this.#shown || step.at === "choosing" || step.at === "reading" || step.at === "running") return;
    this.#shown = step;
    const [outcome] = OUTCOMES.flatMap((selector) => [...this.renderRoot.querySelectorAll<HTMLElement>(selector)]);
    outcome?.focus();
  }

  protected override render() {
    return html`
      <div class="page-header"><h1 tabindex="-1">${t("import.title")}</h1></div>
      ${joiningNav("/screens/import")}
      <p class="lead">${t("import.lead")}</p>
      <div class="work">${this.#content(this.#import.step)}<drop-veil ?on=${this.#intake.isOver}></drop-veil></div>
      <input id="table" type="file" hidden accept=".csv,.txt,text/csv" aria-label=${t("import.choose")} @change=${this.#onFile} />
    `;
  }

  #content(step: ImportStep): TemplateResult {
    if (step.at === "choosing") return html`${this.#choose(t("import.choose"))}${tableColumns()}`;
    if (step.at === "reading") return html`<p class="soft" role="status">${t("import.reading", { name: step.file.name })}</p>`;
    if (step.at === "refused") return html`${refusal(step.error, step.file)}${this.#choose(t("import.other"))}${tableColumns()}`;
    if (step.at === "done") return done(step.imported);
    return this.#preview(step);
  }

  #choose(words: string): TemplateResult {
    return html`<div class="choose">
      <button class="button primary" type="button" @click=${this.#browse}><ui-icon name="upload"></ui-icon>${words}</button>
      <p class="soft">${t("import.dropHint")}</p>
      <p class="export"><a href="/api/v1/screens.csv" download>${t("import.export")}</a><br /><span class="soft small">${t("import.exportHint")}</span></p>
    </div>`;
  }

  #preview(step: PreviewStep): TemplateResult {
    const { preview } = step;
    const missing = missingSites(preview.lines);
    const error = step.at === "preview" ? step.error : undefined;
    return html`
      ${step.at === "preview" && step.outdated ? warningNote(t("import.outdated")) : nothing}
      ${error === undefined ? nothing : problemSummary(problemText(error), [])}
      ${missing.length > 0 ? html`<missing-sites .names=${missing} @sites-made=${({ detail }: CustomEvent<unknown>) => this.#import.again(detail)}></missing-sites>` : nothing}
      ${preview.encoding === "mixed" ? warningNote(t("import.mixed")) : nothing}
      ${preview.ignored.length > 0 ? warningNote(t("import.ignored", { count: preview.ignored.length, names: preview.ignored.join(", ") })) : nothing}
      ${this.#sum(preview, step.at === "running")}
      <table-preview .preview=${preview}></table-preview>
    `;
  }

  #sum(preview: TablePreview, isRunning: boolean): TemplateResult {
    const { counts, joining } = preview;
    const isPossible = counts.wrong === 0 && counts.new + counts.changed + joining > 0;
    const words =
      counts.wrong > 0
        ? t("import.blocked", { count: counts.wrong })
        : isPossible
          ? t("import.sure", { new: counts.new, changed: counts.changed, joining })
          : t("import.nothing");
    return html`<div class="card sum">
      <p role="status" tabindex="-1">${words}</p>
      <div class="buttons">
        <button class="button" type="button" aria-disabled=${isRunning} @click=${isRunning ? nothing : this.#browse}>${t("import.other")}</button>
        ${isPossible ? html`<button class="button primary" type="button" aria-disabled=${isRunning} @click=${() => this.#import.run()}>${t(isRunning ? "import.running" : "import.run")}</button>` : nothing}
      </div>
    </div>`;
  }

  readonly #browse = (): void => {
    this.renderRoot.querySelector<HTMLInputElement>("#table")?.click();
  };

  /** Emptied, so that the same file can be chosen again once it is mended. */
  readonly #onFile = ({ currentTarget }: Event): void => {
    if (!(currentTarget instanceof HTMLInputElement)) return;
    const [file] = currentTarget.files ?? [];
    if (file) void this.#import.choose(file);
    currentTarget.value = "";
  };
}

function refusal(error: unknown, { name }: File): TemplateResult | typeof nothing {
  if (!(error instanceof Problem)) return problemSummary(problemText(error), []);
  if (error.code === "unsupported-file") return problemSummary(t("import.notCsv", { name }), []);
  const issues = error.extras.issues ?? [];
  return issues.length > 0
    ? problemSummary(
        t("import.refused"),
        issues.map(({ message }) => ({ text: message })),
      )
    : problemSummary(problemText(error), []);
}

function done({ added, changed, joined }: TableImported): TemplateResult {
  const actions = html`<p class="buttons"><a class="button primary" href="/screens">${t("import.show")}</a> <a class="button" href="/screens/enrolments">${t("enrolments.title")}</a></p>`;
  return html`<div class="done" role="status" tabindex="-1">${emptyState("circle-check", t("import.done"), t("import.doneHint", { added, changed, joined }), actions)}</div>`;
}

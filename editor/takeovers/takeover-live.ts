import { html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { TakeoverSummary } from "../../domain/api/takeovers.ts";
import { TakeoverId } from "../../domain/model/id.ts";
import { Problem } from "../../domain/model/problem.ts";
import type { TakeoverScreen } from "../../domain/model/takeover.ts";
import { api } from "../api-client.ts";
import "../elements/confirm-dialog.ts";
import { emptyState } from "../elements/empty-state.ts";
import { listFailure, listLoading } from "../elements/list-notes.ts";
import "../elements/ui-icon.ts";
import { toast } from "../elements/ui-toasts.ts";
import { GroupList } from "../group-list.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { notes } from "../style/notes.ts";
import { t } from "../texts.ts";
import "./change-dialog.ts";
import { liveStyles } from "./live-styles.ts";
import "./prolong-dialog.ts";
import { screenTable, tableStyles } from "./screen-table.ts";
import { countsStyles, takeoverCounts } from "./takeover-counts.ts";
import { clock, drillBadge, exactly, listed, stateBadge, supplementLine, takeoverStyles, titleOf } from "./takeover-look.ts";
import "./takeover-preview.ts";
import { TakeoverReading } from "./takeover-reading.ts";
import "./takeover-report.ts";
import "./takeover-second.ts";

type Question = "prolong" | "change" | "clear";
const TICK_MS = 1000;
const MINUTE_MS = 60_000;

/** One takeover while it is under way and afterwards: how many screens have it, which have not, and what can be done about it. */
@customElement("takeover-live")
export class TakeoverLive extends LitElement {
  static override styles = [base, buttons, notes, takeoverStyles, countsStyles, tableStyles, liveStyles];

  @property() takeoverId = "";
  /** Whether its report is shown instead. */
  @property({ type: Boolean }) report = false;
  @state() private question: Question | undefined;
  readonly #reading = new TakeoverReading(this);
  readonly #groups = new GroupList(this);
  #timer: number | undefined;
  #focused = "";

  override connectedCallback(): void {
    super.connectedCallback();
    this.#timer = window.setInterval(() => this.requestUpdate(), TICK_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  protected override willUpdate(): void {
    const id = TakeoverId.safeParse(this.takeoverId);
    if (id.success) this.#reading.open(id.data);
  }

  protected override updated(): void {
    const wanted = this.#reading.takeover && `${this.takeoverId} ${String(this.report)}`;
    if (!wanted || wanted === this.#focused) return;
    this.#focused = wanted;
    if (!this.report) this.renderRoot.querySelector<HTMLElement>("h1")?.focus();
  }

  protected override render() {
    const { takeover, failed, screens } = this.#reading;
    if (!TakeoverId.safeParse(this.takeoverId).success || (failed instanceof Problem && failed.code === "not-found")) return gone();
    if (!takeover) return failed === undefined ? listLoading() : listFailure(failed, () => this.#reading.read());
    const groups = takeover.targets.map((id) => this.#groups.nameOf(id));
    if (this.report) return html`<takeover-report .takeover=${takeover} .screens=${screens ?? []} .groups=${groups}></takeover-report>`;
    return html`
      ${this.#header(takeover)} ${listFailure(failed, () => this.#reading.read())}
      <p class="when numbers">${whenText(takeover)} <span class="soft">${t("takeover.onGroups", { groups: listed(groups) })}</span></p>
      ${takeover.startedAtMs === null ? nothing : takeoverCounts(takeover)}
      <div class="columns">
        ${
          takeover.startedAtMs === null
            ? this.#second(takeover, groups)
            : html`<section class="card list"><h2>${t("takeover.screens")}</h2>${screens ? this.#screens(screens) : listLoading()}</section>`
        }
        <aside class="aside" aria-label=${t("takeover.onGlass")}>
          <h2>${t(takeover.state === "active" ? "takeover.onGlass" : "takeover.wasOnGlass")}</h2>
          <takeover-preview .message=${takeover} .fromMs=${takeover.startedAtMs}></takeover-preview>
          ${takeover.drill ? nothing : supplementLine()}
        </aside>
      </div>
      ${this.#dialogs(takeover)}
    `;
  }

  #header(takeover: TakeoverSummary): TemplateResult {
    const { state: standing, drill } = takeover;
    return html`<header class="page-header">
      <a class="button quiet icon-only back" href="/takeovers" aria-label=${t("takeover.backToList")}><ui-icon name="arrow-left"></ui-icon></a>
      <div class="lead"><h1 tabindex="-1">${titleOf(takeover)}</h1>${stateBadge(standing)}${drillBadge(drill)}</div>
      <span class="push">
        ${standing === "active" ? this.#actions() : nothing}
        ${standing === "waiting" ? html`<button class="button" type="button" @click=${() => this.#ask("clear")}><ui-icon name="x"></ui-icon>${t("takeover.withdraw")}</button>` : nothing}
        ${standing === "active" || standing === "cleared" || standing === "ended" ? html`<a class="button" href="/takeovers/${takeover.id}?report"><ui-icon name="file-text"></ui-icon>${t(drill ? "takeover.reportOfDrill" : "takeover.report")}</a>` : nothing}
      </span>
    </header>`;
  }

  #actions(): TemplateResult {
    return html`
      <button class="button" type="button" @click=${() => this.#ask("prolong")}><ui-icon name="timer"></ui-icon>${t("takeover.prolong")}</button>
      <button class="button" type="button" @click=${() => this.#ask("change")}><ui-icon name="pencil"></ui-icon>${t("takeover.change")}</button>
      <button class="button primary" type="button" @click=${() => this.#ask("clear")}><ui-icon name="circle-check"></ui-icon>${t("takeover.clear")}</button>`;
  }

  #second(takeover: TakeoverSummary, groups: readonly string[]): TemplateResult {
    if (takeover.state !== "waiting") return html`<div></div>`;
    return html`<takeover-second .takeover=${takeover} .groups=${groups} @takeover-confirmed=${this.#onAnswer}></takeover-second>`;
  }

  #screens(screens: readonly TakeoverScreen[]): TemplateResult {
    return screens.length === 0 ? html`<p class="soft">${t("takeover.screens.none")}</p>` : screenTable(screens, { links: true });
  }

  #dialogs(takeover: TakeoverSummary): TemplateResult {
    const waiting = takeover.state === "waiting";
    return html`
      <prolong-dialog .open=${this.question === "prolong"} .takeover=${takeover} @dialog-close=${this.#close} @takeover-changed=${this.#onAnswer}></prolong-dialog>
      <change-dialog .open=${this.question === "change"} .takeover=${takeover} @dialog-close=${this.#close} @takeover-changed=${this.#onAnswer}></change-dialog>
      <confirm-dialog
        .open=${this.question === "clear"}
        heading=${t(waiting ? "takeover.withdraw.title" : "takeover.clear.title")}
        action=${t(waiting ? "takeover.withdraw" : "takeover.clear.confirm")}
        .run=${() => this.#clear(takeover)}
        @dialog-close=${this.#close}
      ><p>${waiting ? t("takeover.withdraw.lead") : t("takeover.clear.lead", { count: takeover.progress.targeted })}</p></confirm-dialog>
    `;
  }

  #ask(question: Question): void {
    this.question = question;
  }

  readonly #close = (): void => {
    this.question = undefined;
    this.#catchFocus();
  };

  /** What was pressed may be gone by now; then the focus goes to the heading instead of nowhere. The browser notices after one frame. */
  #catchFocus(): void {
    const look = () => {
      if (this.renderRoot instanceof ShadowRoot && this.renderRoot.activeElement === null)
        this.renderRoot.querySelector<HTMLElement>("h1")?.focus();
    };
    requestAnimationFrame(() => requestAnimationFrame(look));
  }

  async #clear({ id, state: before }: TakeoverSummary): Promise<void> {
    this.#reading.accept(await api.takeovers.clear({ id }));
    toast({ text: t(before === "waiting" ? "takeover.withdrawn" : "takeover.cleared"), kind: "good" });
  }

  readonly #onAnswer = (event: CustomEvent<TakeoverSummary>): void => {
    this.#reading.accept(event.detail);
    this.#catchFocus();
  };
}

/** Since when, until when, by whom: one line that is true in each state. */
export function whenText(takeover: TakeoverSummary): string {
  const nowMs = Date.now();
  const { state, createdByName: author, startedAtMs, endsAtMs, clearedAtMs } = takeover;
  if (state === "waiting") return t("takeover.when.waiting", { name: author, time: clock(takeover.createdAtMs, nowMs) });
  if (state === "lapsed") return t("takeover.when.lapsed", { name: author, time: exactly(takeover.createdAtMs) });
  const from = startedAtMs === null ? "" : clock(startedAtMs, nowMs);
  if (state === "active" && endsAtMs !== null) {
    const minutes = Math.max(0, Math.ceil((endsAtMs - nowMs) / MINUTE_MS));
    return t("takeover.when.active", { from, until: clock(endsAtMs, nowMs), minutes, name: author });
  }
  if (state === "cleared") {
    const by = takeover.clearedByName ?? author;
    return startedAtMs === null
      ? t("takeover.when.withdrawn", { by })
      : t("takeover.when.cleared", { from, until: clearedAtMs === null ? "" : clock(clearedAtMs, nowMs), by });
  }
  return t("takeover.when.ended", { from, until: endsAtMs === null ? "" : clock(endsAtMs, nowMs) });
}

function gone(): TemplateResult {
  return emptyState(
    "search",
    t("takeover.gone"),
    t("takeover.goneHint"),
    html`<a class="button" href="/takeovers">${t("takeover.all")}</a>`,
  );
}

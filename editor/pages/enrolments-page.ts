import { css, html, LitElement, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { MadeEnrolment } from "../../domain/api/enrolments.ts";
import type { Enrolment } from "../../domain/model/enrolment.ts";
import { ScreenId } from "../../domain/model/id.ts";
import { api } from "../api-client.ts";
import "../elements/confirm-dialog.ts";
import { emptyState } from "../elements/empty-state.ts";
import { listFailure, listLoading, listMore } from "../elements/list-notes.ts";
import { pageTabsStyles } from "../elements/page-tabs.ts";
import "../elements/ui-icon.ts";
import { toast } from "../elements/ui-toasts.ts";
import "../joining/enrolment-dialog.ts";
import "../joining/enrolment-row.ts";
import { joiningNav } from "../joining/joining-nav.ts";
import "../joining/made-enrolment.ts";
import { PagedList } from "../paged-list.ts";
import { navigate, type Place } from "../router.ts";
import { ScreenChoices } from "../screens/screen-choices.ts";
import { SiteList } from "../site-list.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { notes } from "../style/notes.ts";
import { rows } from "../style/rows.ts";
import { t } from "../texts.ts";

const HERE = "/screens/enrolments";

/** Secrets by which devices join by themselves. With `?screen=` one for that screen is being made. */
@customElement("enrolments-page")
export class EnrolmentsPage extends LitElement {
  static override styles = [
    base,
    buttons,
    notes,
    rows,
    pageTabsStyles,
    css`
      .enrolments {
        display: grid;
        gap: 0.625rem;
      }
    `,
  ];

  @property({ attribute: false }) place?: Place;
  @state() private adding = false;
  @state() private made: MadeEnrolment | undefined;
  @state() private withdrawing: Enrolment | undefined;
  readonly #list = new PagedList<Enrolment>(this, ["enrolments"], (request, signal) => api.enrolments.list(request, { signal }));
  readonly #sites = new SiteList(this);
  readonly #screens = new ScreenChoices(this);

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#screens.load();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("place") && this.#screenId) this.adding = true;
  }

  protected override render() {
    return html`
      <div class="page-header"><h1 tabindex="-1">${t("enrolments.title")}</h1><span class="push"><button class="button primary" type="button" @click=${this.#add}><ui-icon name="plus"></ui-icon>${t("enrolments.new")}</button></span></div>
      ${joiningNav(HERE)}
      <p class="lead">${t("enrolments.lead")}</p>
      ${this.#content()} ${this.#dialogs()}
    `;
  }

  get #screenId(): string {
    return ScreenId.safeParse(this.place?.query.get("screen")).data ?? "";
  }

  #content(): TemplateResult {
    const { items, failed, nextCursor } = this.#list;
    const failure = listFailure(failed, () => this.#list.refresh());
    if (!items) return failed === undefined ? listLoading() : html`${failure}`;
    if (items.length === 0) return html`${failure}${emptyState("key-round", t("enrolments.empty"), t("enrolments.emptyHint"))}`;
    return html`${failure}
      <ul class="enrolments" aria-label=${t("enrolments.title")}>${repeat(
        items,
        ({ id }) => id,
        (enrolment) =>
          html`<li><enrolment-row .enrolment=${enrolment} what=${this.#what(enrolment)} @enrolment-withdraw=${() => {
            this.withdrawing = enrolment;
          }}></enrolment-row></li>`,
      )}</ul>
      ${listMore(nextCursor, () => this.#list.more())}`;
  }

  #dialogs(): TemplateResult {
    const { made, withdrawing } = this;
    return html`
      <enrolment-dialog .open=${this.adding} screenId=${this.#screenId} @dialog-close=${this.#endAdding} @enrolment-made=${({
        detail,
      }: CustomEvent<MadeEnrolment>) => {
        this.made = detail;
        void this.#list.refresh();
      }}></enrolment-dialog>
      <made-enrolment .made=${made} what=${made ? this.#what(made.enrolment) : ""} @dialog-close=${() => {
        this.made = undefined;
      }}></made-enrolment>
      <confirm-dialog .open=${withdrawing !== undefined} heading=${t("enrolments.withdrawHeading", { what: withdrawing ? this.#what(withdrawing) : "" })} action=${t("enrolments.withdraw")} .run=${this.#withdraw} @dialog-close=${() => {
        this.withdrawing = undefined;
      }}><p>${t("enrolments.withdrawHint")}</p></confirm-dialog>
    `;
  }

  /** Names of screens and sites, as far as they are known by now. */
  #what({ for: target }: Enrolment): string {
    if (target.kind === "new-screens") {
      const site = this.#sites.sites.find(({ id }) => id === target.screen.siteId)?.name ?? "…";
      return t("enrolments.forNew", { names: target.names, site });
    }
    const screen = this.#screens.choices.find(({ value }) => value === target.screenId);
    if (screen) return t("enrolments.forNew", { names: screen.label, site: screen.hint ?? "" });
    return this.#screens.isLoaded ? t("enrolments.screenGone") : "…";
  }

  readonly #add = (): void => {
    this.adding = true;
  };

  readonly #endAdding = (): void => {
    this.adding = false;
    if (this.#screenId) navigate(HERE, { replace: true });
  };

  readonly #withdraw = async (): Promise<void> => {
    if (!this.withdrawing) return;
    await api.enrolments.withdraw({ id: this.withdrawing.id });
    toast({ text: t("enrolments.withdrawn"), kind: "good" });
    await this.#list.refresh();
  };
}

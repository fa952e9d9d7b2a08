import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { AlertRule } from "../../domain/model/alert.ts";
import { type IncidentId, SiteId } from "../../domain/model/id.ts";
import type { IncidentSummary } from "../../domain/model/incident.ts";
import { alertsNav } from "../alerts/alerts-nav.ts";
import { pageTabsStyles } from "../elements/page-tabs.ts";
import "../alerts/incident-panel.ts";
import { incidentRowStyles, openRow, pastRow, type RowOf } from "../alerts/incident-rows.ts";
import "../alerts/maintenance-banner.ts";
import { takeIncident } from "../alerts/take-incident.ts";
import { api } from "../api-client.ts";
import "../elements/combo-field.ts";
import { emptyState } from "../elements/empty-state.ts";
import { listFailure, listLoading, listMore } from "../elements/list-notes.ts";
import { PagedList, type PageRequest } from "../paged-list.ts";
import { navigate, type Place } from "../router.ts";
import { currentSession } from "../session.ts";
import { SiteList } from "../site-list.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { listAndPanel } from "../style/list-and-panel.ts";
import { notes } from "../style/notes.ts";
import { rows } from "../style/rows.ts";
import { t } from "../texts.ts";

interface AtSite {
  readonly siteId: SiteId;
}

const list = (state: "open" | "over") => (request: PageRequest & Partial<AtSite>, signal: AbortSignal) =>
  api.alerts.incidents({ ...request, state }, { signal });

/** What is wrong now, first, then what was; one of them in a panel beside the list. */
@customElement("incidents-page")
export class IncidentsPage extends LitElement {
  static override styles = [
    base,
    buttons,
    notes,
    rows,
    listAndPanel,
    pageTabsStyles,
    incidentRowStyles,
    css`
      section + section {
        margin-top: 2rem;
      }
      .section-header {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 0.5rem 1rem;
        min-height: var(--control);
        margin-bottom: 0.5rem;
      }
      .section-header combo-field {
        width: min(100%, 17rem);
      }
      .note-bar {
        margin-bottom: 1rem;
      }
      .empty > ui-icon {
        color: var(--good);
      }
    `,
  ];

  @property({ attribute: false }) place?: Place;
  readonly #open = new PagedList<IncidentSummary, AtSite>(this, ["incidents"], list("open"));
  readonly #past = new PagedList<IncidentSummary, AtSite>(this, ["incidents"], list("over"));
  readonly #rules = new PagedList<AlertRule>(this, ["incidents"], ({ limit, cursor }, signal) =>
    api.alerts.rules({ limit, ...(cursor ? { cursor } : {}) }, { signal }),
  );
  readonly #sites = new SiteList(this);

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("place")) return;
    const site = SiteId.safeParse(this.#site);
    for (const one of [this.#open, this.#past]) one.narrow(site.success ? { siteId: site.data } : {});
  }

  protected override updated(changed: PropertyValues<this>): void {
    const before = changed.get("place");
    if (this.#chosen && before && before.params["id"] !== this.#chosen) this.#showPanel();
  }

  protected override render() {
    const hasPanel = this.#chosen ? "has-panel" : "";
    return html`
      <div class="page-header ${hasPanel}"><h1 tabindex="-1">${t("incidents.title")}</h1></div>
      ${alertsNav("/incidents")}
      <div class="columns ${hasPanel}">
        <div class="list ${hasPanel}"><maintenance-banner></maintenance-banner>${this.#untold()} ${this.#now()} ${this.#before()}</div>
        ${this.#chosen ? this.#panel(this.#chosen) : nothing}
      </div>
    `;
  }

  get #chosen(): string | undefined {
    return this.place?.params["id"];
  }

  get #site(): string {
    return this.place?.query.get("site") ?? "";
  }

  get #isAdmin(): boolean {
    return currentSession().user.role === "admin";
  }

  /** As long as no rule has anybody to tell, the list is the only place where anybody learns of anything. */
  #untold(): TemplateResult | typeof nothing {
    const rules = this.#rules.items;
    if (!this.#isAdmin || !rules || rules.some(({ enabled, channels }) => enabled && channels.length > 0)) return nothing;
    return html`<p class="note-bar warn"><ui-icon name="bell-ring"></ui-icon><span>${t("incidents.nobodyTold")}</span><a href="/alerts/rules">${t("incidents.nobodyToldAction")}</a></p>`;
  }

  #now(): TemplateResult {
    const { items, failed, nextCursor } = this.#open;
    const failure = listFailure(failed, () => this.#open.refresh());
    if (!items) return failed === undefined ? listLoading() : html`${failure}`;
    if (items.length === 0)
      return html`${failure}${emptyState("circle-check", t(this.#site ? "incidents.wellAtSite" : "incidents.well"), t("incidents.wellHint"))}`;
    return html`${failure}<section aria-labelledby="now">
      <div class="section-header"><h2 id="now" aria-live="polite">${t("incidents.openCount", { count: items.length })}</h2></div>
      <ul class="rows open" aria-labelledby="now">${repeat(
        items,
        ({ id }) => id,
        (one) => openRow(one, this.#rowOf(one.id), this.#isAdmin ? () => void this.#take(one.id) : undefined),
      )}</ul>
      ${listMore(nextCursor, () => this.#open.more())}
    </section>`;
  }

  #before(): TemplateResult | typeof nothing {
    const { items, failed, nextCursor } = this.#past;
    if (!items) return listFailure(failed, () => this.#past.refresh());
    if (items.length === 0 && !this.#site) return nothing;
    return html`<section aria-labelledby="before">
      <div class="section-header">
        <h2 id="before">${t("incidents.past")}</h2>
        <combo-field hide-label clearable label=${t("screen.site")} placeholder=${t("incidents.anySite")} .choices=${this.#sites.choices} .value=${this.#site} @combo-change=${(event: CustomEvent<string>) => navigate(this.#address(this.#chosen, event.detail), { replace: true })}></combo-field>
      </div>
      ${listFailure(failed, () => this.#past.refresh())}
      ${items.length === 0 ? html`<p class="soft">${t("incidents.nothingPast")}</p>` : nothing}
      <ul class="rows past" aria-labelledby="before">${repeat(
        items,
        ({ id }) => id,
        (one) => pastRow(one, this.#rowOf(one.id)),
      )}</ul>
      ${listMore(nextCursor, () => this.#past.more())}
    </section>`;
  }

  #rowOf(id: IncidentId): RowOf {
    return { address: this.#address(id, this.#site), isChosen: id === this.#chosen, nowMs: Date.now() };
  }

  #address(id: string | undefined, site: string): string {
    const path = id ? `/incidents/${id}` : "/incidents";
    return site ? `${path}?${new URLSearchParams({ site }).toString()}` : path;
  }

  #panel(id: string): TemplateResult {
    const back = this.#address(undefined, this.#site);
    return html`<aside class="panel" aria-label=${t("incidents.details")}>
      <a class="button quiet small back" href=${back}><ui-icon name="arrow-left"></ui-icon>${t("incidents.back")}</a>
      <incident-panel .incidentId=${id} .listAddress=${back}></incident-panel>
    </aside>`;
  }

  async #take(id: IncidentId): Promise<void> {
    await takeIncident(id);
    await this.#open.refresh();
  }

  /** On a narrow screen the panel takes the place of the list, so the reader starts at its top. */
  #showPanel(): void {
    if (this.renderRoot.querySelector<HTMLElement>(".list")?.checkVisibility() !== false) return;
    window.scrollTo(0, 0);
    this.renderRoot.querySelector<HTMLElement>(".back")?.focus();
  }
}

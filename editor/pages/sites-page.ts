import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { Site } from "../../domain/model/place.ts";
import { Problem } from "../../domain/model/problem.ts";
import { api } from "../api-client.ts";
import "../elements/confirm-dialog.ts";
import { emptyState } from "../elements/empty-state.ts";
import { listFailure, listLoading, listMore, searchBox } from "../elements/list-notes.ts";
import { problemText } from "../elements/problem-summary.ts";
import { toast } from "../elements/ui-toasts.ts";
import { PagedList } from "../paged-list.ts";
import { navigate, type Place } from "../router.ts";
import { currentSession } from "../session.ts";
import "../sites/site-dialog.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { fields } from "../style/fields.ts";
import { notes } from "../style/notes.ts";
import { rows } from "../style/rows.ts";
import { currentLanguage, t } from "../texts.ts";

const SEARCH_WAIT_MS = 200;

/** All places: where screens stand and people work. Administrators change them. */
@customElement("sites-page")
export class SitesPage extends LitElement {
  static override styles = [
    base,
    buttons,
    fields,
    notes,
    rows,
    css`
      .rows {
        margin-top: 0.75rem;
      }
      .row {
        grid-template-columns: minmax(0, 2fr) minmax(0, 1fr) 8.5rem 10rem;
      }
      .screens {
        position: relative;
        justify-self: end;
        display: inline-flex;
        align-items: center;
        gap: 0.5rem;
      }
      .people {
        justify-self: end;
      }
      @media (max-width: 60rem) {
        .row {
          grid-template-columns: minmax(0, 1fr) auto;
        }
        .zone {
          grid-row: 2;
        }
      }
    `,
  ];

  @property({ attribute: false }) place?: Place;
  @state() private editing: Site | "new" | undefined;
  @state() private removing: Site | undefined;
  readonly #list = new PagedList<Site>(this, ["sites", "screens"], (request, signal) => api.sites.list(request, { signal }));
  #typing: number | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("place")) this.#list.narrow({ search: this.#search });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#typing);
  }

  get #search(): string {
    return this.place?.query.get("search") ?? "";
  }

  get #isAdmin(): boolean {
    return currentSession().user.role === "admin";
  }

  protected override render() {
    return html`
      <div class="page-header">
        <h1 tabindex="-1">${t("sites.title")}</h1>
        ${this.#isAdmin ? html`<span class="push"><button class="button primary" type="button" @click=${() => this.#edit("new")}><ui-icon name="plus"></ui-icon>${t("sites.new")}</button></span>` : nothing}
      </div>
      <search>${searchBox(t("sites.search"), this.#search, this.#onSearch)}</search>
      ${this.#content()}
      <site-dialog .open=${this.editing !== undefined} .site=${this.editing === "new" ? undefined : this.editing} @dialog-close=${() => this.#edit(undefined)} @site-saved=${this.#onSaved} @site-remove=${this.#askRemove}></site-dialog>
      <confirm-dialog .open=${this.removing !== undefined} heading=${t("sites.removeHeading", { name: this.removing?.name ?? "" })} action=${t("sites.remove")} .run=${this.#remove} .explain=${explainRefusal} @dialog-close=${() => {
        this.removing = undefined;
      }}>
        <p>${t("sites.removeHint")}</p>
      </confirm-dialog>
    `;
  }

  #content(): TemplateResult {
    const { items, failed, nextCursor } = this.#list;
    if (!items) return failed === undefined ? listLoading() : html`${listFailure(failed, () => this.#list.refresh())}`;
    if (items.length === 0) return this.#empty();
    return html`${listFailure(failed, () => this.#list.refresh())}
      <ul class="rows" aria-label=${t("sites.title")}>${repeat(
        items,
        ({ id }) => id,
        (site) => this.#row(site),
      )}</ul>
      ${listMore(nextCursor, () => this.#list.more())}`;
  }

  #row(site: Site): TemplateResult {
    return html`<li class="row">
      <div class="main">${this.#isAdmin ? html`<button class="row-link" type="button" @click=${() => this.#edit(site)}>${site.name}</button>` : html`<strong>${site.name}</strong>`}</div>
      <span class="zone soft small">${t("sites.zoneNow", { zone: site.zone, time: timeIn(site.zone) })}</span>
      <span class="people soft small numbers">${t("sites.people", { count: site.headcount })}</span>
      <a class="screens small numbers" href="/screens?site=${site.id}"><ui-icon name="monitor"></ui-icon>${t("sites.screens", { count: site.screenCount })}</a>
    </li>`;
  }

  #empty(): TemplateResult {
    if (this.#search)
      return emptyState(
        "search",
        t("list.nothingFound"),
        t("sites.nothingFoundHint"),
        html`<a class="button" href="/sites">${t("list.showAll")}</a>`,
      );
    const add = this.#isAdmin
      ? html`<button class="button" type="button" @click=${() => this.#edit("new")}><ui-icon name="plus"></ui-icon>${t("sites.first")}</button>`
      : undefined;
    return emptyState("map-pin", t("sites.empty"), t("sites.emptyHint"), add);
  }

  #edit(site: Site | "new" | undefined): void {
    this.editing = site;
  }

  readonly #askRemove = (): void => {
    if (this.editing === "new") return;
    this.removing = this.editing;
    this.editing = undefined;
  };

  readonly #onSaved = (event: CustomEvent<Site>): void => {
    toast({ text: t(this.editing === "new" ? "sites.added" : "sites.saved", { name: event.detail.name }), kind: "good" });
    void this.#list.refresh();
  };

  readonly #remove = async (): Promise<void> => {
    if (!this.removing) return;
    const { id, name } = this.removing;
    await api.sites.remove({ id });
    toast({ text: t("sites.removed", { name }), kind: "good" });
    await this.#list.refresh();
  };

  readonly #onSearch = (event: Event): void => {
    const { target } = event;
    if (!(target instanceof HTMLInputElement)) return;
    clearTimeout(this.#typing);
    const search = target.value.trim();
    const address = search ? `/sites?${new URLSearchParams({ search }).toString()}` : "/sites";
    this.#typing = window.setTimeout(() => navigate(address, { replace: true }), SEARCH_WAIT_MS);
  };
}

function explainRefusal(error: unknown): string {
  return error instanceof Problem && error.code === "in-use" ? t("sites.inUse") : problemText(error);
}

function timeIn(timeZone: string): string {
  return new Intl.DateTimeFormat(currentLanguage(), { timeZone, hour: "2-digit", minute: "2-digit" }).format(Date.now());
}

import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { type Announcement, AnnouncementState } from "../../domain/model/announcement.ts";
import { mediaOf } from "../../domain/programme/content.ts";
import { scheduleText, stateBadge, titleOf } from "../announcement-look.ts";
import { api } from "../api-client.ts";
import { duplicate } from "../composer/duplicate.ts";
import { emptyState } from "../elements/empty-state.ts";
import "../elements/media-thumbnail.ts";
import { problemText } from "../elements/problem-summary.ts";
import "../elements/ui-icon.ts";
import { GroupList } from "../group-list.ts";
import { PagedList } from "../paged-list.ts";
import { navigate, type Place } from "../router.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { fields } from "../style/fields.ts";
import { notes } from "../style/notes.ts";
import { rows } from "../style/rows.ts";
import { t } from "../texts.ts";
import { ago } from "../when.ts";

const SEARCH_WAIT_MS = 200;

interface ListFilter {
  readonly search: string;
  readonly state: AnnouncementState | undefined;
}

/** All announcements: searched and filtered in the address, newest change first. */
@customElement("announcements-page")
export class AnnouncementsPage extends LitElement {
  static override styles = [
    base,
    buttons,
    fields,
    notes,
    rows,
    css`
      .filters {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
        margin: 0.75rem 0 1rem;
      }
      .row {
        grid-template-columns: auto minmax(0, 3fr) minmax(0, 9.5rem) minmax(0, 2fr) minmax(0, 9rem) auto;
      }
      .state {
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem;
      }
      .changed {
        display: grid;
        overflow-wrap: anywhere;
      }
      .copy {
        position: relative;
        z-index: 1;
      }
      @media (max-width: 75rem) {
        .row {
          grid-template-columns: auto minmax(0, 1fr) auto auto;
        }
        .copy {
          grid-area: 1 / 4;
        }
        .when,
        .changed {
          grid-column: 2 / -1;
        }
        .changed {
          display: flex;
          flex-wrap: wrap;
          gap: 0 0.75rem;
        }
      }
      @media (max-width: 34rem) {
        .row {
          grid-template-columns: auto minmax(0, 1fr) auto;
        }
        .copy {
          grid-area: 1 / 3;
        }
        .state {
          grid-column: 2;
        }
        .changed {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) place?: Place;
  readonly #list = new PagedList<Announcement, ListFilter>(this, ["announcements"], (request, signal) =>
    api.announcements.list(request, { signal }),
  );
  readonly #groups = new GroupList(this);
  #typing: number | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("place")) this.#list.narrow(this.#filter);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#typing);
  }

  protected override render() {
    return html`
      <div class="page-header">
        <h1 tabindex="-1">${t("announcements.title")}</h1>
        <span class="push"><a class="button primary" href="/announcements/new"><ui-icon name="plus"></ui-icon>${t("announcements.new")}</a></span>
      </div>
      <search>
        <label class="hidden-text" for="search">${t("announcements.search")}</label>
        <div class="search-box">
          <ui-icon name="search"></ui-icon>
          <input class="control" id="search" type="search" placeholder=${t("announcements.search")} .value=${this.#filter.search} @input=${this.#search} />
        </div>
        <nav class="filters" aria-label=${t("announcements.filter")}>
          ${this.#filterLink(undefined)}${AnnouncementState.options.map((state) => this.#filterLink(state))}
        </nav>
      </search>
      ${this.#content()}
    `;
  }

  get #filter() {
    const state = AnnouncementState.safeParse(this.place?.query.get("state"));
    return { search: this.place?.query.get("search") ?? "", state: state.data };
  }

  #address(search: string, state: AnnouncementState | undefined): string {
    const query = new URLSearchParams({ ...(search ? { search } : {}), ...(state ? { state } : {}) }).toString();
    return query ? `/announcements?${query}` : "/announcements";
  }

  #filterLink(state: AnnouncementState | undefined): TemplateResult {
    const { search, state: current } = this.#filter;
    return html`<a class="chip" href=${this.#address(search, state)} aria-current=${state === current ? "true" : nothing}>${t(state ? `state.${state}` : "announcements.all")}</a>`;
  }

  #content(): TemplateResult {
    const { items, failed, nextCursor } = this.#list;
    if (!items) return failed ? this.#failure() : html`<p class="soft" role="status">${t("announcements.loading")}</p>`;
    if (items.length === 0) return this.#empty();
    return html`
      ${failed ? this.#failure() : nothing}
      <ul class="rows" aria-label=${t("announcements.title")}>${repeat(
        items,
        ({ id }) => id,
        (item) => this.#row(item),
      )}</ul>
      ${nextCursor ? html`<p class="more"><button class="button" type="button" @click=${() => this.#list.more()}>${t("action.more")}</button></p>` : nothing}
    `;
  }

  #row(item: Announcement): TemplateResult {
    const { content } = item;
    const targets = content.targets.map((id) => this.#groups.nameOf(id)).join(", ");
    const pending = item.publishedVersion !== null && item.version > item.publishedVersion && item.state !== "withdrawn";
    return html`<li class="row">
      <media-thumbnail .mediaId=${mediaOf(content)[0] ?? null} .category=${content.category}></media-thumbnail>
      <div class="main">
        <a class="row-link" href="/announcements/${item.id}">${titleOf(item)}</a>
        <span class="soft small">${targets || t("announcements.noTarget")}</span>
      </div>
      <div class="state">${stateBadge(item.state)}${pending ? html`<span class="badge warn">${t("announcement.pending")}</span>` : nothing}</div>
      <span class="when small">${scheduleText(content.schedule)}</span>
      <span class="changed small"><span>${ago(item.updatedAtMs, Date.now())}</span><span class="soft">${item.updatedByName}</span></span>
      <button class="button quiet small icon-only copy" type="button" aria-label=${t("duplicate.of", { title: titleOf(item) })} title=${t("duplicate.button")} @click=${() => duplicate(content)}><ui-icon name="copy"></ui-icon></button>
    </li>`;
  }

  #empty(): TemplateResult {
    const { search, state } = this.#filter;
    const reset = html`<a class="button" href="/announcements">${t("announcements.showAll")}</a>`;
    if (search || state) return emptyState("search", t("announcements.nothingFound"), t("announcements.nothingFoundHint"), reset);
    const begin = html`<a class="button" href="/announcements/new"><ui-icon name="plus"></ui-icon>${t("announcements.first")}</a>`;
    return emptyState("megaphone", t("announcements.empty"), t("announcements.emptyHint"), begin);
  }

  #failure(): TemplateResult {
    return html`<div class="problem-summary" role="alert">
      <ui-icon name="circle-alert"></ui-icon>
      <p>${problemText(this.#list.failed)} <button class="link" type="button" @click=${() => this.#list.refresh()}>${t("action.tryAgain")}</button></p>
    </div>`;
  }

  readonly #search = (event: Event): void => {
    const { target } = event;
    if (!(target instanceof HTMLInputElement)) return;
    clearTimeout(this.#typing);
    const search = target.value;
    this.#typing = window.setTimeout(() => navigate(this.#address(search, this.#filter.state), { replace: true }), SEARCH_WAIT_MS);
  };
}

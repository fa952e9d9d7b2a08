import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { ScreenSummary } from "../../domain/api/screens.ts";
import type { PresenceState } from "../../domain/model/screen.ts";
import "../elements/combo-field.ts";
import { emptyState } from "../elements/empty-state.ts";
import { listFailure, listLoading, listMore, searchBox } from "../elements/list-notes.ts";
import "../elements/ui-dialog.ts";
import { GroupList } from "../group-list.ts";
import { treeChoices } from "../groups/tree-choices.ts";
import { navigate, type Place } from "../router.ts";
import { filterAddress, readFilter } from "../screens/screen-address.ts";
import { ScreenList } from "../screens/screen-list.ts";
import { isShownNow, lastSeen, PASSING_STATES, STATE_LOOKS, STATES, shownNote, stateMark, stateStyles } from "../screens/screen-look.ts";
import "../screens/pair-form.ts";
import "../screens/screen-panel.ts";
import { screensPageStyles } from "../screens/screens-page-styles.ts";
import { currentSession } from "../session.ts";
import { SiteList } from "../site-list.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { fields } from "../style/fields.ts";
import { listAndPanel } from "../style/list-and-panel.ts";
import { notes } from "../style/notes.ts";
import { rows } from "../style/rows.ts";
import { t } from "../texts.ts";

const SEARCH_WAIT_MS = 200;

/** All screens with their state as it is now: searched and filtered in the address, one of them in a panel beside the list. */
@customElement("screens-page")
export class ScreensPage extends LitElement {
  static override styles = [base, buttons, fields, notes, rows, stateStyles, listAndPanel, screensPageStyles];

  @property({ attribute: false }) place?: Place;
  @state() private pairing = false;
  readonly #list = new ScreenList(this);
  readonly #groups = new GroupList(this);
  readonly #sites = new SiteList(this);
  #typing: number | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("place")) this.#list.narrow(this.#filter);
  }

  protected override updated(changed: PropertyValues<this>): void {
    const before = changed.get("place");
    if (this.#chosen && before && before.params["id"] !== this.#chosen) void this.#showPanel();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#typing);
  }

  protected override render() {
    return html`
      <div class="page-header ${this.#chosen ? "has-panel" : ""}">
        <h1 tabindex="-1">${t("screens.title")}</h1>
        ${
          this.#isAdmin
            ? html`<span class="push"><button class="button primary" type="button" @click=${() => {
                this.pairing = true;
              }}><ui-icon name="plus"></ui-icon><span class="wide-only">${t("pair.title")}</span><span class="narrow-only">${t("pair.submit")}</span></button></span>`
            : nothing
        }
        ${this.#isBare ? nothing : html`<nav class="counts" aria-label=${t("screens.filter")}>${this.#stateLink(undefined)}${this.#states.map((state) => this.#stateLink(state))}</nav>`}
      </div>
      <div class="columns ${this.#chosen ? "has-panel" : ""}">
        <div class="list">${this.#isBare ? nothing : this.#filters()} ${this.#content()}</div>
        ${this.#chosen ? this.#panel(this.#chosen) : nothing}
      </div>
      <ui-dialog .open=${this.pairing} heading=${t("pair.title")} @dialog-close=${this.#endPairing}>
        ${this.pairing ? html`<pair-form @pair-done=${this.#endPairing}></pair-form>` : nothing}
      </ui-dialog>
    `;
  }

  get #filter() {
    return readFilter(this.place?.query);
  }

  get #chosen(): string | undefined {
    return this.place?.params["id"];
  }

  get #isAdmin(): boolean {
    return currentSession().user.role === "admin";
  }

  /** Nothing to filter: the first screen is still to come. */
  get #isBare(): boolean {
    return this.#list.items?.length === 0 && Object.keys(this.#filter).length === 0;
  }

  get #states(): readonly PresenceState[] {
    const counts = this.#list.counts;
    return [...STATES, ...PASSING_STATES.filter((state) => (counts?.[state] ?? 0) > 0 || state === this.#filter.state)];
  }

  #stateLink(state: PresenceState | undefined): TemplateResult {
    const { state: current, ...rest } = this.#filter;
    const counts = this.#list.counts;
    const count = counts && (state ? counts[state] : Object.values(counts).reduce((sum, one) => sum + one, 0));
    const words = state
      ? t(count === undefined ? `presence.${state}` : `presence.${state}Count`, { count: count ?? 0 })
      : t("screens.all", { count: count ?? -1 });
    const look = state ? STATE_LOOKS[state] : undefined;
    return html`<a class="chip ${count === 0 ? "" : (look?.kind ?? "")}" href=${filterAddress(state ? { ...rest, state } : rest, this.#chosen)} aria-current=${state === current ? "true" : nothing}>${look ? html`<ui-icon name=${look.icon}></ui-icon>` : nothing}${words}</a>`;
  }

  #filters(): TemplateResult {
    const { search = "", siteId = "", groupId = "" } = this.#filter;
    return html`<search class="filters">
      ${searchBox(t("screens.search"), search, this.#onSearch)}
      <combo-field hide-label clearable label=${t("screen.site")} placeholder=${t("screens.anySite")} .choices=${this.#sites.choices} .value=${siteId} @combo-change=${(event: CustomEvent<string>) => this.#narrow({ site: event.detail })}></combo-field>
      <combo-field hide-label clearable label=${t("screens.group")} placeholder=${t("screens.anyGroup")} .choices=${treeChoices(this.#groups.groups)} .value=${groupId} @combo-change=${(event: CustomEvent<string>) => this.#narrow({ group: event.detail })}></combo-field>
    </search>`;
  }

  #content(): TemplateResult {
    const { items, failed, nextCursor } = this.#list;
    const failure = listFailure(failed, () => this.#list.refresh());
    if (!items) return failed === undefined ? listLoading() : html`${failure}`;
    if (items.length === 0) return this.#empty();
    return html`${failure}
      <ul class="rows" aria-label=${t("screens.title")}>${repeat(
        items,
        ({ id }) => id,
        (screen) => this.#row(screen),
      )}</ul>
      ${listMore(nextCursor, () => this.#list.more())}`;
  }

  #row(screen: ScreenSummary): TemplateResult {
    const isChosen = screen.id === this.#chosen;
    return html`<li class="row ${isChosen ? "chosen" : ""}">
      <span class="state small">${stateMark(screen.presence.state)}</span>
      <div class="main">
        <a class="row-link" href=${filterAddress(this.#filter, screen.id)} aria-current=${isChosen ? "true" : nothing}><span>${screen.siteName}</span><span class="name soft small">${screen.name}</span></a>
</div>
      <span class="glass ${isShownNow(screen) ? "" : "soft"}">${shownNote(screen)}</span>
      <span class="seen soft small">${screen.presence.state === "new" ? nothing : lastSeen(screen.presence)}</span>
    </li>`;
  }

  #empty(): TemplateResult {
    if (Object.keys(this.#filter).length > 0)
      return emptyState(
        "search",
        t("list.nothingFound"),
        t("screens.nothingFoundHint"),
        html`<a class="button" href="/screens">${t("list.showAll")}</a>`,
      );
    const pair = this.#isAdmin
      ? html`<button class="button" type="button" @click=${() => {
          this.pairing = true;
        }}><ui-icon name="plus"></ui-icon>${t("screens.first")}</button>`
      : undefined;
    return emptyState("monitor", t("screens.empty"), t("screens.emptyHint", { address: `${location.host}/play` }), pair);
  }

  #panel(id: string): TemplateResult {
    const list = filterAddress(this.#filter, undefined);
    return html`<aside class="panel" aria-label=${t("screen.details")}>
      <a class="button quiet small back" href=${list}><ui-icon name="arrow-left"></ui-icon>${t("screens.back")}</a>
      <screen-panel .screenId=${id} .listAddress=${list} @screen-changed=${() => this.#list.refresh()} @screen-removed=${this.#onRemoved}></screen-panel>
    </aside>`;
  }

  /** On a narrow screen the panel takes the place of the list, so the reader starts at its top. */
  async #showPanel(): Promise<void> {
    const list = this.renderRoot.querySelector<HTMLElement>(".list");
    if (list?.checkVisibility() !== false) return;
    window.scrollTo(0, 0);
    this.renderRoot.querySelector<HTMLElement>(".back")?.focus();
  }

  #narrow(change: { readonly search?: string; readonly site?: string; readonly group?: string }): void {
    const query = new URLSearchParams(this.place?.query);
    for (const [name, value] of Object.entries(change)) query.set(name, value);
    navigate(filterAddress(readFilter(query), this.#chosen), { replace: true });
  }

  readonly #onSearch = (event: Event): void => {
    const { target } = event;
    if (!(target instanceof HTMLInputElement)) return;
    clearTimeout(this.#typing);
    const search = target.value.trim();
    this.#typing = window.setTimeout(() => this.#narrow({ search }), SEARCH_WAIT_MS);
  };

  readonly #onRemoved = (): void => {
    navigate(filterAddress(this.#filter, undefined), { replace: true });
    void this.#list.refresh();
  };

  readonly #endPairing = (): void => {
    this.pairing = false;
    void this.#list.refresh();
  };
}

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { ScreenId } from "../../domain/model/id.ts";
import type { PresenceState } from "../../domain/model/screen.ts";
import "../elements/combo-field.ts";
import { cssVars } from "../elements/css-vars.ts";
import { emptyState } from "../elements/empty-state.ts";
import { listFailure, listLoading } from "../elements/list-notes.ts";
import "../elements/ui-dialog.ts";
import { VirtualRows } from "../elements/virtual-rows.ts";
import { GroupList } from "../group-list.ts";
import { navigate, type Place } from "../router.ts";
import "../screens/bulk-bar.ts";
import { type AddressChange, fleetFilters } from "../screens/fleet-filters.ts";
import { FleetList } from "../screens/fleet-list.ts";
import { type FleetRow, fleetRows } from "../screens/fleet-order.ts";
import { FleetRows, HEADING_PX, rowPx } from "../screens/fleet-rows.ts";
import { FleetSelection } from "../screens/fleet-selection.ts";
import { filterAddress, readFilter, readView } from "../screens/screen-address.ts";
import { PASSING_STATES, STATE_LOOKS, STATES, stateStyles } from "../screens/screen-look.ts";
import "../screens/pair-form.ts";
import "../screens/screen-panel.ts";
import { fleetRowStyles } from "../screens/fleet-row-styles.ts";
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

/** All screens with their state as it is now: searched, filtered and divided in the address, one of them in a panel beside the list. */
@customElement("screens-page")
export class ScreensPage extends LitElement {
  static override styles = [base, buttons, fields, notes, rows, stateStyles, listAndPanel, screensPageStyles, fleetRowStyles];

  @property({ attribute: false }) place?: Place;
  @state() private pairing = false;
  readonly #fleet = new FleetList(this, () => this.#arrange());
  readonly #groups = new GroupList(this, () => this.#arrange());
  readonly #sites = new SiteList(this);
  readonly #selection = new FleetSelection(this);
  readonly #virtual = new VirtualRows(
    this,
    () => this.renderRoot.querySelector<HTMLElement>(".fleet"),
    () => this.#showVisible(),
  );
  readonly #rows = new FleetRows(this.#fleet, this.#selection);
  #all: readonly FleetRow[] = [];
  #order: readonly ScreenId[] = [];
  #typing: ReturnType<typeof setTimeout> | undefined;
  readonly #narrow = matchMedia("(max-width: 40rem)");

  override connectedCallback(): void {
    super.connectedCallback();
    this.#narrow.addEventListener("change", this.#arrange);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#narrow.removeEventListener("change", this.#arrange);
    clearTimeout(this.#typing);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("place")) return;
    this.#fleet.narrow(this.#filter, this.#view.bars);
    const before = changed.get("place");
    if (readView(before?.query).grouping !== this.#view.grouping) this.#arrange();
  }

  protected override updated(changed: PropertyValues<this>): void {
    const before = changed.get("place");
    if (this.#chosen && before && before.params["id"] !== this.#chosen) void this.#showPanel();
  }

  protected override render() {
    return html`
      <div class="page-header ${this.#chosen ? "has-panel" : ""}">
        <h1 tabindex="-1">${t("screens.title")}</h1>
        ${
          this.#isAdmin
            ? html`<span class="push"><a class="button" href="/screens/import"><ui-icon name="list"></ui-icon>${t("joining.many")}</a><button class="button primary" type="button" @click=${() => {
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

  get #view() {
    return readView(this.place?.query);
  }

  get #chosen(): string | undefined {
    return this.place?.params["id"];
  }

  get #isAdmin(): boolean {
    return currentSession().user.role === "admin";
  }

  /** Nothing to filter: the first screen is still to come. */
  get #isBare(): boolean {
    return this.#fleet.index?.items.length === 0 && Object.keys(this.#filter).length === 0;
  }

  /** Then there is nothing to show before the groups are known. */
  get #isByGroup(): boolean {
    return this.#view.grouping === "group";
  }

  get #states(): readonly PresenceState[] {
    const { counts } = this.#fleet;
    return [...STATES, ...PASSING_STATES.filter((state) => (counts?.[state] ?? 0) > 0 || state === this.#filter.state)];
  }

  #stateLink(state: PresenceState | undefined): TemplateResult {
    const { state: current, ...rest } = this.#filter;
    const { counts } = this.#fleet;
    const count = counts && (state ? counts[state] : Object.values(counts).reduce((sum, one) => sum + one, 0));
    const words = state
      ? t(count === undefined ? `presence.${state}` : `presence.${state}Count`, { count: count ?? 0 })
      : t("screens.all", { count: count ?? -1 });
    const look = state ? STATE_LOOKS[state] : undefined;
    const address = filterAddress(state ? { ...rest, state } : rest, this.#chosen, this.#view);
    return html`<a class="chip ${count === 0 ? "" : (look?.kind ?? "")}" href=${address} aria-current=${state === current ? "true" : nothing}>${look ? html`<ui-icon name=${look.icon}></ui-icon>` : nothing}${words}</a>`;
  }

  #filters(): TemplateResult {
    return fleetFilters({
      filter: this.#filter,
      view: this.#view,
      sites: this.#sites.choices,
      groups: this.#groups.groups,
      onSearch: this.#onSearch,
      go: (change) => this.#go(change),
    });
  }

  #go(change: AddressChange): void {
    const query = new URLSearchParams(this.place?.query);
    for (const [name, value] of Object.entries(change)) query.set(name, value);
    navigate(filterAddress(readFilter(query), this.#chosen, readView(query)), { replace: true });
  }

  #content(): TemplateResult {
    const { index } = this.#fleet;
    const failed = this.#fleet.failed ?? (this.#isByGroup ? this.#groups.failed : undefined);
    const failure = listFailure(failed, this.#tryAgain);
    if (!index || (this.#isByGroup && !this.#groups.loaded)) return failed === undefined ? listLoading() : html`${failure}`;
    if (index.items.length === 0) return this.#empty();
    const { from, until } = this.#virtual.range;
    return html`${failure}
      ${this.#isAdmin ? this.#rows.head(this.#order, this.#filter) : nothing}
      <ul class="fleet" aria-label=${t("screens.title")} @focusin=${this.#onFocus} @focusout=${this.#onBlur} ${cssVars({ "--height": `${String(this.#virtual.height)}px` })}>${repeat(
        this.#all.slice(from, until).map((row, place) => ({ row, place: from + place })),
        ({ row }) => row.key,
        ({ row, place }) => this.#row(row, place),
      )}</ul>
      ${this.#isAdmin ? this.#bulkBar() : nothing}`;
  }

  #row(row: FleetRow, place: number): TemplateResult {
    const at = { topPx: this.#virtual.topOf(place), place, total: this.#all.length };
    if (row.kind === "heading") return this.#rows.heading(row, at, this.#isAdmin);
    const isChosen = row.id === this.#chosen;
    const { bars, grouping } = this.#view;
    const address = filterAddress(this.#filter, row.id, this.#view);
    return this.#rows.screen(row, at, {
      address,
      isChosen,
      bars,
      canPick: this.#isAdmin,
      isUnderSite: grouping === "site",
      order: this.#order,
    });
  }

  #bulkBar(): TemplateResult {
    const areAll = this.#selection.ids.size === this.#order.length;
    return html`<bulk-bar .ids=${[...this.#selection.ids]} .everything=${areAll ? this.#filter : undefined} @bulk-clear=${this.#endSelection} @bulk-done=${this.#endSelection}></bulk-bar>`;
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
    const list = filterAddress(this.#filter, undefined, this.#view);
    return html`<aside class="panel" aria-label=${t("screen.details")}>
      <a class="button quiet small back" href=${list}><ui-icon name="arrow-left"></ui-icon>${t("screens.back")}</a>
      <screen-panel .screenId=${id} .listAddress=${list} @screen-changed=${() => this.#fleet.refresh()} @screen-removed=${this.#onRemoved}></screen-panel>
    </aside>`;
  }

  /** On a narrow screen the panel takes the place of the list, so the reader starts at its top. */
  async #showPanel(): Promise<void> {
    const list = this.renderRoot.querySelector<HTMLElement>(".list");
    if (list?.checkVisibility() !== false) return;
    window.scrollTo(0, 0);
    this.renderRoot.querySelector<HTMLElement>(".back")?.focus();
  }

  /** The screens are others, or stand in another order, or their rows have another height. */
  readonly #arrange = (): void => {
    const { index } = this.#fleet;
    if (!index) return;
    this.#all = fleetRows(index, this.#view.grouping, this.#groups.groups, t("screens.withoutGroup"));
    this.#order = index.items.map(({ id }) => id);
    this.#selection.keepOnly(new Set(this.#order));
    const screenPx = rowPx(this.#narrow.matches);
    this.#virtual.set(this.#all.map(({ kind }) => (kind === "heading" ? HEADING_PX : screenPx)));
    this.requestUpdate();
  };

  #showVisible(): void {
    const { from, until } = this.#virtual.range;
    this.#fleet.show(this.#all.slice(from, until).flatMap((row) => (row.kind === "screen" ? [row.id] : [])));
  }

  readonly #tryAgain = (): void => {
    void this.#fleet.refresh();
    void this.#groups.load();
  };

  readonly #onSearch = (event: Event): void => {
    const { target } = event;
    if (!(target instanceof HTMLInputElement)) return;
    clearTimeout(this.#typing);
    const search = target.value.trim();
    this.#typing = setTimeout(() => this.#go({ search }), SEARCH_WAIT_MS);
  };

  readonly #onFocus = (event: FocusEvent): void => {
    const place = (event.target as Element).closest("li")?.getAttribute("aria-posinset");
    this.#virtual.hold(place ? Number(place) - 1 : null);
  };

  readonly #onBlur = (): void => this.#virtual.hold(null);

  readonly #endSelection = (): void => this.#selection.clear();

  readonly #onRemoved = (): void => {
    navigate(filterAddress(this.#filter, undefined, this.#view), { replace: true });
    void this.#fleet.refresh();
  };

  readonly #endPairing = (): void => {
    this.pairing = false;
    void this.#fleet.refresh();
  };
}

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { GroupId } from "../../domain/model/id.ts";
import { MEDIA_KINDS, type Media, type MediaKind } from "../../domain/model/media.ts";
import { emptyState } from "../elements/empty-state.ts";
import { listFailure, listLoading, listMore, searchBox } from "../elements/list-notes.ts";
import "../elements/ui-icon.ts";
import { toast } from "../elements/ui-toasts.ts";
import { GroupList } from "../group-list.ts";
import "../library/drop-veil.ts";
import { FileIntake } from "../library/file-intake.ts";
import "../library/folder-list.ts";
import { libraryStyles } from "../library/library-styles.ts";
import "../library/media-details.ts";
import { type Folder, filterAddress, type MediaFilter, readFilter } from "../library/media-filter.ts";
import "../library/media-grid.ts";
import { MediaList } from "../library/media-list.ts";
import { KIND_ICONS } from "../library/media-words.ts";
import "../library/upload-button.ts";
import "../library/upload-list.ts";
import { uploadQueue } from "../library/upload-queue.ts";
import { navigate, type Place } from "../router.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { fields } from "../style/fields.ts";
import { listAndPanel } from "../style/list-and-panel.ts";
import { notes } from "../style/notes.ts";
import { rows } from "../style/rows.ts";
import { t } from "../texts.ts";

const SEARCH_WAIT_MS = 200;

/** Pictures, films and documents: folders at the left, tiles, and the chosen one beside them. Files may be dropped or pasted anywhere on it. */
@customElement("library-page")
export class LibraryPage extends LitElement {
  static override styles = [base, buttons, fields, notes, rows, listAndPanel, libraryStyles];

  @property({ attribute: false }) place?: Place;
  readonly #list = new MediaList(this);
  readonly #groups = new GroupList(this);
  readonly #intake = new FileIntake(this, (files) => void uploadQueue.add(files, this.#groupId));
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
    const panel = this.#chosen ? "has-panel" : "";
    return html`
      <div class="page-header ${panel}">
        <h1 tabindex="-1">${t("library.title")}</h1>
        ${this.#isBare ? nothing : html`<nav class="kinds" aria-label=${t("library.kindLabel")}>${this.#kindLink(undefined)}${MEDIA_KINDS.map((kind) => this.#kindLink(kind))}</nav>`}
        <span class="push"><upload-button primary .groupId=${this.#groupId}></upload-button></span>
      </div>
      <div class="columns ${panel} ${this.#isBare ? "bare" : ""}">
        ${this.#isBare ? nothing : html`<folder-list .groups=${this.#groups.groups} .chosen=${this.#filter.groupId} @folder-change=${(event: CustomEvent<Folder | undefined>) => this.#narrow({ groupId: event.detail })}></folder-list>`}
        <div class="list">
          ${this.#isBare ? nothing : html`<search>${searchBox(t("library.search"), this.#filter.search ?? "", this.#onSearch)}</search>`}
          <upload-list @upload-show=${this.#onOpen} @upload-choose=${this.#choose}></upload-list>
          ${this.#content()}
        </div>
        ${this.#chosen ? this.#panel(this.#chosen) : nothing}
      </div>
      <drop-veil ?on=${this.#intake.isOver}></drop-veil>
    `;
  }

  get #filter(): MediaFilter {
    return readFilter(this.place?.query);
  }

  get #chosen(): string | undefined {
    return this.place?.params["id"];
  }

  /** Where uploads go: into the folder that is shown. */
  get #groupId(): GroupId | null {
    const { groupId } = this.#filter;
    return groupId && groupId !== "none" ? groupId : null;
  }

  /** Nothing to filter: the first file is still to come. */
  get #isBare(): boolean {
    return this.#list.items?.length === 0 && Object.keys(this.#filter).length === 0 && !this.#chosen;
  }

  #kindLink(kind: MediaKind | undefined): TemplateResult {
    const { kind: current, ...rest } = this.#filter;
    const href = filterAddress(kind ? { ...rest, kind } : rest, this.#chosen);
    return html`<a class="chip" href=${href} aria-current=${kind === current ? "true" : nothing}>${kind ? html`<ui-icon name=${KIND_ICONS[kind]}></ui-icon>${t(`library.kinds.${kind}`)}` : t("library.allKinds")}</a>`;
  }

  #content(): TemplateResult {
    const { items, failed, nextCursor } = this.#list;
    const failure = listFailure(failed, () => this.#list.refresh());
    if (!items) return failed === undefined ? listLoading() : html`${failure}`;
    if (items.length === 0) return this.#empty();
    return html`${failure}
      <media-grid label=${t("library.title")} .items=${items} .chosen=${this.#chosen ?? ""} @media-open=${this.#onOpen}></media-grid>
      ${listMore(nextCursor, () => this.#list.more())}`;
  }

  #empty(): TemplateResult {
    const { search, kind, groupId } = this.#filter;
    if (search || kind)
      return emptyState(
        "search",
        t("list.nothingFound"),
        t("library.nothingFoundHint"),
        html`<a class="button" href="/library">${t("list.showAll")}</a>`,
      );
    if (groupId) return emptyState("folder", t("library.emptyFolder"), t("library.emptyFolderHint"));
    return emptyState("images", t("library.empty"), t("library.emptyHint"), html`<p class="small">${t("library.emptyKinds")}</p>`);
  }

  #panel(id: string): TemplateResult {
    const list = filterAddress(this.#filter);
    return html`<aside class="panel" aria-label=${t("library.details")}>
      <a class="button quiet small back" href=${list}><ui-icon name="arrow-left"></ui-icon>${t("library.back")}</a>
      <media-details .mediaId=${id} .listAddress=${list} @media-saved=${(event: CustomEvent<Media>) => this.#list.put(event.detail)} @media-made=${this.#onMade} @media-removed=${this.#onRemoved}></media-details>
    </aside>`;
  }

  /** On a narrow screen the panel takes the place of the list, so the reader starts at its top. */
  async #showPanel(): Promise<void> {
    if (this.renderRoot.querySelector<HTMLElement>(".list")?.checkVisibility() !== false) return;
    window.scrollTo(0, 0);
    this.renderRoot.querySelector<HTMLElement>(".back")?.focus();
  }

  #narrow(change: { readonly [Key in keyof MediaFilter]?: MediaFilter[Key] | undefined }): void {
    const { search, kind, groupId } = { ...this.#filter, ...change };
    const filter = { ...(search ? { search } : {}), ...(kind ? { kind } : {}), ...(groupId ? { groupId } : {}) };
    navigate(filterAddress(filter, this.#chosen), { replace: true });
  }

  readonly #onSearch = (event: Event): void => {
    const { target } = event;
    if (!(target instanceof HTMLInputElement)) return;
    clearTimeout(this.#typing);
    const search = target.value.trim();
    this.#typing = window.setTimeout(() => this.#narrow({ search }), SEARCH_WAIT_MS);
  };

  readonly #choose = (): void => this.renderRoot.querySelector("upload-button")?.choose();

  readonly #onOpen = (event: CustomEvent<Media>): void => navigate(filterAddress(this.#filter, event.detail.id));

  readonly #onMade = ({ detail }: CustomEvent<Media>): void => {
    toast({ text: t("library.cropped", { name: detail.name }), kind: "good" });
    void this.#list.refresh();
    navigate(filterAddress(this.#filter, detail.id));
  };

  readonly #onRemoved = ({ detail }: CustomEvent<string>): void => {
    this.#list.drop(detail);
    navigate(filterAddress(this.#filter), { replace: true });
    this.renderRoot.querySelector("media-grid")?.focus();
  };
}

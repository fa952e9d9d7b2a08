import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { GroupId } from "../../domain/model/id.ts";
import type { Media, MediaKind } from "../../domain/model/media.ts";
import { emptyState } from "../elements/empty-state.ts";
import { focusField } from "../elements/focus-field.ts";
import { listFailure, listLoading, listMore, searchBox } from "../elements/list-notes.ts";
import { selectField } from "../elements/select-field.ts";
import { GroupList } from "../group-list.ts";
import { rememberMedia } from "../media-cache.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { fields } from "../style/fields.ts";
import { notes } from "../style/notes.ts";
import { rows } from "../style/rows.ts";
import { t } from "../texts.ts";
import "./drop-veil.ts";
import { FileIntake } from "./file-intake.ts";
import "./folder-list.ts";
import type { Folder, MediaFilter } from "./media-filter.ts";
import "./media-grid.ts";
import { MediaList } from "./media-list.ts";
import { kindOptions } from "./media-words.ts";
import "./upload-button.ts";
import "./upload-list.ts";
import { UploadsController, uploadQueue } from "./upload-queue.ts";

const SEARCH_WAIT_MS = 200;

/**
 * What the picker shows: folders, search, tiles, and the uploads begun here. One file uploaded here is chosen by itself once it is ready.
 * @fires media-chosen - `detail` is the `Media`
 */
@customElement("picker-body")
export class PickerBody extends LitElement {
  static override styles = [
    base,
    buttons,
    fields,
    notes,
    rows,
    css`
      :host {
        position: relative;
        min-height: min(36rem, calc(100dvh - 9rem));
      }
      .columns {
        display: grid;
        grid-template-columns: 12rem minmax(0, 1fr);
        gap: 1.25rem;
        align-items: start;
      }
      .bar {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto auto;
        align-items: start;
        gap: 0.625rem;
        margin-bottom: 1rem;
      }
      .bar .field label {
        position: absolute;
        clip-path: inset(50%);
      }
      .main {
        display: grid;
        gap: 1rem;
        padding: 3px;
      }
      media-grid {
        --tile: 10rem;
      }
      @media (max-width: 52rem) {
        .columns {
          grid-template-columns: minmax(0, 1fr);
          gap: 0.75rem;
        }
        .bar {
          grid-template-columns: minmax(0, 1fr) auto;
        }
        .bar .search-box {
          grid-column: 1 / -1;
        }
      }
    `,
  ];

  @property({ attribute: false }) kind: MediaKind | undefined;
  @property({ attribute: false }) without: string | undefined;
  @state() private filter: MediaFilter = {};
  @state() private added: readonly number[] = [];
  readonly #list = new MediaList(this);
  readonly #groups = new GroupList(this);
  readonly #intake = new FileIntake(this, (files) => this.#take(uploadQueue.add(files, this.#groupId, this.kind)));
  #typing: number | undefined;

  constructor() {
    super();
    new UploadsController(this, () => this.#chooseArrived());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#typing);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("kind") || changed.has("filter" as keyof PickerBody))
      this.#list.narrow({ ...this.filter, ...(this.kind ? { kind: this.kind } : {}) });
  }

  protected override firstUpdated(): void {
    void focusField(this, "#search");
  }

  protected override render() {
    return html`
      <div class="columns">
        <folder-list .groups=${this.#groups.groups} .chosen=${this.filter.groupId} @folder-change=${(event: CustomEvent<Folder | undefined>) => this.#narrow({ groupId: event.detail })}></folder-list>
        <div>
          <search class="bar">${searchBox(t("library.search"), this.filter.search ?? "", this.#onSearch)} ${this.kind ? nothing : this.#kinds()}
            <upload-button .kind=${this.kind} .groupId=${this.#groupId} @uploads-added=${(event: CustomEvent<readonly number[]>) => this.#take(event.detail)}></upload-button>
          </search>
          <div class="main">
            ${this.added.length > 0 ? html`<upload-list .only=${this.added} @upload-show=${this.#onOpen}></upload-list>` : nothing}
            ${this.#content()}
          </div>
        </div>
      </div>
      <drop-veil ?on=${this.#intake.isOver}></drop-veil>
    `;
  }

  get #groupId(): GroupId | null {
    const { groupId } = this.filter;
    return groupId && groupId !== "none" ? groupId : null;
  }

  #kinds(): TemplateResult {
    return selectField({
      id: "kind",
      label: t("library.kindLabel"),
      value: this.filter.kind ?? "",
      options: kindOptions(),
      onChange: (kind) => this.#narrow({ kind: kind || undefined }),
    });
  }

  #content(): TemplateResult {
    const { failed, nextCursor } = this.#list;
    const items = this.#list.items?.filter(({ id }) => id !== this.without);
    const failure = listFailure(failed, () => this.#list.refresh());
    if (!items) return failed === undefined ? listLoading() : html`${failure}`;
    if (items.length === 0) return this.#empty();
    return html`${failure}<media-grid usable label=${t("library.title")} .items=${items} @media-open=${this.#onOpen}></media-grid>${listMore(nextCursor, () => this.#list.more())}`;
  }

  #empty(): TemplateResult {
    if (Object.keys(this.filter).length > 0) return emptyState("search", t("list.nothingFound"), t("library.nothingFoundHint"));
    return emptyState("images", t("library.emptyPicker"), t("library.emptyPickerHint"));
  }

  #narrow(change: { readonly [Key in keyof MediaFilter]?: MediaFilter[Key] | undefined }): void {
    const { search, kind, groupId } = { ...this.filter, ...change };
    this.filter = { ...(search ? { search } : {}), ...(kind ? { kind } : {}), ...(groupId ? { groupId } : {}) };
  }

  readonly #onSearch = (event: Event): void => {
    const { target } = event;
    if (!(target instanceof HTMLInputElement)) return;
    clearTimeout(this.#typing);
    const search = target.value.trim();
    this.#typing = window.setTimeout(() => this.#narrow({ search }), SEARCH_WAIT_MS);
  };

  readonly #onOpen = (event: CustomEvent<Media>): void => this.#choose(event.detail);

  #take(ids: readonly number[]): void {
    this.added = [...this.added, ...ids];
    this.#chooseArrived();
  }

  /** Who uploads one file here wants that one. */
  #chooseArrived(): void {
    const [id, ...more] = this.added;
    const media = id !== undefined && more.length === 0 ? uploadQueue.find(id)?.media : undefined;
    if (media?.state === "ready" && media.id !== this.without) this.#choose(media);
  }

  #choose(detail: Media): void {
    rememberMedia(detail);
    for (const id of this.added) if (uploadQueue.find(id)?.state === "done") uploadQueue.remove(id);
    this.added = [];
    this.dispatchEvent(new CustomEvent("media-chosen", { detail }));
  }
}

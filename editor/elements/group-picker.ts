import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { GroupId } from "../../domain/model/id.ts";
import type { Group } from "../../domain/model/place.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { fields } from "../style/fields.ts";
import { rows } from "../style/rows.ts";
import { t } from "../texts.ts";
import { checkField } from "./field.ts";
import "./ui-icon.ts";

/**
 * The tree of groups to tick. A ticked group includes everything below it, which then shows as included.
 * @fires groups-change - `detail` is the ids ticked, in the order of the tree
 */
@customElement("group-picker")
export class GroupPicker extends LitElement {
  static override styles = [
    base,
    buttons,
    fields,
    rows,
    css`
      .tree {
        margin-top: 0.75rem;
      }
      ul ul {
        margin-left: 0.9rem;
        padding-left: 1.1rem;
        border-left: 1px solid var(--line);
      }
      .line {
        display: flex;
        align-items: center;
        gap: 0.25rem;
        min-height: 2.5rem;
      }
      .line .check {
        flex: 1;
      }
      .count {
        color: var(--ink-soft);
        font-size: 0.875rem;
        white-space: nowrap;
      }
      .space {
        width: 2.125rem;
        flex: none;
      }
      .included {
        color: var(--ink-soft);
      }
    `,
  ];

  @property({ attribute: false }) groups: readonly Group[] = [];
  @property({ attribute: false }) chosen: readonly GroupId[] = [];
  /** Only what is ticked counts, nothing below it: for what belongs to groups rather than being sent to them. */
  @property({ type: Boolean }) exact = false;
  @state() private search = "";
  @state() private closed: ReadonlySet<GroupId> = new Set();

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("groups") && this.groups.length > 60 && this.closed.size === 0) this.closed = this.#deepGroups();
  }

  protected override render() {
    const shown = this.#shown();
    const roots = this.groups.filter(({ parentId }) => parentId === null);
    return html`
      <label class="hidden-text" for="search">${t("groups.search")}</label>
      <div class="search-box">
        <ui-icon name="search"></ui-icon>
        <input class="control" id="search" type="search" autocomplete="off" placeholder=${t("groups.search")} .value=${this.search} @input=${this.#onSearch} />
      </div>
      <div class="tree">${shown.size === 0 ? html`<p class="soft" role="status">${t("groups.nothingFound")}</p>` : this.#level(roots, shown, false)}</div>
    `;
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>("#search")?.focus();
  }

  #level(groups: readonly Group[], shown: ReadonlySet<GroupId>, included: boolean): TemplateResult {
    return html`<ul>${groups.filter(({ id }) => shown.has(id)).map((group) => this.#node(group, shown, included))}</ul>`;
  }

  #node(group: Group, shown: ReadonlySet<GroupId>, included: boolean): TemplateResult {
    const children = this.groups.filter(({ parentId }) => parentId === group.id);
    const open = this.search !== "" || !this.closed.has(group.id);
    const ticked = this.chosen.includes(group.id);
    return html`<li>
      <div class="line">
        ${children.length > 0 ? this.#opener(group, open) : html`<span class="space"></span>`}
        ${checkField({
          id: group.id,
          label: html`<span class=${included ? "included" : ""}>${group.name}</span>${included ? html` <span class="included small">${t("groups.included")}</span>` : nothing}`,
          checked: ticked || included,
          disabled: included,
          onChange: (checked) => this.#tick(group.id, checked),
        })}
        <span class="count numbers">${t("screens.count", { count: group.screenCount })}</span>
      </div>
      ${open && children.length > 0 ? this.#level(children, shown, !this.exact && (included || ticked)) : nothing}
    </li>`;
  }

  #opener({ id, name }: Group, open: boolean): TemplateResult {
    return html`<button class="button quiet small icon-only" type="button" aria-expanded=${open} aria-label=${t("groups.below", { name })} @click=${() => this.#toggle(id)}>
      <ui-icon name=${open ? "chevron-down" : "chevron-right"}></ui-icon>
    </button>`;
  }

  /** What the search finds, with everything above it so that the tree hangs together. */
  #shown(): ReadonlySet<GroupId> {
    const wanted = this.search.trim().toLocaleLowerCase();
    const shown = new Set<GroupId>();
    for (const group of this.groups.filter(({ name }) => name.toLocaleLowerCase().includes(wanted))) {
      for (let at: Group | undefined = group; at && !shown.has(at.id); at = this.#parentOf(at)) shown.add(at.id);
    }
    return shown;
  }

  #parentOf({ parentId }: Group): Group | undefined {
    return this.groups.find(({ id }) => id === parentId);
  }

  #deepGroups(): ReadonlySet<GroupId> {
    return new Set(this.groups.filter(({ parentId }) => parentId !== null).map(({ id }) => id));
  }

  #toggle(id: GroupId): void {
    const closed = new Set(this.closed);
    if (!closed.delete(id)) closed.add(id);
    this.closed = closed;
  }

  #tick(id: GroupId, checked: boolean): void {
    const ticked = new Set(this.chosen);
    if (checked) ticked.add(id);
    else ticked.delete(id);
    const detail = this.groups.filter((group) => ticked.has(group.id)).map((group) => group.id);
    this.chosen = detail;
    this.dispatchEvent(new CustomEvent("groups-change", { detail }));
  }

  readonly #onSearch = (event: Event): void => {
    if (event.target instanceof HTMLInputElement) this.search = event.target.value;
  };
}

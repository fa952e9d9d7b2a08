import { html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { GroupId } from "../../domain/model/id.ts";
import type { Group } from "../../domain/model/place.ts";
import "../elements/ui-icon.ts";
import { base } from "../style/base.ts";
import { t } from "../texts.ts";
import { groupTreeStyles } from "./group-tree-styles.ts";
import { childrenOf, depthOf, dropSpot, type Spot, type Step } from "./tree.ts";

type Where = "before" | "after" | "inside";

/**
 * The tree of groups as an ARIA tree with one stop for the Tab key: arrows walk and fold, Home and End jump, letters find. With `editable`
 * Alt and arrows move, F2 renames, Delete removes, and rows can be dragged.
 * @fires group-choose - `detail` is the id
 * @fires group-step - `detail` is `Step`
 * @fires group-drop - `detail` is `{ id, spot }`
 * @fires group-rename - the chosen one
 * @fires group-remove - the chosen one
 */
@customElement("group-tree")
export class GroupTree extends LitElement {
  static override styles = [base, groupTreeStyles];

  @property({ attribute: false }) groups: readonly Group[] = [];
  @property({ attribute: false }) chosen: GroupId | undefined;
  @property({ type: Boolean }) editable = false;
  @state() private closed: ReadonlySet<GroupId> = new Set();
  @state() private dragged: Group | undefined;
  @state() private target: { readonly id: GroupId; readonly where: Where } | undefined;

  /** Opens whatever hides this group. */
  reveal(id: GroupId): void {
    const closed = new Set(this.closed);
    for (let at = this.#find(id)?.parentId ?? null; at !== null; at = this.#find(at)?.parentId ?? null) closed.delete(at);
    this.closed = closed;
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('[role="treeitem"][tabindex="0"]')?.focus();
  }

  protected override render() {
    const visible = this.#visible();
    return html`<ul role="tree" aria-label=${t("groups.title")} @keydown=${this.#key} @dragleave=${this.#leave}>
      ${repeat(
        visible,
        ({ id }) => id,
        (group) => this.#node(group),
      )}
    </ul>`;
  }

  /** All rows are siblings and say their level: a row that moves is then the same element and keeps the focus. */
  #node(group: Group): TemplateResult {
    const siblings = childrenOf(this.groups, group.parentId);
    const hasChildren = childrenOf(this.groups, group.id).length > 0;
    const isOpen = !this.closed.has(group.id);
    const depth = depthOf(this.groups, group);
    return html`<li role="treeitem" id="item-${group.id}" tabindex=${this.#isStop(group) ? "0" : "-1"} aria-level=${depth + 1} aria-posinset=${siblings.indexOf(group) + 1} aria-setsize=${siblings.length}
      aria-selected=${group.id === this.chosen} aria-expanded=${hasChildren ? isOpen : nothing}
      class="line ${this.target?.id === group.id ? this.target.where : ""} ${this.dragged?.id === group.id ? "dragged" : ""}" draggable=${this.editable}
      @click=${() => this.#choose(group)} @dragstart=${(event: DragEvent) => this.#drag(event, group)} @dragover=${(event: DragEvent) => this.#over(event, group)} @drop=${this.#drop} @dragend=${this.#endDrag}>
      ${Array.from({ length: depth }, () => html`<span class="step"></span>`)}
      <span class="fold" @click=${(event: Event) => this.#fold(event, group, hasChildren)}>${hasChildren ? html`<ui-icon name=${isOpen ? "chevron-down" : "chevron-right"}></ui-icon>` : nothing}</span>
      <span class="name">${group.name}</span>
      <span class="count numbers"><span class="words">${t("screens.count", { count: group.screenCount })}</span><span class="figure" aria-hidden="true">${group.screenCount}</span></span>
      ${this.editable ? html`<ui-icon class="grip" name="grip-vertical"></ui-icon>` : nothing}
    </li>`;
  }

  #find(id: GroupId | undefined): Group | undefined {
    return this.groups.find((group) => group.id === id);
  }

  #isStop(group: Group): boolean {
    const visible = this.#visible();
    return (visible.find(({ id }) => id === this.chosen) ?? visible[0])?.id === group.id;
  }

  /** The groups that can be seen, from top to bottom. */
  #visible(parentId: GroupId | null = null): readonly Group[] {
    return childrenOf(this.groups, parentId).flatMap((group) => [group, ...(this.closed.has(group.id) ? [] : this.#visible(group.id))]);
  }

  #choose(group: Group | undefined): void {
    if (!group) return;
    this.#tell("group-choose", group.id);
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(`#item-${group.id}`)?.focus());
  }

  #fold(event: Event, { id }: Group, hasChildren: boolean): void {
    if (!hasChildren) return;
    event.stopPropagation();
    this.#setOpen(id, this.closed.has(id));
  }

  #setOpen(id: GroupId, isOpen: boolean): void {
    const closed = new Set(this.closed);
    if (isOpen) closed.delete(id);
    else closed.add(id);
    this.closed = closed;
  }

  readonly #key = (event: KeyboardEvent): void => {
    const visible = this.#visible();
    const at = visible.findIndex((group) => this.#isStop(group));
    const group = visible[at];
    if (!group || event.ctrlKey || event.metaKey) return;
    if (event.altKey ? this.#moveKey(event.key) : this.#walkKey(event.key, visible, at, group)) event.preventDefault();
  };

  #moveKey(key: string): boolean {
    const steps: Readonly<Record<string, Step>> = { ArrowUp: "up", ArrowDown: "down", ArrowLeft: "out", ArrowRight: "in" };
    const step = steps[key];
    if (!this.editable || !step) return false;
    this.#tell("group-step", step);
    return true;
  }

  #walkKey(key: string, visible: readonly Group[], at: number, group: Group): boolean {
    const hasChildren = childrenOf(this.groups, group.id).length > 0;
    const isOpen = hasChildren && !this.closed.has(group.id);
    if (key === "ArrowDown") this.#choose(visible[at + 1]);
    else if (key === "ArrowUp") this.#choose(visible[at - 1]);
    else if (key === "Home") this.#choose(visible[0]);
    else if (key === "End") this.#choose(visible.at(-1));
    else if (key === "ArrowRight" && isOpen) this.#choose(visible[at + 1]);
    else if (key === "ArrowRight" && hasChildren) this.#setOpen(group.id, true);
    else if (key === "ArrowLeft" && isOpen) this.#setOpen(group.id, false);
    else if (key === "ArrowLeft") this.#choose(this.#find(group.parentId ?? undefined));
    else if (key === "Enter" || key === " ") this.#choose(group);
    else if (key === "F2" && this.editable) this.#tell("group-rename", group.id);
    else if (key === "Delete" && this.editable) this.#tell("group-remove", group.id);
    else if (/^\p{L}$/u.test(key))
      this.#choose(
        [...visible.slice(at + 1), ...visible.slice(0, at)].find(({ name }) => name.toLowerCase().startsWith(key.toLowerCase())),
      );
    else return false;
    return true;
  }

  #drag(event: DragEvent, group: Group): void {
    event.stopPropagation();
    this.dragged = group;
    event.dataTransfer?.setData("text/plain", group.name);
    if (event.dataTransfer) event.dataTransfer.effectAllowed = "move";
  }

  #over(event: DragEvent, group: Group): void {
    const line = event.currentTarget;
    if (!this.dragged || !(line instanceof HTMLElement)) return;
    const { top, height } = line.getBoundingClientRect();
    const part = (event.clientY - top) / height;
    const where = part < 0.28 ? "before" : part > 0.72 ? "after" : "inside";
    const isPossible = dropSpot(this.groups, this.dragged, group, where) !== undefined;
    this.target = isPossible ? { id: group.id, where } : undefined;
    if (isPossible) event.preventDefault();
  }

  readonly #drop = (event: Event): void => {
    event.preventDefault();
    const target = this.#find(this.target?.id);
    const spot = this.dragged && target && this.target && dropSpot(this.groups, this.dragged, target, this.target.where);
    if (this.dragged && spot) this.#tell("group-drop", { id: this.dragged.id, spot } satisfies { id: GroupId; spot: Spot });
    this.#endDrag();
  };

  readonly #leave = (): void => {
    this.target = undefined;
  };

  readonly #endDrag = (): void => {
    this.dragged = undefined;
    this.target = undefined;
  };

  #tell(type: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

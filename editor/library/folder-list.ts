import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Group } from "../../domain/model/place.ts";
import type { Choice } from "../elements/combo-field.ts";
import "../elements/combo-field.ts";
import "../elements/ui-icon.ts";
import { softHyphenated } from "../../domain/reading/soft-hyphens.ts";
import { depthOf } from "../groups/tree.ts";
import { base } from "../style/base.ts";
import { currentLanguage, t } from "../texts.ts";
import { type Folder, readFolder } from "./media-filter.ts";

/** How far down the tree stands open by itself. */
const OPEN_DEPTH = 1;

/**
 * The folders of the library: everything, what belongs to everybody, and each group. A chosen group shows those below it. On a narrow screen
 * it is one field.
 * @fires folder-change - `detail` is the `Folder`, or undefined for everything
 */
@customElement("folder-list")
export class FolderList extends LitElement {
  static override styles = [
    base,
    css`
      button span {
        min-width: 0;
      }
      combo-field {
        display: none;
      }
      ul {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.125rem;
      }
      button {
        display: flex;
        align-items: center;
        gap: 0.5rem;
        width: 100%;
        min-height: 2.25rem;
        padding: 0.25rem 0.625rem;
        border: 0;
        border-radius: var(--radius);
        background: none;
        color: var(--ink-soft);
        text-align: left;
        line-height: 1.25;
        hyphens: auto;
        overflow-wrap: break-word;
      }
      button:hover {
        background: var(--surface-hover);
        color: var(--ink);
      }
      button[aria-current] {
        background: var(--surface);
        color: var(--ink);
        font-weight: 700;
        box-shadow: inset 0 0 0 1px var(--line);
      }
      .depth-1 {
        padding-left: 1.25rem;
      }
      .depth-2 {
        padding-left: 2.125rem;
      }
      .depth-3 {
        padding-left: 3rem;
      }
      @media (max-width: 52rem) {
        combo-field {
          display: block;
        }
        nav {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) groups: readonly Group[] = [];
  @property({ attribute: false }) chosen: Folder | undefined;

  protected override render() {
    return html`
      <nav aria-label=${t("library.folders")}><ul>
        <li>${this.#button(undefined, t("library.everything"), "images", 0)}</li>
        <li>${this.#button("none", t("library.everybody"), "users", 0)}</li>
        ${this.#shown().map((group) => html`<li>${this.#button(group.id, group.name, "folder", depthOf(this.groups, group))}</li>`)}
      </ul></nav>
      <combo-field hide-label clearable label=${t("library.folder")} placeholder=${t("library.everything")} .choices=${folderChoices(this.groups)} .value=${this.chosen ?? ""} @combo-change=${(event: CustomEvent<string>) => this.#choose(readFolder(event.detail))}></combo-field>
    `;
  }

  #button(folder: Folder | undefined, label: string, icon: "images" | "users" | "folder", depth: number): TemplateResult {
    return html`<button class="depth-${Math.min(depth, 3)}" type="button" aria-current=${folder === this.chosen ? "true" : nothing} @click=${() => this.#choose(folder)}><ui-icon name=${icon}></ui-icon><span>${softHyphenated(label, currentLanguage())}</span></button>`;
  }

  /** The upper part of the tree, the way to the chosen group, and what is right below it. */
  #shown(): readonly Group[] {
    const way = new Set<string>();
    for (let at = this.groups.find(({ id }) => id === this.chosen); at; at = this.groups.find(({ id }) => id === at?.parentId))
      way.add(at.id);
    return this.groups.filter(
      (group) => depthOf(this.groups, group) <= OPEN_DEPTH || way.has(group.id) || (group.parentId && way.has(group.parentId)),
    );
  }

  #choose(detail: Folder | undefined): void {
    this.dispatchEvent(new CustomEvent("folder-change", { detail }));
  }
}

/** The folders as choices of a `<combo-field>`. */
export function folderChoices(groups: readonly Group[]): readonly Choice[] {
  return [
    { value: "none", label: t("library.everybody") },
    ...groups.map((group) => ({ value: group.id, label: group.name, depth: depthOf(groups, group) })),
  ];
}

import { html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { GroupId } from "../../domain/model/id.ts";
import type { Group } from "../../domain/model/place.ts";
import "../elements/combo-field.ts";
import "../elements/ui-dialog.ts";
import { depthOf } from "../groups/tree.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { forms } from "../style/forms.ts";
import { t } from "../texts.ts";

/**
 * Asks which group is to get a look of its own.
 * @fires look-add - `detail` is the group's id
 * @fires dialog-close
 */
@customElement("add-look-dialog")
export class AddLookDialog extends LitElement {
  static override styles = [base, buttons, forms];

  @property({ type: Boolean }) open = false;
  /** All groups, parents before their children. */
  @property({ attribute: false }) groups: readonly Group[] = [];
  /** Those that have a look of their own already. */
  @property({ attribute: false }) taken: ReadonlySet<GroupId | null> = new Set();
  @state() private chosen = "";
  @state() private checked = false;

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has("open") || !this.open) return;
    this.chosen = "";
    this.checked = false;
  }

  protected override render() {
    return html`<ui-dialog .open=${this.open} heading=${t("looks.add")} @dialog-close=${this.#close}>
      ${this.open ? this.#form() : nothing}
      <button slot="actions" class="button" type="button" @click=${this.#close}>${t("action.cancel")}</button>
      <button slot="actions" class="button primary" type="button" @click=${this.#add}>${t("looks.add.go")}</button>
    </ui-dialog>`;
  }

  #form() {
    const free = this.groups.filter(({ id }) => !this.taken.has(id));
    const choices = free.map((group) => ({
      value: group.id,
      label: group.name,
      hint: t("looks.screens", { count: group.screenCount }),
      depth: depthOf(this.groups, group),
    }));
    return html`<div class="form">
      <p class="soft">${t("looks.add.hint")}</p>
      <combo-field label=${t("looks.add.group")} placeholder=${t("looks.add.placeholder")} .choices=${choices} .value=${this.chosen} error=${this.checked && !this.chosen ? t("looks.add.missing") : ""} @combo-change=${(
        event: CustomEvent<string>,
      ) => {
        this.chosen = event.detail;
      }}></combo-field>
    </div>`;
  }

  readonly #close = (): void => {
    this.dispatchEvent(new CustomEvent("dialog-close"));
  };

  readonly #add = (): void => {
    this.checked = true;
    const group = this.groups.find(({ id }) => id === this.chosen);
    if (!group) return;
    this.dispatchEvent(new CustomEvent("look-add", { detail: group.id }));
    this.#close();
  };
}

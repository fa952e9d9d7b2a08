import { html, LitElement, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import * as z from "zod/mini";
import { line } from "../../domain/model/text.ts";
import { textField } from "../elements/field.ts";
import { focusField } from "../elements/focus-field.ts";
import { problemSummary } from "../elements/problem-summary.ts";
import "../elements/ui-dialog.ts";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { fields } from "../style/fields.ts";
import { forms } from "../style/forms.ts";
import { notes } from "../style/notes.ts";
import { t } from "../texts.ts";

const Name = line(80);

/**
 * Asks for the name of a group, new or not, and stays open with the reason if it was refused.
 * @fires dialog-close
 */
@customElement("name-dialog")
export class NameDialog extends LitElement {
  static override styles = [base, buttons, fields, forms, notes];

  @property({ type: Boolean }) open = false;
  @property() heading = "";
  @property() action = "";
  @property() hint = "";
  @property() name = "";
  @property({ attribute: false }) save: (name: string) => Promise<void> = () => Promise.resolve();
  @property({ attribute: false }) explain: (error: unknown) => string = String;
  @state() private typed = "";
  @state() private checked = false;
  @state() private refusal = "";
  @state() private busy = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("open") || !this.open) return;
    this.typed = this.name;
    this.checked = false;
    this.refusal = "";
  }

  protected override render() {
    const isWrong = this.checked && !z.safeParse(Name, this.typed).success;
    const field = textField({
      id: "name",
      label: t("groups.name"),
      ...(this.hint ? { hint: this.hint } : {}),
      value: this.typed,
      maxLength: 80,
      required: true,
      error: isWrong ? t("groups.nameWrong") : undefined,
      onInput: (value) => {
        this.typed = value;
      },
    });
    return html`<ui-dialog .open=${this.open} heading=${this.heading} @dialog-close=${this.#close}>
      ${this.open ? html`<form class="form" novalidate @submit=${this.#submit}>${problemSummary(this.refusal, [])} ${field}</form>` : nothing}
      <button slot="actions" class="button" type="button" @click=${this.#close}>${t("action.cancel")}</button>
      <button slot="actions" class="button primary" type="button" aria-disabled=${this.busy} @click=${this.#submit}>${this.action}</button>
    </ui-dialog>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has("open") && this.open) void focusField(this, "#name");
  }

  readonly #close = (): void => {
    this.dispatchEvent(new CustomEvent("dialog-close"));
  };

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.busy) return;
    this.checked = true;
    this.refusal = "";
    const name = z.safeParse(Name, this.typed);
    if (name.success) await this.#send(name.data);
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('[role="alert"], [aria-invalid="true"]')?.focus();
  };

  async #send(name: string): Promise<void> {
    this.busy = true;
    try {
      await this.save(name);
      this.#close();
    } catch (error) {
      this.refusal = this.explain(error);
    } finally {
      this.busy = false;
    }
  }
}

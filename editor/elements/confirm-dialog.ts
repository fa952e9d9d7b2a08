import { html, LitElement, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { base } from "../style/base.ts";
import { buttons } from "../style/buttons.ts";
import { notes } from "../style/notes.ts";
import { t } from "../texts.ts";
import { problemSummary, problemText } from "./problem-summary.ts";
import "./ui-dialog.ts";

/**
 * Asks before something that cannot be taken back, runs it, and stays open with the reason if it was refused.
 * @slot - what will happen, in plain words
 * @fires dialog-close - when it is over; the owner then sets `open` to false
 */
@customElement("confirm-dialog")
export class ConfirmDialog extends LitElement {
  static override styles = [base, buttons, notes];

  @property({ type: Boolean }) open = false;
  @property() heading = "";
  /** The words on the button that does it. */
  @property() action = "";
  @property({ attribute: false }) run: () => Promise<void> = () => Promise.resolve();
  /** Says a refusal in words that fit what was asked. */
  @property({ attribute: false }) explain: (error: unknown) => string = problemText;
  @state() private refusal = "";
  @state() private busy = false;

  protected override willUpdate(): void {
    if (!this.open) this.refusal = "";
  }

  protected override render() {
    return html`<ui-dialog .open=${this.open} heading=${this.heading} @dialog-close=${this.#close}>
      <slot></slot>
      ${this.refusal ? html`<br />${problemSummary(this.refusal, [])}` : nothing}
      <button slot="actions" class="button" type="button" autofocus aria-disabled=${this.busy} @click=${this.#close}>${t("action.cancel")}</button>
      <button slot="actions" class="button danger" type="button" aria-disabled=${this.busy} @click=${this.#confirm}>${this.busy ? t("action.busy") : this.action}</button>
    </ui-dialog>`;
  }

  /** What runs cannot be called off, so it is waited for. */
  readonly #close = (): void => {
    if (this.busy) return;
    this.dispatchEvent(new CustomEvent("dialog-close"));
  };

  readonly #confirm = async (): Promise<void> => {
    if (this.busy) return;
    this.busy = true;
    this.refusal = "";
    try {
      await this.run();
      this.busy = false;
      this.#close();
    } catch (error) {
      this.refusal = this.explain(error);
      this.busy = false;
    }
  };
}
